import type { Json } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isBlank, mappingsOf, textOf, textsOf } from '../../records/values.ts';
import type { EditionChange } from '../../standards/edition-changes.ts';

/** What a list has to name for a change to be shown by it, by slug of the change; one of them is enough. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  'leadership-quality-culture-and-ethics': ['quality-culture', 'ethics', 'quality-culture-and-ethics'],
  'leadership-opportunity-thinking': ['opportunity-thinking', 'opportunity-actions'],
  'review-interested-party-changes': ['interested-party-changes'],
  'review-opportunity-actions': ['opportunity-actions'],
};

/** What lists have to name for a change to be shown by them; empty where what is asked for has a field of its own. */
export const namesWanted = (slug: string): readonly string[] =>
  Object.hasOwn(wanted, slug) ? wanted[slug]! : [];

/** Lists that are about many things: that they have entries says nothing yet. */
const named: Readonly<Record<string, (value: Json | undefined) => readonly string[]>> = {
  topics: textsOf,
  items: textsOf,
  results: (value) => mappingsOf(value).flatMap((entry) => textOf(entry.value['topic']) ?? []),
  inputs: (value) =>
    mappingsOf(value).flatMap((entry) =>
      textOf(entry.value['notApplicable']) === null ? textsOf(entry.value['input']) : [],
    ),
};

function isGiven(record: QmsRecord, field: string, slug: string): boolean {
  const value = record.data[field];
  const listed = Object.hasOwn(named, field) ? named[field]!(value) : null;
  const names = namesWanted(slug);
  if (listed === null || names.length === 0) return !isBlank(value);
  // A survey names its topics in words of its own.
  return field === 'results'
    ? listed.some((topic) => /cultur|ethic/i.test(topic))
    : listed.some((name) => names.includes(name));
}

/** How much of what would show a change a record has: every field, some, or none. */
export function showsChange(record: QmsRecord, { slug, shownBy }: EditionChange): 'whole' | 'part' | null {
  const [way] = shownBy.filter(({ type }) => type === record.type);
  if (way === undefined) return null;
  const given = way.fields.filter((field) => isGiven(record, field, slug));
  if (given.length === way.fields.length) return 'whole';
  return given.length > 0 ? 'part' : null;
}
