import type { QmsRecord } from '../model/record.ts';
import { isBlank } from '../records/values.ts';

/** True where it was decided, with a reason, that the cause is left alone. */
export const isLeftAlone = ({ data }: QmsRecord): boolean =>
  data['correctiveActionNeeded'] === false && !isBlank(data['whyNot']);

/** True where the matter was dealt with and closed, not rejected. */
export const isClosed = ({ status, phase }: QmsRecord): boolean => phase === 'final' && status !== 'rejected';
