import { editions } from './clauses.ts';
import type { Clause, Edition } from './edition.ts';

export { editions } from './clauses.ts';
export type { Edition } from './edition.ts';

/** A clause together with the edition it belongs to. */
export interface ClauseEntry extends Clause {
  /** Canonical reference: `iso-9001:2015/9.3.2`. */
  readonly ref: string;
  readonly edition: Edition;
}

const entriesOf = (edition: Edition): readonly ClauseEntry[] =>
  edition.clauses.map((item) => ({ ...item, ref: `${edition.id}/${item.number}`, edition }));

const entries = new Map<string, ClauseEntry>(
  editions.flatMap((edition) => entriesOf(edition).map((entry) => [entry.ref, entry] as const)),
);

/** Edition and slug → the clause that asks for it there. */
const bySlug = new Map<string, ClauseEntry>(
  editions.flatMap(({ id, clauses, numberedByClause }) =>
    [
      ...clauses.flatMap(({ slugs, number }) => slugs.map((slug) => [slug, number] as const)),
      ...Object.entries(numberedByClause),
    ].map(([slug, number]) => [`${id}/${slug}`, entries.get(`${id}/${number}`)!] as const),
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

/** The standard of an edition, by id or by name: `iso-9001:2026` → `iso-9001`, `ISO 9001:2026` → `ISO 9001`. */
export const standardOf = (edition: string): string => edition.replace(/:.*$/s, '');

/** The edition named as in qms.yaml (`iso-9001:2015`), or undefined. */
export const edition = (id: string): Edition | undefined => editions.find((known) => known.id === id);

/** The clause that holds an item whose letter is not known here, such as `iso-9001:2026/5.1.1.k`; else undefined. */
export function holderOfUnknownItem(ref: string): ClauseEntry | undefined {
  const name = canonical(ref);
  if (entries.has(name) || name.length > longest) return undefined;
  const parts = name.split('.');
  const letter = parts.findIndex((part) => /^[a-z]$/.test(part));
  const holder = letter < 0 ? undefined : entries.get(parts.slice(0, letter).join('.'));
  const items = holder === undefined ? [] : Object.values(holder.edition.numberedByClause);
  return holder !== undefined && items.includes(holder.number) ? holder : undefined;
}

/**
 * The clause a reference such as `iso-9001:2015/9.3.2` leads to, or undefined. An item whose letter is not known here
 * leads to the clause that holds it.
 */
export const clause = (ref: string): ClauseEntry | undefined =>
  entries.get(canonical(ref)) ?? holderOfUnknownItem(ref);

/** Slug of a reference without an edition, such as `iso-9001/acting-on-risks`; null for any other. */
function slugIn(ref: string): { readonly standard: string; readonly slug: string } | null {
  const [standard, slug, more] = ref.split('/');
  return standard === undefined || slug === undefined || more !== undefined || standard.includes(':')
    ? null
    : { standard, slug };
}

/**
 * The clauses of an edition that ask for what a reference means: itself where it is of that edition, else those with
 * the same slugs. `iso-9001:2015/10.3` in `iso-9001:2026` is 10.1; `iso-9001/acting-on-opportunities`, which names no
 * edition, is 6.1.2 in 2015 and 6.1.3 in 2026. Empty where that edition asks for nothing of the kind, or for a
 * reference that leads nowhere.
 */
export function clausesIn(ref: string, editionId: string): readonly ClauseEntry[] {
  const named = slugIn(ref);
  if (named !== null) {
    if (!editionId.startsWith(`${named.standard}:`)) return [];
    const found = bySlug.get(`${editionId}/${named.slug}`);
    return found === undefined ? [] : [found];
  }
  const entry = clause(ref);
  if (entry === undefined) return [];
  if (entry.edition.id === editionId) return [entry];
  const same = entry.slugs.flatMap((slug) => bySlug.get(`${editionId}/${slug}`) ?? []);
  return [...new Set(same)];
}

/**
 * References to the clauses of several editions that ask for what some references mean, edition by edition, each once.
 * So `['iso-9001:2015/10.3']` becomes `['iso-9001:2015/10.3', 'iso-9001:2026/10.1']` for both editions.
 */
export const inEditions = (refs: readonly string[], editionIds: readonly string[]): readonly string[] => [
  ...new Set(editionIds.flatMap((id) => refs.flatMap((each) => clausesIn(each, id).map(({ ref }) => ref)))),
];

/** What to know of the editions that references are of before relying on their numbers, each once. */
export const cautionsOf = (refs: readonly string[]): readonly string[] => [
  ...new Set(refs.flatMap((ref) => clause(ref)?.edition.caution ?? [])),
];

/** References to the clauses of all editions known that ask for what some references mean. */
export const inAllEditions = (refs: readonly string[]): readonly string[] =>
  inEditions(
    refs,
    editions.map(({ id }) => id),
  );

const within = (number: string, whole: string): boolean => number === whole || number.startsWith(`${whole}.`);

/**
 * The slugs of what a reference asks for; with `parts` those of the clauses below it too. Null for one that leads
 * nowhere.
 */
export function slugsOf(ref: string, parts: 'alone' | 'with-parts' = 'alone'): readonly string[] | null {
  const named = slugIn(ref);
  if (named !== null) return [named.slug];
  const entry = entries.get(canonical(ref));
  if (entry === undefined) return null;
  if (parts === 'alone') return entry.slugs;
  const { clauses, numberedByClause } = entry.edition;
  return [
    ...clauses.filter(({ number }) => within(number, entry.number)).flatMap(({ slugs }) => slugs),
    ...Object.keys(numberedByClause).filter((slug) => within(numberedByClause[slug]!, entry.number)),
  ];
}

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
 * The known reference most like one that leads nowhere: the edition however it is punctuated (of several, such as
 * where the year is left out, the newest in use), and in it the clause that agrees longest with the number, so that
 * `iso9001/9.3.7` gives `iso-9001:2015/9.3`. Null when the standard or the main clause is unknown.
 * @param inUse ids of the editions in use
 */
export function nearestClause(ref: string, inUse: readonly string[] = []): string | null {
  if (ref.length > longest) return null;
  const [standard = '', number = ''] = canonical(ref).split('/');
  const wanted = folded(standard);
  const like = wanted === '' ? [] : editions.filter(({ id }) => folded(id).startsWith(wanted));
  const found = like.findLast(({ id }) => inUse.includes(id)) ?? like.at(-1);
  if (found === undefined) return null;
  for (let parts = number.split('.'); parts.length > 0; parts = parts.slice(0, -1)) {
    const candidate = `${found.id}/${parts.join('.')}`;
    if (entries.has(candidate)) return candidate;
  }
  return null;
}
