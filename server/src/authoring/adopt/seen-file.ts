import type { Json, JsonObject } from '../../model/json.ts';
import type { Adoption } from '../../model/record.ts';
import { type AdoptedRecord, adoptedId, isFillIn, readAdopted } from '../../records/adopted.ts';
import type { MappedEntry } from '../../records/file-selection.ts';
import { isMarkdown } from '../../records/read-file.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import { isObject, textOf } from '../../records/values.ts';
import { readCsvTable } from '../../text/csv-table.ts';
import { decode } from '../../text/decode.ts';
import { type Glance, glanceAt } from '../../text/glance.ts';
import type { DocumentOutline } from '../../text/header.ts';
import { type MarkdownDocument, readMarkdown } from '../../text/markdown.ts';
import { readYaml, type YamlStream } from '../../text/yaml.ts';
import { type NamedStandard, standardsIn } from './named-standards.ts';
import { type SeenTable, seenTable, tableOfList } from './seen-table.ts';

/** Ids that a file offers, by the place they would be taken from; null where there is none. */
export interface OfferedIds {
  readonly key: string | null;
  readonly metadata: string | null;
  readonly heading: string | null;
  /** From the file's name in the usual form. */
  readonly name: string | null;
  /** The whole name of the file. */
  readonly wholeName: string | null;
}

/** A key of the front matter, or a label of the header, that nothing stands for. */
export interface Stranger {
  readonly name: string;
  readonly value: string;
  readonly isKey: boolean;
}

/** What one file shows at a glance, before anybody has said how it is to be read. */
export interface SeenFile {
  readonly path: string;
  /** Its text, of a long table the beginning. */
  readonly text: string;
  readonly form: 'markdown' | 'yaml' | 'table';
  /** A Markdown document as it was read, so that trying how to read it need not begin anew. */
  readonly read: { readonly markdown: MarkdownDocument; readonly glance: Glance } | null;
  /** True for one written for this product. */
  readonly isOwn: boolean;
  readonly title: string | null;
  readonly ids: OfferedIds;
  /** Its own keys and labels as they would be read, `type` left out. */
  readonly data: JsonObject;
  /** The word under `type` in its front matter. */
  readonly typeWord: string | null;
  readonly adoption: Adoption | null;
  /** Keys and labels of its header that nothing stands for, with their values. */
  readonly strangers: readonly Stranger[];
  readonly tables: readonly SeenTable[];
  /** How many values of its header are in brackets as templates have them, and how many values it has. */
  readonly fillIns: number;
  readonly headerValues: number;
  readonly standards: readonly NamedStandard[];
  /** What stands in double brackets. */
  readonly brackets: readonly string[];
  readonly language: string | null;
}

/** How any file is read while nobody has said more. */
export const plainEntry = (type: string): MappedEntry => ({
  index: 0,
  files: '',
  type,
  id: [],
  aliases: {},
  values: {},
  defaults: {},
  unknownKeys: 'report',
  register: null,
});

/** The same settings with one entry for every file. */
export const readingAs = (setup: ReadSetup, entry: MappedEntry): ReadSetup => ({
  ...setup,
  selection: { selects: () => true, mappedType: () => entry.type, entryOf: () => entry },
});

/** A document of others, whether or not it has a key `id`. */
const anyDocument: MappedEntry = { ...plainEntry('document'), id: [{ from: 'key', pattern: null }] };

/** More text than this shows nothing new, in UTF-16 units. */
const lookedAt = 60_000;
const mostRows = 5_000;
const mostBrackets = 200;

const noYaml: YamlStream = { documents: [], faults: [] };
const noIds: OfferedIds = { key: null, metadata: null, heading: null, name: null, wholeName: null };

const bracketsIn = (text: string): string[] =>
  [...text.slice(0, lookedAt).matchAll(/\[\[([^[\]\r\n]{1,120})\]\]/g)]
    .slice(0, mostBrackets)
    .map(([, inner]) => inner!);

/** A file of a known form, looked at; null for one that is no text or cannot be read. */
export function seeFile(path: string, bytes: Uint8Array, setup: ReadSetup): SeenFile | null {
  const { text, problem } = decode(bytes);
  if (problem !== null && problem.kind !== 'invalid-utf8') return null;
  if (/\.(?:csv|tsv)$/i.test(path)) return seeTable(path, text);
  return isMarkdown(path) ? seeMarkdown(path, text, setup) : seeYaml(path, text, setup);
}

/** A long table shows in its first rows what it is: the others are not looked at. */
function seeTable(path: string, whole: string): SeenFile {
  const { rows, complete } = readCsvTable(whole, { mostRows });
  const text = complete ? whole : whole.slice(0, rows.at(-1)!.span.end);
  const table = seenTable(rows.map(({ cells }) => cells.map((cell) => cell.text.trim())));
  return {
    ...{
      path,
      text,
      form: 'table',
      read: null,
      isOwn: false,
      title: null,
      ids: noIds,
      data: {},
      typeWord: null,
    },
    ...{ adoption: null, strangers: [] },
    ...{ tables: [table], fillIns: 0, headerValues: 0, standards: [], brackets: [], language: null },
  };
}

