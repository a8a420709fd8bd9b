import type { Json } from '../model/json.ts';
import { adoptedMarkdown } from './adopted/markdown.ts';
import type { AdoptedFile, AdoptedSource } from './adopted/source.ts';
import { adoptedTable } from './adopted/table.ts';
import { type WrittenField, writtenFieldAt } from './adopted/written-field.ts';
import { adoptedYaml } from './adopted/yaml.ts';
import { isTableFile } from './file-selection.ts';
import type { ReadSetup } from './read-setup.ts';
import { readsAsAdopted } from './type-entries.ts';
import { isObject, textOf } from './values.ts';

/** A record that says its own id and type was written for this product, whichever entry maps its file. */
function isWrittenAsRecord(
  data: Json | undefined,
  { catalogue, configuration: { aliases, typeWords } }: ReadSetup,
): boolean {
  if (!isObject(data)) return false;
  const named = (key: string): string | null => {
    const alias = Object.keys(aliases).find((name) => aliases[name] === key && Object.hasOwn(data, name));
    return textOf(data[Object.hasOwn(data, key) ? key : (alias ?? key)]);
  };
  const type = named('type');
  return (
    type !== null &&
    named('id') !== null &&
    catalogue.get(type) !== undefined &&
    !Object.hasOwn(typeWords, type)
  );
}

const hasOwnId = (data: Json | undefined, { configuration: { aliases } }: ReadSetup): boolean =>
  isObject(data) && Object.keys(data).some((key) => key === 'id' || aliases[key] === 'id');

/** Whether a file that qms.yaml maps is read as a document of others: its entry says how, or it is Markdown without an id of its own. */
function readsAsDocument({ markdown, stream, entry, setup }: AdoptedSource): boolean {
  const data = stream.documents[0]?.data;
  if (isWrittenAsRecord(data, setup)) return false;
  return readsAsAdopted(entry) || (markdown !== null && !hasOwnId(data, setup));
}

export { adoptedId } from './adopted/adopted-id.ts';
export { explainedAs } from './adopted/convert-value.ts';
export { idIn } from './adopted/id-in-text.ts';
export type { AdoptedFile, AdoptedRecord } from './adopted/source.ts';
export { headerRowOf } from './adopted/table-items.ts';
export { isFillIn, statusOf } from './adopted/words.ts';
export { writtenDate } from './adopted/written-dates.ts';
export type { WrittenField } from './adopted/written-field.ts';

/** What of a file readers of documents of others are given; null for one that no entry of qms.yaml maps. */
function sourceOf(
  path: string,
  text: string,
  read: Pick<AdoptedSource, 'stream' | 'markdown' | 'glance'>,
  setup: ReadSetup,
): AdoptedSource | null {
  const entry = setup.selection.entryOf(path);
  return entry === null ? null : { path, text, ...read, entry, setup };
}

/** Whether a file is a table whose rows are records, or a document of others. */
const isAdopted = (source: AdoptedSource): boolean =>
  isTableFile(source.path)
    ? source.entry.register !== null
    : source.stream.faults.length === 0 && readsAsDocument(source);

/** The field of a document or table of others whose value is at an offset, outside of any YAML; null for none. */
export function fieldAt(
  path: string,
  text: string,
  read: Pick<AdoptedSource, 'stream' | 'markdown'>,
  setup: ReadSetup,
  offset: number,
): WrittenField | null {
  const source = sourceOf(path, text, read, setup);
  if (source === null || (source.markdown === null && !isTableFile(path)) || !isAdopted(source)) return null;
  return writtenFieldAt(source, offset);
}

/** Reads a file as the document or table of others that it is; null for one that is no such thing. */
export function readAdopted(
  path: string,
  text: string,
  read: Pick<AdoptedSource, 'stream' | 'markdown' | 'glance'>,
  setup: ReadSetup,
): AdoptedFile | null {
  const source = sourceOf(path, text, read, setup);
  if (source === null || !isAdopted(source)) return null;
  if (isTableFile(path)) return adoptedTable(source);
  return read.markdown === null ? adoptedYaml(source) : adoptedMarkdown(source);
}
