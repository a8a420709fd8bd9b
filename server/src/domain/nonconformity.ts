import type { IsoDate } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Path } from '../model/text.ts';
import { dateOf } from '../records/dates.ts';
import { idsOf, isBlank, textOf, textsOf } from '../records/values.ts';
import { referrersOf } from './referrers.ts';
import { actionsOn } from './risk.ts';

/** True where it was decided, with a reason, that the cause is left alone. */
export const isLeftAlone = ({ data }: QmsRecord): boolean =>
  data['correctiveActionNeeded'] === false && !isBlank(data['whyNot']);

/** True where the matter was dealt with and closed, not rejected. */
export const isClosed = ({ status, phase }: QmsRecord): boolean => phase === 'final' && status !== 'rejected';

/** An action taken because of a nonconformity. */
export interface ActionTaken {
  readonly action: QmsRecord;
  /** Where the nonconformity names it; the list itself where only the action names the nonconformity. */
  readonly path: Path;
}

/** The actions on a nonconformity that are on record: those it names and those that name it as their origin. */
export function actionsTaken(record: QmsRecord, queries: Queries): readonly ActionTaken[] {
  const { actions } = record.data;
  const named = idsOf(actions);
  return actionsOn(record, queries).flatMap((id) => {
    const action = queries.record(id);
    if (action?.type !== 'action') return [];
    const index = Array.isArray(actions) ? named.indexOf(id) : -1;
    return [{ action, path: index < 0 ? ['actions'] : ['actions', index] }];
  });
}

/** Kinds of actions that may outlast a nonconformity: they make something better that was not wrong. */
const beyond = ['improvement', 'opportunity', 'objective'];

/** True for an action that the matter is not dealt with without; false for one that was cancelled. */
export const isPartOfIt = ({ data, status }: QmsRecord): boolean =>
  status !== 'cancelled' && !beyond.includes(textOf(data['kind']) ?? '');

/**
 * True for an action that had begun and was not completed on a day, by its own dates; one that is done on an unknown
 * day counts as done.
 * @param day null for today
 */
export function wasOpenOn({ data, phase }: QmsRecord, day: IsoDate | null): boolean {
  const [opened, completed] = [dateOf(data['openedOn']), dateOf(data['completedOn'])];
  if (completed !== null) return day !== null && completed > day;
  return phase !== 'final' && phase !== 'void' && (day === null || opened === null || opened <= day);
}

/** True where a later nonconformity says that this one came again; one that was rejected says nothing. */
export function cameAgain(record: QmsRecord, queries: Queries): boolean {
  const first = dateOf(record.data['detectedOn']);
  return referrersOf(record, queries, 'repeats').some(({ source }) => {
    if (source.type !== 'nonconformity' || source.key === record.key || source.status === 'rejected')
      return false;
    const again = dateOf(source.data['detectedOn']);
    return first === null || again === null || again > first;
  });
}

/** True where a change of the system is on record as part of the answer. */
export const isAnsweredByChange = ({ data }: QmsRecord): boolean =>
  textsOf(data['qmsChange']).some((text) => text !== 'none-needed');
