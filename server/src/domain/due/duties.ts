import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf } from '../../records/values.ts';
import { coverage, delegationsOn, isGranted } from '../people/delegations.ts';
import { holdersOn } from '../people/roles.ts';
import type { Capacity, Duty } from './item.ts';

/** Nobody is followed by more persons than these, who each left. */
const mostSuccessors = 20;

/** Who has to do what is asked of some roles and persons by a day. */
export type DutiesOf = (owners: readonly string[], on: IsoDate | null, type: string) => readonly Duty[];

/**
 * Who has to do what is asked of roles and persons: whoever holds the role on the day, in its place besides whoever it is
 * delegated to for records of this type, and for someone who has left by then whoever took over. What is overdue, or has
 * no day, is asked of those who are there today; so is what is due when nobody is known to hold the role any more.
 */
export function dutiesOf(queries: Queries): DutiesOf {
  const today = queries.today();
  const known = new Map<string, readonly Duty[]>();

  /** Whether a person has left by a day. */
  const hasLeft = (id: string, day: IsoDate): boolean => {
    const person = queries.record(id);
    if (person?.type !== 'person') return true;
    if (person.phase !== 'active') return true;
    const to = dateOf(person.data['to']);
    return to !== null && to < day;
  };

  /** The person, or after one who has left the first successor who has not; null where there is nobody. */
  const presentPerson = (id: string, day: IsoDate, as: Capacity): Duty | null => {
    const seen = new Set<string>();
    let next: string | undefined = queries.target(id)?.id;
    while (next !== undefined && !seen.has(next) && seen.size < mostSuccessors) {
      if (!hasLeft(next, day)) return { person: next, as: seen.size === 0 ? as : 'successor' };
      seen.add(next);
      const [after] = idsOf(queries.record(next)?.data['successor']);
      next = after === undefined ? undefined : queries.target(after)?.id;
    }
    return null;
  };

  const ofRole = (role: string, day: IsoDate, type: string): readonly Duty[] => {
    const holders = holdersOn(role, day, queries).flatMap((id) => presentPerson(id, day, 'holder') ?? []);
    const delegates = delegationsOn(role, day, queries)
      .filter((each) => isGranted(each, queries) && coverage(each, null, type) !== 'no')
      .flatMap(({ to }) => presentPerson(to, day, 'delegate') ?? []);
    return [...holders, ...delegates];
  };

  const onDay = (owner: string, day: IsoDate, type: string): readonly Duty[] => {
    const target = queries.target(owner);
    if (target?.type === 'role') return ofRole(target.id, day, type);
    const person = target?.type === 'person' ? presentPerson(target.id, day, 'owner') : null;
    return person === null ? [] : [person];
  };

  const ofOwner = (owner: string, on: IsoDate | null, type: string): readonly Duty[] => {
    const day = on === null || on < today ? today : on;
    const name = JSON.stringify([owner, day, type]);
    let duties = known.get(name);
    if (duties === undefined) {
      duties = onDay(owner, day, type);
      if (duties.length === 0 && day !== today) duties = onDay(owner, today, type);
      known.set(name, duties);
    }
    return duties;
  };

  return (owners, on, type) => onceEach(owners.flatMap((owner) => ofOwner(owner, on, type)));
}

/** Each person once, in the capacity that comes first. */
function onceEach(duties: readonly Duty[]): readonly Duty[] {
  const persons = new Map<string, Duty>();
  for (const duty of duties) if (!persons.has(duty.person)) persons.set(duty.person, duty);
  return [...persons.values()];
}
