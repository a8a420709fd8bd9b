import { isWithin } from '../../domain/elsewhere.ts';
import type { Configuration } from '../../model/configuration.ts';
import { type ClauseEntry, clause, clauseLabel, edition } from '../../standards/lookup.ts';

/** The clauses of a standard's edition, in their order; none of one that is not known here. */
export const clausesOf = (standard: string): readonly ClauseEntry[] =>
  (edition(standard)?.clauses ?? []).flatMap(({ number }) => clause(`${standard}/${number}`) ?? []);

/** The clauses of the standards in use, in their order. */
export const clausesInUse = ({ standards }: Pick<Configuration, 'standards'>): readonly ClauseEntry[] =>
  standards.flatMap(({ id }) => clausesOf(id));

/** `iso-9001:2015` of `iso-9001:2015/7.2`. */
export const standardOf = (ref: string): string => ref.slice(0, ref.lastIndexOf('/'));

/** The known clauses that a name leads to: one of its standard, or one of each in use where it names none. */
export function refsOf(name: string, { standards }: Pick<Configuration, 'standards'>): readonly string[] {
  const full = name.includes('/') ? [name] : standards.map(({ id }) => `${id}/${name}`);
  return full.flatMap((each) => clause(each)?.ref ?? []);
}

/** True when a clause is another of the same standard, or a part of it. */
export const isPartOf = (ref: string, whole: string): boolean =>
  standardOf(ref) === standardOf(whole) && isWithin(ref, whole);

/** `9.3.2 c)`, without the standard. */
export const numberOf = (entry: ClauseEntry): string =>
  clauseLabel(entry.ref).slice(`${entry.edition.name}, `.length);

/** 1 for a chapter, 2 for a clause, more for its parts. */
export const depthOf = ({ number }: ClauseEntry): number => number.split('.').length;
