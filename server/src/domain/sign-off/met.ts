import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { presentId } from '../people/present-id.ts';
import { isByNamed, isLeadership } from './signer.ts';

/** How far some sign-offs meet a demand. */
export interface Meeting {
  readonly isMet: boolean;
  /** The day on which it was met; null where it is not, or a block states none. */
  readonly on: IsoDate | null;
  /** Roles that have not signed, where each of several must. */
  readonly openRoles: readonly string[];
  /** How many more persons it takes. */
  readonly open: number;
}

const byDate = (one: SignOffBlock, other: SignOffBlock): number =>
  (one.date ?? '') < (other.date ?? '')
    ? -1
    : (one.date ?? '') > (other.date ?? '')
      ? 1
      : one.index - other.index;

/** Blocks that could meet a demand: of its meaning, by whom it names. */
export const blocksFor = (
  record: QmsRecord,
  demand: Demand,
  blocks: readonly SignOffBlock[],
  queries: Queries,
): readonly SignOffBlock[] =>
  blocks.filter((block) => {
    if (block.meaning !== demand.meaning) return false;
    if (demand.by === 'top-management')
      return isLeadership(record, block, queries) || isByNamed(record, block, demand.named, queries);
    if (demand.by === 'roles') return isInRoles(block, demand.roles, queries);
    return (
      demand.named.length === 0 || demand.by === 'anyone' || isByNamed(record, block, demand.named, queries)
    );
  });

const isInRoles = ({ role }: SignOffBlock, roles: readonly string[], queries: Queries): boolean => {
  if (role === null) return false;
  const present = presentId(queries);
  return roles.includes(role) || roles.map(present).includes(present(role));
};

/**
 * Whether these blocks meet a demand, and since when: on the day of the first that does, with a count of the one that
 * makes it full, with `all` of the last. Of one person in two roles only one counts, unless it states a deviation.
 */
export function meetingOf(
  record: QmsRecord,
  demand: Demand,
  blocks: readonly SignOffBlock[],
  queries: Queries,
): Meeting {
  const present = presentId(queries);
  const persons = new Set<string>();
  const counting = [...blocksFor(record, demand, blocks, queries)].sort(byDate).filter((block) => {
    const person = present(block.onBehalfOf ?? block.by ?? '');
    const isNew = !persons.has(person) || block.hasDeviation;
    persons.add(person);
    return isNew;
  });
  if (demand.needed !== 'all') {
    const last = counting[demand.needed - 1];
    const open = Math.max(0, demand.needed - counting.length);
    return { isMet: last !== undefined, on: last?.date ?? null, openRoles: [], open };
  }
  const firsts = demand.roles.map((role) => counting.find((block) => isInRoles(block, [role], queries)));
  const openRoles = demand.roles.filter((_, index) => firsts[index] === undefined);
  const days = firsts.flatMap((block) => block?.date ?? []).sort();
  const on = days.length < firsts.length ? null : (days.at(-1) ?? null);
  return { isMet: openRoles.length === 0, on, openRoles, open: openRoles.length };
}
