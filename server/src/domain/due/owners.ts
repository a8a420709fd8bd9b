import type { Queries } from '../../model/queries.ts';
import { groupedBy } from '../../records/grouped.ts';
import { titleOf } from '../../records/record-title.ts';
import type { DueItem } from './item.ts';

/** Those of whom some of what is due is asked, and all of that: each thing stands with one group. */
export interface OwnerGroup {
  /** Names the group for ever: the ids of its persons, else of the roles nobody holds; `nobody` where no owner is named. */
  readonly key: string;
  /** Persons, any of whom may do it, by id. */
  readonly persons: readonly string[];
  /** Roles in which they are asked, by id. */
  readonly roles: readonly string[];
  readonly items: readonly DueItem[];
}

/** The key of what is asked of nobody. */
const nobody = 'nobody';

const keyOf = ({ duties, owners }: DueItem): string => {
  const ids = duties.length > 0 ? duties.map(({ person }) => person) : owners;
  return ids.length === 0 ? nobody : [...new Set(ids)].sort().join('+');
};

/** What is due by who has to do it: those with most overdue first, then those whose turn comes first; nobody last. */
export function perOwner(items: readonly DueItem[], queries: Queries): readonly OwnerGroup[] {
  const groups = [...groupedBy(items, keyOf)].map(([key, all]): OwnerGroup => {
    const owners = new Set(all.flatMap((each) => each.owners));
    return {
      key,
      persons: [...new Set(all.flatMap(({ duties }) => duties.map(({ person }) => person)))].sort(),
      roles: [...owners].filter((id) => queries.target(id)?.type === 'role').sort(),
      items: all,
    };
  });
  const rank = ({ persons, items: all }: OwnerGroup): readonly (number | string)[] => [
    persons.length === 0 ? 1 : 0,
    -all.filter(({ when }) => when === 'overdue').length,
    all[0]?.on ?? '~',
    persons.map((id) => nameOf(id, queries)).join(),
  ];
  return groups.sort((one, other) => {
    const [left, right] = [rank(one), rank(other)];
    const at = left.findIndex((each, index) => each !== right[index]);
    return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1;
  });
}

const nameOf = (id: string, queries: Queries): string => {
  const record = queries.record(id);
  return (record === undefined ? null : titleOf(record)) ?? id;
};
