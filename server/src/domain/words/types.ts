import { shippedCatalogue } from '../../schemas/catalogue.ts';
import { typeWords } from './records.ts';

/** A type as a message names it, by its title in small letters; a repository's own type by its name. */
export const typeTitle = (type: string): string => {
  const title = shippedCatalogue().get(type)?.title;
  if (title === undefined) return typeWords(type);
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
};

/** So many types can be seen at a glance. */
export const mostTypes = 3;
