import type { Configuration, IsoDate } from '../../model/configuration.ts';
import type { JsonObject } from '../../model/json.ts';
import { ruleOnConfiguration } from '../../records/configuration.ts';
import { dateOf } from '../../records/dates.ts';
import { latestEnd } from '../../records/longest-exception.ts';

/** Families of rules that guard trust in the text itself: no decision of anybody makes their findings harmless. */
const guarded = /^(?:signoff|yaml|id)-/;

/** True for a rule that an exception may name and never excuses. */
export const isNeverExcused = (rule: string): boolean => rule === ruleOnConfiguration || guarded.test(rule);

/** The day until which an exception would have to end, where it lasts longer than allowed; null where it does not. */
export function endTooLate(data: JsonObject, setting: Configuration['exceptions']): IsoDate | null {
  const [from, until] = [dateOf(data['from']), dateOf(data['until'])];
  if (from === null || until === null) return null;
  const latest = latestEnd(from, setting);
  return until > latest ? latest : null;
}
