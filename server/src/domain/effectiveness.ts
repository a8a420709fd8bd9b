import type { IsoDate } from '../model/configuration.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { isBlank, isObject } from '../records/values.ts';

/**
 * True while somebody has still to look at the effect: whatever is under way, and an action that is done and not yet
 * verified. What was closed or verified without a result is no longer waiting, and no day that passes changes that.
 */
const isWaiting = ({ phase, type, status }: QmsRecord): boolean =>
  phase === 'active' || (type === 'action' && status === 'done');

/** The day by which the effect is to be evaluated; null where nobody waits for it, or once it has a result. */
export function effectDue(record: QmsRecord): IsoDate | null {
  const { effectiveness } = record.data;
  if (!isWaiting(record) || !isObject(effectiveness) || !isBlank(effectiveness['result'])) return null;
  return dateOf(effectiveness['evaluateBy']);
}
