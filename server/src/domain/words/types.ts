import { shippedCatalogue } from '../../schemas/catalogue.ts';
import { listWords } from './lists.ts';
import { typeWords } from './records.ts';

/** A type as a message names it, by its title in small letters; a repository's own type by its name. */
export const typeTitle = (type: string): string => {
  const title = shippedCatalogue().get(type)?.title;
  if (title === undefined) return typeWords(type);
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
};

/** `a role`, `an audit`; what cannot be counted has no article. */
export const withArticle = (noun: string): string =>
  noun === 'equipment' ? noun : `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** So many types can be told at a glance. */
export const mostTypes = 3;

/** `a role or a person`; where many types fit, the first of them as examples. */
export const anyTypeWords = (types: readonly string[]): string => {
  const words = types.map((type) => withArticle(typeTitle(type)));
  return words.length <= mostTypes
    ? listWords(words, 'or')
    : `another type of record, such as ${listWords(words.slice(0, mostTypes), 'or')},`;
};
