import type { IdSource, TableReading, TypeEntry } from '../model/configuration.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { isObject, listOf, mappingsOf, textOf } from './values.ts';

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** The texts of a mapping, by key; what is no text is passed over. */
const textEntries = (value: Json | undefined): Readonly<Record<string, string>> => {
  const found: Record<string, string> = Object.create(null);
  for (const [key, entry] of Object.entries(objectOf(value))) {
    const text = textOf(entry);
    if (text !== null) found[key] = text;
  }
  return found;
};

const sources: readonly string[] = ['name', 'heading', 'metadata', 'key'] satisfies IdSource['from'][];

const isSource = (word: string | null): word is IdSource['from'] => word !== null && sources.includes(word);

function idSourcesOf(value: Json | undefined): readonly IdSource[] {
  return listOf(value).flatMap((entry): readonly IdSource[] => {
    const from = typeof entry === 'string' ? entry : textOf(objectOf(entry)['from']);
    return isSource(from) ? [{ from, pattern: textOf(objectOf(entry)['pattern']) }] : [];
  });
}

function tableReadingOf(value: Json | undefined): TableReading | null {
  if (value === true) return { headerRow: null, aliases: {} };
  if (!isObject(value)) return null;
  const row = value['headerRow'];
  const isRow = typeof row === 'number' && Number.isInteger(row) && row > 0;
  return { headerRow: isRow ? row : null, aliases: textEntries(value['aliases']) };
}

function valuesOf(value: Json | undefined): TypeEntry['values'] {
  const found: Record<string, Readonly<Record<string, string>>> = Object.create(null);
  for (const [key, words] of Object.entries(objectOf(value))) found[key] = textEntries(words);
  return found;
}

/** The entries of `types` in qms.yaml, with what holds where one says nothing. Entries without files or type are passed over. */
export function typeEntriesOf(value: Json | undefined): readonly TypeEntry[] {
  return mappingsOf(value).flatMap(({ value: entry }): readonly TypeEntry[] => {
    const [files, type] = [textOf(entry['files']), textOf(entry['type'])];
    if (files === null || type === null) return [];
    return [
      {
        files,
        type,
        id: idSourcesOf(entry['id']),
        aliases: textEntries(entry['aliases']),
        values: valuesOf(entry['values']),
        defaults: objectOf(entry['defaults']),
        unknownKeys: entry['unknownKeys'] === 'ignore' ? 'ignore' : 'report',
        register: tableReadingOf(entry['register']),
      },
    ];
  });
}

/** True for an entry that says more than which type its files are: they are read as documents of others. */
export const readsAsAdopted = ({ id, aliases, values, defaults, register }: TypeEntry): boolean =>
  id.length > 0 ||
  register !== null ||
  [aliases, values, defaults].some((mapping) => Object.keys(mapping).length > 0);
