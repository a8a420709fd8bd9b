import type { Place } from '../../model/finding.ts';
import type { QmsRecord, Reference } from '../../model/record.ts';
import { shippedCatalogue } from '../../schemas/catalogue.ts';
import { listWords, typeWords } from '../shared/words.ts';

/** A type as a message names it, by its title in small letters; a repository's own type by its name. */
export const typeTitle = (type: string): string => {
  const title = shippedCatalogue().get(type)?.title;
  if (title === undefined) return typeWords(type);
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
};

export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** `a role or a person`. */
export const anyTypeWords = (types: readonly string[]): string =>
  listWords(
    types.map((type) => withArticle(typeTitle(type))),
    'or',
  );

/** A reference as it stands in the text: `POL-001@3`. */
export const asWritten = ({ target, version }: Pick<Reference, 'target' | 'version'>): string =>
  version === null ? target : `${target}@${version}`;

/** Where a reference stands: its field, or its stretch of the body. */
export const placeOf = (record: QmsRecord, { path, span }: Reference): Place => ({
  file: record.file,
  record: record.key,
  path,
  ...(span === undefined ? {} : { span }),
});

/** True for a record whose text is history and, where signed, must stay as it is. */
export const isFinished = ({ phase }: QmsRecord): boolean => phase === 'final' || phase === 'void';
