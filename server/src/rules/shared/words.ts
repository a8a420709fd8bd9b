import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { textOf } from '../../records/values.ts';
import { named } from './named.ts';

const shown = 5;

/** `a`, `a and b`, `a, b and c`; more than five end in `and 3 more`. */
export function listWords(items: readonly string[], word: 'and' | 'or' = 'and', limit = shown): string {
  const rest = items.length - limit;
  if (rest > 0) return `${items.slice(0, limit).join(', ')} and ${rest} more`;
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** Keys to be typed, as a message lists them: `` `owner` and `due` ``. */
export const keyWords = (keys: readonly string[], word: 'and' | 'or' = 'and'): string =>
  listWords(
    keys.map((key) => `\`${key}\``),
    word,
  );

/** A count with its noun: `1 record`, `3 records`. */
export const countWords = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : plural}`;

/** A type name as words of a sentence: `quality-policy` → `quality policy`. */
export const typeWords = (type: string): string => type.replaceAll('-', ' ');

export const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** How a message names a record: `quality policy POL-001 "We measure right"`. */
export const recordName = (record: QmsRecord): string =>
  `${typeWords(record.type)} ${record.id === '' ? 'without id' : named(record)}`;

/** The same at the start of a sentence: `Quality policy POL-001 "We measure right"`. */
export const recordWords = (record: QmsRecord): string => capitalized(recordName(record));

/** A person as a message names them: `Jane Doe (PER-001)`, or the id alone when no name is known. */
export function personWords(queries: Queries, id: string): string {
  const name = textOf(queries.record(id)?.data['name']);
  return name === null ? id : `${name} (${id})`;
}
