import type { ReadingIssue } from '../model/facts.ts';
import type { JsonObject } from '../model/json.ts';
import type {
  Adoption,
  Entry,
  ExpectedDigest,
  FileUse,
  Oddity,
  PastDate,
  QmsRecord,
  Reference,
} from '../model/record.ts';
import type { SchemaCatalogue, TypeSchema } from '../schemas/catalogue.ts';
import type { MarkdownDocument } from '../text/markdown.ts';
import { anchorsOf } from '../text/markdown-body.ts';
import { digestsOf } from './expected-digests.ts';
import { fileUsesOf } from './file-uses.ts';
import { firstDate } from './history.ts';
import type { ReadSetup } from './read-setup.ts';
import { isId } from './record-id.ts';
import { missingKeys, recordIssues, withoutRepeated } from './record-issues.ts';
import { type Aliases, recordNode } from './record-node.ts';
import type { RecordSource } from './record-source.ts';
import { mappingsOf, splitReference, textOf } from './values.ts';

/** References in the fields of a record's data. */
function fieldReferences(
  data: JsonObject,
  schema: TypeSchema | undefined,
  adoption: Adoption | null,
): Reference[] {
  const found = schema?.references(data) ?? [];
  const names = new Set(adoption?.names.map(({ path }) => path.join('/')));
  const references = names.size === 0 ? found : found.filter(({ path }) => !names.has(path.join('/')));
  return references.map(({ path, value, types }): Reference => {
    const { id, version } = splitReference(value);
    return { target: id, version, path, types };
  });
}

const bodyReferences = (markdown: MarkdownDocument | null): Reference[] =>
  (markdown?.body().wikiLinks ?? []).map(({ id, version, idSpan }) => ({
    target: id,
    version,
    path: ['body'],
    types: [],
    span: idSpan,
  }));

function odditiesOf(source: RecordSource, aliases: Aliases): readonly Oddity[] {
  const inDocument = source.document?.oddities ?? [];
  const all = source.undecodable === null ? inDocument : [...inDocument, source.undecodable];
  if (all.length === 0 || source.item === null) return all;
  const node = recordNode(source.document, source.item, aliases);
  return node === null ? all : all.filter(({ span }) => span.start >= node.start && span.end <= node.end);
}

/** What has to be known of a record besides its file's path and the schemas: all else follows from it. */
export interface RecordParts {
  readonly ordinal: number;
  readonly document: number;
  readonly item: number | null;
  readonly markdown: boolean;
  readonly type: string;
  readonly data: JsonObject;
  readonly writtenKeys: Readonly<Record<string, string>> | null;
  readonly body: string | null;
  /** Mentions in the body; those in fields are found in the data. */
  readonly bodyReferences: readonly Reference[];
  readonly fileUses: readonly FileUse[];
  readonly oddities: readonly Oddity[];
  readonly digests: readonly ExpectedDigest[];
  readonly anchors: readonly string[];
  readonly register: string | null;
  readonly adoption: Adoption | null;
}

/** The record that these parts make in a file. */
export function recordOf(path: string, parts: RecordParts, catalogue: SchemaCatalogue): QmsRecord {
  const { ordinal, document, item, markdown, type, data, body, fileUses, oddities, digests } = parts;
  const schema = catalogue.get(type);
  const status = textOf(data['status']);
  const inFields = fieldReferences(data, schema, parts.adoption);
  return {
    key: `${path}#${ordinal}`,
    file: path,
    ordinal,
    document,
    item,
    markdown,
    id: textOf(data['id']) ?? '',
    type,
    version: textOf(data['version']),
    title: textOf(data['title']),
    status,
    phase: hasUnknownStatus(parts.adoption) ? 'unknown' : (schema?.phaseOf(status) ?? 'active'),
    kind: schema?.kind ?? 'maintained',
    endedOn: schema?.kind === 'event' ? firstDate(data, schema.dateFields) : null,
    data,
    writtenKeys: parts.writtenKeys,
    body,
    references: parts.bodyReferences.length === 0 ? inFields : [...inFields, ...parts.bodyReferences],
    entries: entriesOf(data, type, schema),
    fileUses,
    oddities,
    digests,
    pastDates: digests.length === 0 ? [] : pastDatesOf(data, type, catalogue),
    anchors: parts.anchors,
    register: parts.register,
    adoption: parts.adoption,
  };
}

/** True for a document whose status is a word that stands for none of its type. */
const hasUnknownStatus = (adoption: Adoption | null): boolean =>
  adoption?.unread.some(({ path }) => path.length === 1 && path[0] === 'status') ?? false;
const noEntries: readonly Entry[] = [];

/** The entries of a record's lists that references can lead to. */
function entriesOf(data: JsonObject, type: string, schema: TypeSchema | undefined): readonly Entry[] {
  const found = schema?.entries(data);
  if (found === undefined || found.length === 0) return noEntries;
  return found.flatMap(({ id, lists, path, key }) =>
    isId(id) ? [{ id, type: [type, ...lists].join('.'), path, key }] : [],
  );
}

/** The days on which a record says something happened; of a register, those of its items too. */
function pastDatesOf(data: JsonObject, type: string, catalogue: SchemaCatalogue): readonly PastDate[] {
  const own = catalogue.get(type)?.pastDates(data) ?? [];
  const of = type === 'register' ? catalogue.get(textOf(data['of']) ?? '') : undefined;
  if (of === undefined) return own;
  const ofItems = mappingsOf(data['items']).flatMap(({ index, value }) =>
    of.pastDates(value).map((date) => ({ ...date, path: ['items', index, ...date.path] })),
  );
  return [...own, ...ofItems];
}

/** The keys that stand in a file under another name, or null where every key has its own. */
function writtenKeys({ written }: RecordSource, aliases: Aliases): Readonly<Record<string, string>> | null {
  const renamed = Object.keys(written).filter(
    (key) => Object.hasOwn(aliases, key) && !Object.hasOwn(written, aliases[key]!),
  );
  return renamed.length === 0 ? null : Object.fromEntries(renamed.map((key) => [aliases[key]!, key]));
}

/** Understands one record and reports what can be said from it alone. */
export function buildRecord(
  source: RecordSource,
  setup: ReadSetup,
): { readonly record: QmsRecord; readonly issues: readonly ReadingIssue[] } {
  const { data, type, markdown } = source;
  const schema = setup.catalogue.get(type);
  const oddities = odditiesOf(source, setup.configuration.aliases);
  const fileUses = fileUsesOf(source, schema, setup.below);
  const parts: RecordParts = {
    ordinal: source.ordinal,
    document: source.documentIndex,
    item: source.item,
    markdown: markdown !== null,
    type,
    data,
    writtenKeys: writtenKeys(source, setup.configuration.aliases),
    body: markdown === null ? null : source.text.slice(markdown.bodyStart).replaceAll('\r\n', '\n'),
    bodyReferences: setup.configuration.wikiLinks ? bodyReferences(markdown) : [],
    fileUses,
    oddities,
    digests: digestsOf(source, setup, oddities, fileUses),
    anchors: markdown === null ? [] : anchorsOf(markdown.body()),
    register: source.register,
    adoption: source.adoption === null ? null : { ...source.adoption, missing: missingKeys(source, schema) },
  };
  const record = recordOf(source.path, parts, setup.catalogue);
  const issues = recordIssues(source, record, schema, setup);
  return { record: withoutRepeated(record, issues), issues };
}
