import type { Queries } from '../../model/queries.ts';

/** `iso-9001:2015/7.2` → `7.2`; a clause without standard stays as it is. */
const clauseNumber = (clause: string): string => clause.slice(clause.lastIndexOf('/') + 1);

/**
 * True when `elsewhere` in qms.yaml says that the evidence for one of the clauses is kept in another
 * system. `7.2` there also covers `7.2.1`, but not `7.20`. Rules about something that is absent ask
 * this before they speak.
 */
export function coveredElsewhere(queries: Queries, clauses: readonly string[]): boolean {
  const kept = queries.config('elsewhere').map((entry) => clauseNumber(entry.clause));
  return clauses
    .map(clauseNumber)
    .some((clause) => kept.some((own) => clause === own || clause.startsWith(`${own}.`)));
}
