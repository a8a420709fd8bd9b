import type { IsoDate } from '../model/configuration.ts';
import type { TypeSchema } from '../schemas/catalogue.ts';
import type { Project } from '../workspace/project.ts';

/** An id that ends in a number: what stands before it (with the year left open), and the number. */
interface Numbered {
  /** As written, the year replaced by `{year}`. */
  readonly pattern: string;
  readonly year: string | null;
  readonly number: number;
  readonly width: number;
}

const yearMark = '{year}';

function numbered(id: string): Numbered | null {
  const match = /^(.*?)([0-9]{1,9})$/.exec(id);
  if (match === null) return null;
  const [, before = '', digits = ''] = match;
  if (/^(?:19|20)[0-9]{2}$/.test(digits))
    return { pattern: `${before}${yearMark}`, year: digits, number: Number(digits), width: digits.length };
  const year = /(?:^|[._-])((?:19|20)[0-9]{2})(?=[._-]$)/.exec(before)?.[1] ?? null;
  const pattern =
    year === null ? before : `${before.slice(0, -1 - year.length)}${yearMark}${before.slice(-1)}`;
  return { pattern, year, number: Number(digits), width: digits.length };
}

/** The pattern at least half of the ids follow; among equals the one seen last. */
function usualPattern(ids: readonly Numbered[], all: number): string | null {
  const counts = new Map<string, number>();
  for (const { pattern } of ids) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  let best: string | null = null;
  for (const [pattern, count] of counts) if (best === null || count >= counts.get(best)!) best = pattern;
  return best !== null && counts.get(best)! * 2 >= all ? best : null;
}

/** Events and objectives are counted anew each year, as people speak of them: "the third of 2026". */
const isYearly = (schema: TypeSchema): boolean =>
  schema.kind === 'event' || schema.type === 'quality-objective';

/**
 * The next free id of a type, in the pattern of the ids there are: `RSK-013` → `RSK-014`, and with a
 * year in it the next of this year: `OBJ-2025-07` → `OBJ-2026-01`.
 * @param ids ids of the type's records
 * @param isTaken whether any record has this id
 */
function nextId(
  schema: TypeSchema,
  ids: readonly string[],
  today: IsoDate,
  isTaken: (id: string) => boolean,
): string {
  const year = today.slice(0, 4);
  // A type of the repository's own may name no prefix.
  const prefix = schema.idPrefix === '' ? schema.type.toUpperCase() : schema.idPrefix;
  const known = ids.flatMap((id) => numbered(id) ?? []);
  const pattern =
    usualPattern(known, ids.length) ?? (isYearly(schema) ? `${prefix}-${yearMark}-` : `${prefix}-`);
  const alike = known.filter((each) => each.pattern === pattern);
  const free = (before: string, first: number, width: number): string => {
    let number = first;
    while (isTaken(before + String(number).padStart(width, '0'))) number += 1;
    return before + String(number).padStart(width, '0');
  };
  // One a year: the programme of 2025, the programme of 2026.
  if (pattern.endsWith(yearMark)) return free(pattern.slice(0, -yearMark.length), Number(year), 4);
  const ofThisYear = alike.filter((each) => each.year === null || each.year === year);
  const width = Math.max(0, ...alike.map((each) => each.width)) || (pattern.includes(yearMark) ? 2 : 3);
  const last = Math.max(0, ...ofThisYear.map((each) => each.number));
  return free(pattern.replace(yearMark, year), last + 1, width);
}

/**
 * The next free id of a type in a repository as it is.
 * @param isTaken whether an id that no record has is not to be given for another reason
 */
export const nextFreeId = (
  schema: TypeSchema,
  { store, today }: Project,
  isTaken: (id: string) => boolean = () => false,
): string =>
  nextId(
    schema,
    store.ofType(schema.type).map((record) => record.id),
    today,
    (candidate) => store.hasId(candidate) || isTaken(candidate),
  );
