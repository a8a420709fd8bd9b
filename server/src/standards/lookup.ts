import { type Clause, type Edition, editions } from './clauses.ts';

export { editions } from './clauses.ts';

/** A clause together with the edition it belongs to. */
export interface ClauseEntry extends Clause {
  /** Canonical reference: `iso-9001:2015/9.3.2`. */
  readonly ref: string;
  readonly edition: Edition;
}

const entries = new Map<string, ClauseEntry>(
  editions.flatMap((edition) =>
    edition.clauses.map((item) => {
      const ref = `${edition.id}/${item.number}`;
      return [ref, { ...item, ref, edition }] as const;
    }),
  ),
);

/** Longest reference worth looking at: anything longer is no clause. */
const longest = 64;

/**
 * The reference as the data writes it: lower case, no blanks, and lettered items with dots, so that
 * `iso-9001:2015/9.3.2 c) 1)` and `iso-9001:2015/9.3.2c1` both become `iso-9001:2015/9.3.2.c.1`.
 */
function canonical(ref: string): string {
  const slash = ref.indexOf('/');
  if (slash < 0 || ref.length > longest) return ref;
  const parts = ref
    .slice(slash + 1)
    .toLowerCase()
    .match(/\d+|[a-z]/g);
  return `${ref.slice(0, slash).trim().toLowerCase()}/${(parts ?? []).join('.')}`;
}

/** The edition named as in qms.yaml (`iso-9001:2015`), or undefined. */
export const edition = (id: string): Edition | undefined => editions.find((known) => known.id === id);

/** The clause a reference such as `iso-9001:2015/9.3.2` leads to, or undefined. */
export const clause = (ref: string): ClauseEntry | undefined => entries.get(canonical(ref));

/** A clause number for people: `9.3.2.c.1` → `9.3.2 c) 1)`. */
function numberLabel(number: string): string {
  const parts = number.split('.');
  const letter = parts.findIndex((part) => /^[a-z]$/.test(part));
  if (letter < 0) return number;
  return [parts.slice(0, letter).join('.'), ...parts.slice(letter).map((part) => `${part})`)].join(' ');
}

/** A reference for people: `iso-9001:2015/9.3.2` → `ISO 9001:2015, 9.3.2`. An unknown one comes back as it is. */
export function clauseLabel(ref: string): string {
  const found = clause(ref);
  return found === undefined ? ref : `${found.edition.name}, ${numberLabel(found.number)}`;
}

/** Letters and digits alone, so that `ISO 9001-2015` and `iso9001:2015` read the same. */
const folded = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * The known reference most like one that leads nowhere: the edition however it is punctuated (the newest
 * when the year is left out), and in it the clause that agrees longest with the number, so that
 * `iso9001/9.3.7` gives `iso-9001:2015/9.3`. Null when the standard or the main clause is unknown.
 */
export function nearestClause(ref: string): string | null {
  if (ref.length > longest) return null;
  const [standard = '', number = ''] = canonical(ref).split('/');
  const wanted = folded(standard);
  const found = wanted === '' ? undefined : editions.findLast(({ id }) => folded(id).startsWith(wanted));
  if (found === undefined) return null;
  for (let parts = number.split('.'); parts.length > 0; parts = parts.slice(0, -1)) {
    const candidate = `${found.id}/${parts.join('.')}`;
    if (entries.has(candidate)) return candidate;
  }
  return null;
}