/** True for a mapping that says itself which record of this product it is. */
const isOwnRecord = (data: Json | undefined, { catalogue }: ReadSetup): boolean => {
  if (!isObject(data)) return false;
  const type = textOf(data['type']);
  return type !== null && textOf(data['id']) !== null && catalogue.get(type) !== undefined;
};

function seeMarkdown(path: string, text: string, setup: ReadSetup): SeenFile {
  const markdown = readMarkdown(text);
  const stream = markdown.frontMatter?.yaml ?? noYaml;
  const front = stream.documents[0]?.data;
  const glance = glanceAt(text, markdown.bodyStart);
  const { outline, language } = glance;
  const adopted = readAdopted(path, text, { stream, markdown, glance }, readingAs(setup, anyDocument));
  const [record] = adopted?.records ?? [];
  const { fillIns, headerValues } = headerValuesOf(outline, front);
  return {
    ...{ path, text, form: 'markdown', read: { markdown, glance } },
    isOwn: isOwnRecord(front, setup),
    title: record === undefined ? (outline.title?.text ?? null) : textOf(record.data['title']),
    ids: adopted?.places == null ? noIds : offeredIds(adopted.places),
    data: withoutType(record?.data ?? {}),
    typeWord: isObject(front) ? textOf(front['type']) : null,
    adoption: record?.adoption ?? null,
    strangers: strangersIn(outline, front, unknownIn(record)),
    tables: outline.tables.map(({ rows, heading }) =>
      seenTable(
        rows.map((row) => row.map((cell) => cell.text)),
        heading,
        0,
      ),
    ),
    fillIns,
    headerValues,
    standards: standardsIn(text.slice(0, lookedAt)),
    brackets: bracketsIn(text),
    language,
  };
}

const unknownIn = (record: AdoptedRecord | undefined): ReadonlySet<string> =>
  new Set(record?.adoption.unknownKeys.map(({ text }) => text));

function strangersIn(
  outline: DocumentOutline | null,
  front: Json | undefined,
  unknown: ReadonlySet<string>,
): Stranger[] {
  const ofKeys = Object.entries(isObject(front) ? front : {}).flatMap(([name, value]) =>
    unknown.has(name) && typeof value === 'string' ? [{ name, value: value.trim(), isKey: true }] : [],
  );
  const ofLabels = (outline?.header ?? []).flatMap(({ label, value }) =>
    unknown.has(label) ? [{ name: label, value, isKey: false }] : [],
  );
  return [...ofKeys, ...ofLabels];
}

function headerValuesOf(
  outline: DocumentOutline,
  front: Json | undefined,
): { fillIns: number; headerValues: number } {
  const values = [
    ...outline.header.map(({ value }) => value),
    ...(isObject(front) ? Object.values(front).filter((value) => typeof value === 'string') : []),
  ];
  return {
    fillIns: values.filter((value) => /^[[<{]/.test(value) && isFillIn(value)).length,
    headerValues: values.length,
  };
}

type Places = Parameters<typeof adoptedId>[1];

const offeredIds = (places: Places): OfferedIds => {
  const from = (source: 'key' | 'metadata' | 'heading' | 'name'): string | null =>
    adoptedId([{ from: source, pattern: null }], places)?.id ?? null;
  // Without settings a name gives an id only in the usual form; with them it gives the whole of itself.
  const usual = adoptedId([], { ...places, key: null, metadata: null, heading: null });
  return {
    key: from('key'),
    metadata: from('metadata'),
    heading: from('heading'),
    name: usual?.id ?? null,
    wholeName: from('name'),
  };
};

const withoutType = ({ type: _type, ...data }: JsonObject): JsonObject => data;

function seeYaml(path: string, text: string, setup: ReadSetup): SeenFile | null {
  const stream = readYaml(text);
  const data = stream.documents[0]?.data;
  if (stream.faults.length > 0 || data === undefined || data === null || typeof data !== 'object')
    return null;
  const list = Array.isArray(data) ? data : Object.values(data).find((value) => isListOfMappings(value));
  const adopted = readAdopted(path, text, { stream, markdown: null }, readingAs(setup, anyDocument));
  const [record] = adopted?.records ?? [];
  return {
    ...{ path, text, form: 'yaml', read: null },
    isOwn: stream.documents.some((document) => isOwnRecord(document.data, setup)),
    title: record === undefined ? null : textOf(record.data['title']),
    ids: adopted?.places == null ? noIds : offeredIds(adopted.places),
    data: isObject(data) ? data : {},
    typeWord: isObject(data) ? textOf(data['type']) : null,
    adoption: record?.adoption ?? null,
    strangers: strangersIn(null, data, unknownIn(record)),
    tables: isListOfMappings(list) ? [tableOfList(list)] : [],
    ...{ fillIns: 0, headerValues: 0, standards: [], brackets: [], language: null },
  };
}

const isListOfMappings = (value: Json | undefined): value is JsonObject[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);
