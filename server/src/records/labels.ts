import { general } from './labels/general.ts';
import type { LabelLanguage, LabelsOf } from './labels/labels-of.ts';
import { nouns } from './labels/nouns.ts';
import { ofTypes } from './labels/of-types.ts';

export type { LabelLanguage };

/** A field and the languages in which it is called so. */
interface Labelled {
  readonly field: string;
  readonly languages: ReadonlySet<LabelLanguage>;
}

/** Types whose records are documents, so that labels such as `Document ID` and `Policy owner` are about the record itself. */
const documents: ReadonlySet<string> = new Set([
  'audit',
  'audit-programme',
  'document',
  'leadership-commitment',
  'management-review',
  'process',
  'quality-policy',
  'role',
  'scope',
]);

/**
 * A label with what does not make a difference taken out: case, blanks, punctuation, accents, and whether an umlaut is
 * written with a second vowel.
 */
export const foldedLabel = (label: string): string =>
  label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/([aou])e/g, '$1');

type Lookup = ReadonlyMap<string, Labelled>;

function lookupOf(labels: LabelsOf): Lookup {
  const found = new Map<string, { field: string; languages: Set<LabelLanguage> }>();
  for (const [field, byLanguage] of Object.entries(labels)) {
    for (const [language, words] of Object.entries(byLanguage) as [LabelLanguage, string][]) {
      for (const word of words.split(',')) {
        const key = foldedLabel(word);
        const known = found.get(key);
        if (known === undefined) found.set(key, { field, languages: new Set([language]) });
        else known.languages.add(language);
      }
    }
  }
  return found;
}

/** A value that is worked out when it is first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const generalLookup = lazily(() => lookupOf(general));
const typeLookups = lazily(
  () => new Map(Object.entries(ofTypes).map(([type, labels]) => [type, lookupOf(labels)])),
);

type Nouns = readonly (readonly [noun: string, languages: ReadonlySet<LabelLanguage>])[];

/** By type; null stands for documents of types without words of their own. */
const knownNouns = new Map<string | null, Nouns>();

/** The words for a record of a type, the longest first: what is left of a label without them is shortest then. */
function nounsOf(type: string | null): Nouns {
  const isDocument = type === null || documents.has(type);
  // Types of a company's own have no words here: nothing grows with what a repository holds.
  const own = type !== null && Object.hasOwn(nouns, type) ? type : null;
  if (own === null && !isDocument) return [];
  const known = knownNouns.get(own);
  if (known !== undefined) return known;
  const all = new Map<string, Set<LabelLanguage>>();
  for (const name of [...(own === null ? [] : [own]), ...(isDocument ? ['document'] : [])]) {
    for (const [language, words] of Object.entries(nouns[name]!) as [LabelLanguage, string][])
      for (const noun of words.split(',').map(foldedLabel))
        all.set(noun, (all.get(noun) ?? new Set()).add(language));
  }
  const sorted = [...all].sort(([one], [other]) => other.length - one.length);
  knownNouns.set(own, sorted);
  return sorted;
}

/** What joins a label to the word for the record behind it, as in `Código del documento`. */
const joints = /(?:ofthe|of|delas|dela|del|della|dello|dell|des|du|do|da|de|di|d|l)$/;

function labelled(folded: string, type: string | null): Labelled | null {
  if (folded === '') return null;
  const known = (word: string): Labelled | null =>
    (type === null ? undefined : typeLookups().get(type)?.get(word)) ?? generalLookup().get(word) ?? null;
  const whole = known(folded);
  if (whole !== null) return whole;
  for (const [noun, languages] of nounsOf(type)) {
    if (folded === noun) return { field: 'title', languages };
    if (folded.startsWith(noun)) {
      const behind = known(folded.slice(noun.length));
      if (behind !== null) return behind;
    }
    if (folded.endsWith(noun)) {
      const before = folded.slice(0, -noun.length);
      const found = known(before) ?? known(before.replace(joints, ''));
      if (found !== null) return found;
    }
  }
  return null;
}

/** Documents of one company share their labels: so many are remembered. */
const mostRemembered = 5_000;
const remembered = new Map<string, Labelled | null>();

function lookUp(label: string, type: string | null): Labelled | null {
  const name = `${type ?? ''}\u0000${label}`;
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const found = meaningOf(label, type);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(name, found);
  return found;
}

/** What a label as people write it is about: with or without a unit in brackets, in one or two languages. */
function meaningOf(label: string, type: string | null): Labelled | null {
  const whole = labelled(foldedLabel(label), type);
  if (whole !== null) return whole;
  const bare = label.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
  const outside = labelled(foldedLabel(bare), type);
  if (outside !== null) return outside;
  const parts = bare.split(/[/|\r\n]/).filter((part) => foldedLabel(part) !== '');
  const found = parts.map((part) => labelled(foldedLabel(part), type));
  const [first] = found;
  return parts.length > 1 && first != null && found.every((each) => each?.field === first.field)
    ? first
    : null;
}

/** Longer texts are no labels, and would take long to look at. */
const longestLabel = 300;

/**
 * The field that a label of a table or of a document's header means, in English, German, Spanish, Portuguese, French or
 * Italian: `Document No.`, `Gültig ab`, `Código del documento`. Case, blanks, punctuation and accents make no
 * difference.
 *
 * Besides keys of records it gives `approvedBy`, `approvedOn`, `reviewedBy` and `reviewedOn`, which say something of a
 * sign-off, and paths such as `evaluations[].date`: a key of an entry of a list.
 * @param type of the record, since `Due` means something else of an instrument than of an action; null for a document
 *   of which the type is not known
 * @returns null where no field, or not a single one, is called so; a field need not be one of the type's
 */
export const fieldOfLabel = (label: string, type: string | null): string | null =>
  label.length > longestLabel ? null : (lookUp(label, type)?.field ?? null);

/** The languages in which a label means the field that {@link fieldOfLabel} gives. */
export const languagesOfLabel = (label: string, type: string | null): ReadonlySet<LabelLanguage> =>
  (label.length > longestLabel ? null : lookUp(label, type))?.languages ?? new Set();
