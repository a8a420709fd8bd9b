import type { IsoDuration } from '../../model/configuration.ts';
import { addDuration, durationOf } from '../../records/dates.ts';

/** Any day will do: what counts is which of two durations ends later when both begin on it. */
const start = '2000-01-01';

/** True for a duration longer than another; what is no duration is none. */
export function isLonger(value: IsoDuration, most: IsoDuration): boolean {
  const [left, right] = [durationOf(value), durationOf(most)];
  return left !== null && right !== null && addDuration(start, left) > addDuration(start, right);
}
