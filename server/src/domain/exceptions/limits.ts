import type { Configuration, IsoDate } from '../../model/configuration.ts';
import type { JsonObject } from '../../model/json.ts';
import { defaultConfiguration, ruleOnConfiguration } from '../../records/configuration.ts';
import { addDays, addDuration, dateOf, durationOf } from '../../records/dates.ts';

/** Families of rules that guard trust in the text itself: no decision of anybody makes their findings harmless. */
const guarded = /^(?:signoff|yaml|id)-/;

/** True for a rule that an exception may name and never excuses. */
export const isNeverExcused = (rule: string): boolean => rule === ruleOnConfiguration || guarded.test(rule);

/** How long exceptions may last; the default where qms.yaml says what is no duration. */
const longestOf = ({ longest }: Configuration['exceptions']) =>
  durationOf(longest) ?? durationOf(defaultConfiguration.exceptions.longest)!;

/** The latest day on which an exception that begins on a day may still hold: the longest time, that day included. */
const latestEnd = (from: IsoDate, setting: Configuration['exceptions']): IsoDate =>
  addDays(addDuration(from, longestOf(setting)), -1);

/** The day until which an exception would have to end, where it lasts longer than allowed; null where it does not. */
export function endTooLate(data: JsonObject, setting: Configuration['exceptions']): IsoDate | null {
  const [from, until] = [dateOf(data['from']), dateOf(data['until'])];
  if (from === null || until === null) return null;
  const latest = latestEnd(from, setting);
  return until > latest ? latest : null;
}
