import type { HeldEntry } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Path, Position, Range, Span } from '../model/text.ts';
import { configurationFile } from '../records/configuration.ts';
import { isObject, mappingsOf, textOf } from '../records/values.ts';
import { findNode, type YamlNode } from '../text/node.ts';
import { type LanguageContext, recordsOf } from './context.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { type FilePlace, idRange, openFrom, recordRange, startOfFile } from './file-place.ts';
import { entryMeant, mentionAt, type OpenFile, recordPathNode } from './mentions.ts';

/** Where something is defined: `range` is all of it, `selection` its name. */
export interface Definition extends FilePlace {
  /** What at the cursor leads there. */
  readonly origin: Range;
  readonly selection: Range;
}

/**
 * Where what stands at a position is defined: an id leads to its record (a pinned version to that version,
 * else the one in force) or to the entry of a list that has it, a file field to the file, a strategic theme or an own review input to its entry in
 * qms.yaml. Null where nothing is referred to, or what is referred to does not exist.
 *
 * Ordinary Markdown links are left to the editor's own Markdown support.
 */
export async function definition(
  context: LanguageContext,
  position: Position,
  open: OpenFile,
): Promise<Definition | null> {
  const mention = mentionAt(context, position);
  if (mention !== null) {
    const { queries } = context.project;
    const own = mention.kind === 'declaration' ? (mention.record ?? undefined) : undefined;
    const record = own ?? queries.record(mention.id, mention.version) ?? queries.record(mention.id);
    if (record !== undefined && mention.kind !== 'entry')
      return recordDefinition(context, record, mention.span, open);
    const held = entryMeant(context, mention);
    return held === undefined ? null : entryDefinition(context, held, mention.span, open);
  }
  const cursor = cursorAt(context, position);
  if (cursor.place !== 'data' || cursor.node?.kind !== 'scalar' || cursor.onKey) return null;
  return fileDefinition(context, cursor) ?? (await wordDefinition(context, cursor, open));
}

async function recordDefinition(
  context: LanguageContext,
  record: QmsRecord,
  origin: Span,
  open: OpenFile,
): Promise<Definition | null> {
  const file = await openFrom(context, open)(record.file);
  if (file === null) return null;
  const { aliases } = context.project.configuration;
  return {
    origin: context.file.rangeOf(origin),
    file: record.file,
    range: recordRange(file, record, aliases),
    selection: idRange(file, record, aliases),
  };
}

async function entryDefinition(
  context: LanguageContext,
  { record, entry }: HeldEntry,
  origin: Span,
  open: OpenFile,
): Promise<Definition | null> {
  const file = await openFrom(context, open)(record.file);
  const { aliases } = context.project.configuration;
  const node = file === null ? null : recordPathNode(file, record, entry.path, aliases);
  const name = file === null ? null : recordPathNode(file, record, [...entry.path, entry.key], aliases);
  if (file === null || node === null || name === null) return null;
  return {
    origin: context.file.rangeOf(origin),
    file: record.file,
    range: file.rangeOf(spanOf(node)),
    selection: file.rangeOf(spanOf(name)),
  };
}

/** The file that the field at the cursor names. */
function fileDefinition(context: LanguageContext, { node }: Cursor): Definition | null {
  const { project, file } = context;
  for (const record of recordsOf(context)) {
    for (const { target, path, span } of record.fileUses) {
      if (span !== undefined || target === null || !project.listed.has(target)) continue;
      if (recordPathNode(file, record, path, project.configuration.aliases) !== node || node === null)
        continue;
      return { origin: file.rangeOf(node), file: target, range: startOfFile, selection: startOfFile };
    }
  }
  return null;
}

/** The entry of qms.yaml that a word of the organization's own comes from. */
async function wordDefinition(
  context: LanguageContext,
  cursor: Cursor,
  open: OpenFile,
): Promise<Definition | null> {
  const { node } = cursor;
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return null;
  const vocabulary = vocabularyAt(context, cursor);
  if (vocabulary !== 'theme' && vocabulary !== 'input') return null;
  const file = await openFrom(context, open)(configurationFile);
  const document = file?.documents[0];
  const root = document?.tree() ?? null;
  if (file === null || document === undefined || root === null || !isObject(document.data)) return null;
  const entry = entryOf(document.data, vocabulary, node.value);
  const whole = entry === null ? null : findNode(root, entry.list);
  const name = entry === null ? null : findNode(root, entry.name);
  if (whole === null || name === null) return null;
  return {
    origin: context.file.rangeOf(node),
    file: configurationFile,
    range: file.rangeOf(spanOf(whole.node)),
    selection: file.rangeOf(spanOf(name.node)),
  };
}

const spanOf = ({ start, end }: YamlNode): Span => ({ start, end });

interface Entry {
  readonly list: Path;
  readonly name: Path;
}

/** Paths of the entry with this name and of the name itself. */
function entryOf(
  data: Parameters<typeof isObject>[0],
  vocabulary: 'theme' | 'input',
  word: string,
): Entry | null {
  if (!isObject(data)) return null;
  const [list, key] = vocabulary === 'theme' ? [['themes'], 'id'] : [['review', 'inputs'], 'key'];
  const entries =
    vocabulary === 'theme' ? data['themes'] : isObject(data['review']) ? data['review']['inputs'] : [];
  const found = mappingsOf(entries).find(({ value }) => textOf(value[key]) === word);
  if (found !== undefined) return { list: [...list, found.index], name: [...list, found.index, key] };
  const plain = Array.isArray(entries) ? entries.indexOf(word) : -1;
  return plain < 0 ? null : { list: [...list, plain], name: [...list, plain] };
}

/** The list of the organization's own words that the value at the cursor, or the list it is in, is taken from. */
function vocabularyAt({ project }: LanguageContext, { record, path }: Cursor): string | undefined {
  if (record === null) return undefined;
  const { aliases } = project.configuration;
  const inDefaults = record.type === 'register' && path[0] === 'defaults';
  const type = inDefaults ? textOf(record.data['of']) : record.type;
  const schema = type === null ? undefined : project.catalogue.get(type);
  const [first = '', ...rest] = inDefaults ? path.slice(1) : path;
  const known = [Object.hasOwn(aliases, first) ? aliases[first]! : first, ...rest];
  const list = typeof known.at(-1) === 'number' ? known.slice(0, -1) : known;
  return schema?.field(known)?.vocabulary ?? schema?.field(list)?.vocabulary;
}
