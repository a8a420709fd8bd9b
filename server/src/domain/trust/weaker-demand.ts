import type { SignOffDemand } from '../../model/configuration.ts';
import { isWeaker } from '../../records/sign-offs.ts';

/** What is asked of a type's records: who signs, as what, in order. */
export type AskedSignOff = Pick<SignOffDemand, 'meaning' | 'by' | 'roles' | 'needed' | 'approvedIn'>;

/** How many persons a demand takes. */
const personsOf = ({ needed, roles }: AskedSignOff): number => (needed === 'all' ? roles.length : needed);

/** True where a demand cannot be met without somebody who leads. */
function needsLeader(asked: AskedSignOff, leading: ReadonlySet<string>): boolean {
  if (asked.by === 'top-management') return true;
  if (asked.by !== 'roles') return false;
  return personsOf(asked) > asked.roles.filter((role) => !leading.has(role)).length;
}

/** True where everybody who may sign now might before. */
function isFromAmong(now: AskedSignOff, before: AskedSignOff, leading: ReadonlySet<string>): boolean {
  if (before.by === 'anyone') return true;
  if (before.by === 'top-management') return needsLeader(now, leading);
  if (before.by === 'roles' && now.by === 'roles')
    return now.roles.every((role) => before.roles.includes(role));
  // Whom the record names is as many as whom it names elsewhere; who leads, or holds a role, is chosen elsewhere.
  return now.by !== 'anyone' && before.by !== 'roles';
}

/** True where one demand is met only by what meets the other. */
const covers = (now: AskedSignOff, before: AskedSignOff, leading: ReadonlySet<string>): boolean =>
  (now.meaning === before.meaning || isWeaker(before.meaning, now.meaning)) &&
  isFromAmong(now, before, leading) &&
  personsOf(now) >= personsOf(before) &&
  (before.approvedIn || !now.approvedIn);

/**
 * True where less is asked for than before: a sign-off that nothing now asked for stands for, because none is, its
 * meaning is not above the other, or more people may give it. More and other than before is never less.
 * @param leading ids of the roles of top management
 */
export const asksForLess = (
  now: readonly AskedSignOff[],
  before: readonly AskedSignOff[],
  leading: ReadonlySet<string>,
): boolean => before.some((asked) => !now.some((each) => covers(each, asked, leading)));
