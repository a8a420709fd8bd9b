import type { IsoDate } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { addDuration, dateOf, durationOf } from '../records/dates.ts';
import { isBlank } from '../records/values.ts';

/** When a complaint is to be answered. */
export interface AnswerDue {
  readonly date: IsoDate;
  /** Whether the day was agreed for this complaint, or follows from the time set for all. */
  readonly isAgreed: boolean;
}

/** When a complaint is to be answered: on the day agreed, else within the time of qms.yaml; null once it is, or where nothing says it. */
export function answerDue({ data }: QmsRecord, queries: Queries): AnswerDue | null {
  if (!isBlank(data['respondedOn'])) return null;
  const agreed = dateOf(data['responseDue']);
  if (agreed !== null) return { date: agreed, isAgreed: true };
  const received = dateOf(data['receivedOn']);
  const within = durationOf(queries.config('complaints').respondWithin);
  return received === null || within === null
    ? null
    : { date: addDuration(received, within), isAgreed: false };
}
