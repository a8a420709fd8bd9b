import type { Queries } from '../model/queries.ts';

/** `iso-9001:2015/7.2` → `7.2`; a clause without standard stays as it is. */
const clauseNumber = (clause: string): string => clause.slice(clause.lastIndexOf('/') + 1);

/** True when a clause is another or a part of it: `7.2.1` is within `7.2`, `7.20` is not. */
export function isWithin(clause: string, whole: string): boolean {
  const [part, own] = [clauseNumber(clause), clauseNumber(whole)];
  return part === own || part.startsWith(`${own}.`);
}

/**
 * True when `elsewhere` in qms.yaml says that the evidence for one of the clauses is kept in another
 * system. Rules about something that is absent ask this before they speak.
 */
export function coveredElsewhere(queries: Queries, clauses: readonly string[]): boolean {
  const kept = queries.config('elsewhere');
  return clauses.some((clause) => kept.some((own) => isWithin(clause, own.clause)));
}
