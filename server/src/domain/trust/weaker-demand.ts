import type { SignOffDemand } from '../../model/configuration.ts';
import { isWeaker } from '../../records/sign-offs.ts';

/** How few may give a sign-off: whom the record names is fewer than anyone, top management fewest. */
const strictness: Readonly<Record<SignOffDemand['by'], number>> = {
  'top-management': 2,
  owner: 1,
  authority: 1,
  anyone: 0,
};

/** What is asked of a type's records: who signs, and as what. */
export type AskedSignOff = Pick<SignOffDemand, 'meaning' | 'by'>;

/**
 * True where less is asked for than before: nothing, a meaning that is not above the other, or a sign-off that more
 * people may give. More and other than before is never weaker.
 */
export function asksForLess(now: AskedSignOff | null, before: AskedSignOff | null): boolean {
  if (before === null) return false;
  if (now === null) return true;
  const isOtherMeaning = now.meaning !== before.meaning && !isWeaker(before.meaning, now.meaning);
  return isOtherMeaning || strictness[now.by] < strictness[before.by];
}
