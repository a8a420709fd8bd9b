import type { IsoDate } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { dutiesOf } from './due/duties.ts';
import { type Excuse, withExcuses } from './due/excused.ts';
import { withIds } from './due/ids.ts';
import type { Due, DueItem, Duty } from './due/item.ts';
import { allDue } from './due/sources.ts';
import { whenSeenFrom } from './due/when.ts';
import { presentId } from './people/present-id.ts';

export { type Asked, type AskedOne, findAsked, isAskedOf } from './due/asked.ts';
export type { Capacity, DueItem, DueKind, When } from './due/item.ts';
export { perOwner } from './due/owners.ts';
export { dueByFields } from './due/sources.ts';
export { whens } from './due/when.ts';

const byDay = (one: DueItem, other: DueItem): number => {
  const [day, otherDay] = [one.on ?? '~', other.on ?? '~'];
  if (day !== otherDay) return day < otherDay ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
};

/**
 * Everything that is due in a root, each thing once, by its day; what has none comes last.
 * @param records all records of the root
 * @param exceptions those in effect: what they excuse is not due before they end
 */
export function dueItems(
  records: Iterable<QmsRecord>,
  queries: Queries,
  exceptions: readonly Excuse[] = [],
): readonly DueItem[] {
  const excused = withExcuses(queries, exceptions);
  const duties = dutiesOf(queries);
  const present = presentId(queries);
  const when = whenSeenFrom(queries.today());
  const withDuties = ({ persons, ...due }: Due & { readonly id: string }): DueItem => {
    const of = duties(due.owners, due.on, due.record?.type ?? '');
    return {
      ...due,
      when: when(due.on),
      duties: persons === undefined ? of : inCapacity(persons.map(present), of),
    };
  };
  return withIds(allDue(records, queries).map(excused)).map(withDuties).sort(byDay);
}

/** Persons who are known to be asked, each in the capacity in which the owners would ask them. */
const inCapacity = (persons: readonly string[], duties: readonly Duty[]): readonly Duty[] =>
  [...new Set(persons)].map(
    (person) => duties.find((duty) => duty.person === person) ?? { person, as: 'owner' },
  );

/** What is due up to and with a day; what has none is not. */
export const dueUntil = (items: readonly DueItem[], until: IsoDate): readonly DueItem[] =>
  items.filter(({ on }) => on !== null && on <= until);
