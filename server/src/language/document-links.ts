import type { Range } from '../model/text.ts';
import { entryTitle } from '../records/entry-title.ts';
import { isObject } from '../records/values.ts';
import type { YamlNode, YamlScalar } from '../text/node.ts';
import { type LanguageContext, recordsOf } from './context.ts';
import { type FilePlace, idRange, openFrom } from './file-place.ts';
import { mentionsIn, type OpenFile, recordPathNode } from './mentions.ts';

/** A link of a document, and where it leads. */
export interface RecordLink {
  readonly range: Range;
  readonly target:
    | { readonly kind: 'file'; readonly file: string }
    /** Key of a record, and the entry of it that is meant, if one is; {@link linkedPlace} finds its place. */
    | { readonly kind: 'record'; readonly key: string; readonly file: string; readonly entry?: string }
    | { readonly kind: 'url'; readonly url: string };
  readonly tooltip: string;
}

/** Values that are web addresses; a longer one is hardly meant to be followed. */
const webAddress = /^https?:\/\/[^\s<>"]{1,2000}$/i;

/**
 * The links of a document: fields that name files below the root, web addresses in fields, and `[[id]]`.
 * Ordinary Markdown links are left to the editor's own Markdown support.
 */
export function documentLinks(context: LanguageContext): readonly RecordLink[] {
  const links = [...fileLinks(context), ...urlLinks(context), ...wikiLinks(context)];
  return links.sort(
    (left, right) =>
      left.range.start.line - right.range.start.line ||
      left.range.start.character - right.range.start.character,
  );
}

/** Where the record of a link, or the entry of it, stands in its file; null when it is gone. */
export async function linkedPlace(
  context: LanguageContext,
  key: string,
  open: OpenFile,
  entryId?: string,
): Promise<FilePlace | null> {
  const { project } = context;
  const record = project.store.record(key);
  const file = record === undefined ? null : await openFrom(context, open)(record.file);
  if (record === undefined || file === null) return null;
  const { aliases } = project.configuration;
  const entry = record.entries.find(({ id }) => id === entryId);
  const node = entry === undefined ? null : recordPathNode(file, record, [...entry.path, entry.key], aliases);
  const range = node === null ? idRange(file, record, aliases) : file.rangeOf(node);
  return { file: record.file, range };
}

function fileLinks(context: LanguageContext): RecordLink[] {
  const { project, file } = context;
  const links = new Map<number, RecordLink>();
  for (const record of recordsOf(context)) {
    for (const { target, path, span } of record.fileUses) {
      if (span !== undefined || target === null || !project.listed.has(target)) continue;
      const node = recordPathNode(file, record, path, project.configuration.aliases);
      if (node?.kind !== 'scalar') continue;
      links.set(node.start, {
        range: file.rangeOf(contentOf(node)),
        target: { kind: 'file', file: target },
        tooltip: target,
      });
    }
  }
  return [...links.values()];
}

function wikiLinks({ project, file }: LanguageContext): RecordLink[] {
  return mentionsIn(project, file).flatMap(({ kind, id, version, span }) => {
    if (kind !== 'body') return [];
    const range = file.rangeOf(span);
    const record = project.queries.record(id, version);
    if (record !== undefined) {
      const { key, file: path } = record;
      return [{ range, target: { kind: 'record', key, file: path }, tooltip: record.title ?? record.id }];
    }
    const held = project.queries.entry(id, version);
    if (held === undefined) return [];
    const { key, file: path } = held.record;
    return [
      { range, target: { kind: 'record', key, file: path, entry: id }, tooltip: entryTitle(held) ?? id },
    ];
  });
}

function urlLinks(context: LanguageContext): RecordLink[] {
  const { file } = context;
  const links: RecordLink[] = [];
  const documents = new Set(recordsOf(context).map(({ document }) => document));
  for (const index of documents) {
    const document = file.documents[index];
    const root = isObject(document?.data) ? (document?.tree() ?? null) : null;
    for (const node of root === null ? [] : scalarsOf(root)) {
      if (typeof node.value !== 'string' || !webAddress.test(node.value)) continue;
      links.push({
        range: file.rangeOf(contentOf(node)),
        target: { kind: 'url', url: node.value },
        tooltip: node.value,
      });
    }
  }
  return links;
}

/** All scalar values of a tree; what an alias stands for is met where it is written. */
function* scalarsOf(root: YamlNode): Generator<YamlScalar> {
  const waiting: YamlNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'scalar') yield node;
    else if (node.kind === 'seq') waiting.push(...node.items);
    else if (node.kind === 'map') waiting.push(...node.pairs.map(({ value }) => value));
  }
}

/** A scalar without its quotes. */
function contentOf(node: YamlScalar): { start: number; end: number } {
  const quote = node.style === 'single' || node.style === 'double' ? 1 : 0;
  return { start: node.start + quote, end: node.end - quote };
}
