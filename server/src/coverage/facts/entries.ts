import { linkTo } from '../../pack/facts/context.ts';
import { boundedMap } from '../../pack/facts/limits.ts';
import { dateOf } from '../../records/dates.ts';
import { titleOf } from '../../records/record-title.ts';
import {
  type Bounded,
  type ClauseState,
  type EvidenceBy,
  type EvidenceEntry,
  type Standing,
  standings,
} from '../model.ts';
import type { Evidence } from './evidence.ts';
import { counts, standingOf } from './standing.ts';

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** How close a record is to a clause: that it names it, or fills in what is made for it, says more than its type. */
const closeness: Readonly<Record<EvidenceBy, number>> = { clauses: 0, field: 1, type: 2, content: 3 };

export const isBetter = (by: EvidenceBy, than: EvidenceBy): boolean => closeness[by] < closeness[than];

/** What holds now before what is past, what is closer to the clause before the rest, then by id and version. */
const inOrder = (left: Evidence, right: Evidence): number =>
  standings.indexOf(standingOf(left.record)) - standings.indexOf(standingOf(right.record)) ||
  closeness[left.by] - closeness[right.by] ||
  compare(left.record.id, right.record.id) ||
  compare(left.record.key, right.record.key);

/** The first records of a clause, as they are shown. */
export const entriesOf = (evidence: readonly Evidence[]): Bounded<EvidenceEntry> =>
  boundedMap(
    evidence.toSorted(inOrder),
    ({ record, by }): EvidenceEntry => ({
      link: { ...linkTo(record), title: titleOf(record) },
      status: record.status,
      standing: standingOf(record),
      date: standingOf(record) === 'concluded' ? dateOf(record.endedOn ?? undefined) : null,
      by,
    }),
  );

/** How many records stand how. */
export function countRecords(evidence: readonly Evidence[]): Record<Standing, number> {
  const found: Record<Standing, number> = { current: 0, concluded: 0, 'in-work': 0, past: 0 };
  for (const { record } of evidence) found[standingOf(record)] += 1;
  return found;
}

/** How a clause stands, by its records and by what qms.yaml and the scope say of it. */
export function stateOf(
  evidence: readonly Evidence[],
  { isElsewhere, isExcluded }: { readonly isElsewhere: boolean; readonly isExcluded: boolean },
): ClauseState {
  const found = new Set(evidence.map(({ record }) => standingOf(record)));
  if ([...found].some(counts)) return 'shown';
  if (isElsewhere) return 'elsewhere';
  if (isExcluded) return 'excluded';
  if (found.has('in-work')) return 'in-work';
  return found.has('past') ? 'past' : 'none';
}
