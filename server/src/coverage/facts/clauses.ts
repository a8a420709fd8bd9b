import { isInForceOn } from '../../domain/editions.ts';
import { isWithin } from '../../domain/elsewhere.ts';
import type { IsoDate, StandardInUse } from '../../model/configuration.ts';
import { type ClauseEntry, clause, clauseLabel, edition, inEditions } from '../../standards/lookup.ts';

/** The clauses of an edition, in their order; none of one that is not known here. */
export const clausesOf = (editionId: string): readonly ClauseEntry[] =>
  (edition(editionId)?.clauses ?? []).flatMap(({ number }) => clause(`${editionId}/${number}`) ?? []);

/** `iso-9001:2015` of `iso-9001:2015/7.2`. */
const editionOf = (ref: string): string => ref.slice(0, ref.lastIndexOf('/'));

/** The edition whose numbers schemas and this product itself name without one. */
const editionOfNumbers = 'iso-9001:2015';

/** Finds the clauses that a name means in each edition in use. */
export type RefsOf = (name: string) => readonly string[];

/**
 * Who knows which clauses a name means in each edition in use: what asks for the same there. A number without edition
 * is one of those in use: where several have it, of the one in force on the day.
 */
export function refsIn(standards: readonly StandardInUse[], day: IsoDate): RefsOf {
  const ids = standards.map(({ id }) => id);
  const inForceFirst = standards
    .toSorted((left, right) => Number(isInForceOn(right, day)) - Number(isInForceOn(left, day)))
    .map(({ id }) => id);
  const known = new Map<string, readonly string[]>();
  return (name) => {
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    const full = name.includes('/')
      ? name
      : inForceFirst.map((id) => `${id}/${name}`).find((ref) => clause(ref) !== undefined);
    const found = full === undefined ? [] : inEditions([full], ids);
    known.set(name, found);
    return found;
  };
}

/** The same for numbers that schemas and this product itself name; a reference by slug stays as it is. */
export const ownNumber = (number: string): string =>
  number.includes('/') ? number : `${editionOfNumbers}/${number}`;

/** True when a clause is another of the same edition, or a part of it. */
export const isPartOf = (ref: string, whole: string): boolean =>
  editionOf(ref) === editionOf(whole) && isWithin(ref, whole);

/** `9.3.2 c)`, without the standard. */
export const numberOf = (entry: ClauseEntry): string =>
  clauseLabel(entry.ref).slice(`${entry.edition.name}, `.length);

/** 1 for a chapter, 2 for a clause, more for its parts. */
export const depthOf = ({ number }: ClauseEntry): number => number.split('.').length;
