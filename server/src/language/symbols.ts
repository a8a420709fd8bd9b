import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { defineMessages } from '../messages/define-messages.ts';
import type { Language } from '../messages/language.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Range, Span } from '../model/text.ts';
import { type Aliases, spanOfPath } from '../records/record-node.ts';
import { searchText, titleOf } from '../records/record-title.ts';
import type { Heading } from '../text/markdown.ts';
import { keyText, resolveAlias, type YamlMap, type YamlNode, type YamlPair } from '../text/node.ts';
import type { LocatedFile } from '../workspace/located-file.ts';
import type { Project } from '../workspace/project.ts';
import { type LanguageContext, recordsOf } from './context.ts';
import { bestMatches } from './fuzzy.ts';
import { shortened } from './markdown-text.ts';

const say = defineMessages('outline', {
  noId: '(record without id)',
  noName: '(key without name)',
  noText: '(heading without text)',
});

/** Longest name of a symbol. */
const longestName = 80;
/** Symbols of one file; more than anyone scrolls through. */
const maximumInFile = 5_000;

/**
 * The outline of a document: its records with their sections (keys that hold a mapping or list, with the
 * entries of lists of mappings), register entries as records, headings of a body. Empty for files without
 * records.
 * @param withHeadings false where the editor lists headings by itself
 */
export function documentSymbols(context: LanguageContext, withHeadings = true): DocumentSymbol[] {
  const { file } = context;
  const { language } = context.project;
  const { aliases } = context.project.configuration;
  const records = recordsOf(context);
  const symbols: DocumentSymbol[] = [];
  let left = maximumInFile;
  for (const record of records.filter(({ item }) => item === null)) {
    const document = file.documents[record.document];
    const root = document?.tree() ?? null;
    const map = root?.kind === 'map' ? root : null;
    const isWhole = record.markdown && record.document === 0;
    const end = isWhole ? file.text.length : (root?.end ?? 0);
    const span = { start: isWhole ? 0 : (root?.start ?? 0), end };
    const sections = map === null ? [] : sectionsOf(file, map, record.type === 'register', language);
    const headings =
      isWhole && withHeadings ? headingTree(file, file.markdown?.body().headings ?? [], language) : [];
    const children = [...sections, ...headings].slice(0, left);
    left -= children.length;
    const id = spanOfPath(document ?? null, null, ['id'], aliases);
    symbols.push(
      symbol(
        file,
        nameOf(record.id, titleOf(record), language),
        record.type,
        SymbolKind.Class,
        span,
        id,
        children,
      ),
    );
  }
  return symbols;
}

const nameOf = (id: string, title: string | null, { text }: Language): string =>
  shortened([id, title ?? ''].join(' ').trim(), longestName) || text(say.noId());

function symbol(
  file: LocatedFile,
  name: string,
  detail: string,
  kind: SymbolKind,
  span: Span,
  selection: Span,
  children: DocumentSymbol[] = [],
): DocumentSymbol {
  const inside = selection.start >= span.start && selection.end <= span.end;
  return {
    name,
    detail,
    kind,
    range: file.rangeOf(span),
    selectionRange: file.rangeOf(inside ? selection : { start: span.start, end: span.start }),
    children,
  };
}

function sectionsOf(
  file: LocatedFile,
  map: YamlMap,
  isRegister: boolean,
  language: Language,
): DocumentSymbol[] {
  return map.pairs.flatMap((pair) => {
    const value = resolveAlias(pair.value);
    if (value === null || value.kind === 'scalar' || value.kind === 'alias' || pair.value.kind === 'alias')
      return [];
    const children = value.kind === 'seq' ? entriesOf(file, value.items, isRegister, language) : [];
    const count = value.kind === 'seq' ? `${value.items.length}` : '';
    const name = shortened(keyText(pair.key), longestName) || language.text(say.noName());
    return [symbol(file, name, count, SymbolKind.Field, spanOf(pair), pair.key, children)];
  });
}

const spanOf = ({ key, value }: YamlPair): Span => ({ start: key.start, end: Math.max(key.end, value.end) });

/** Keys an entry of a list is known by, best first. */
const telling = [
  'id',
  'doc_id',
  'key',
  'input',
  'output',
  'title',
  'name',
  'what',
  'period',
  'person',
  'by',
  'decision',
  'text',
  'topic',
  'kind',
  'date',
];

function entriesOf(
  file: LocatedFile,
  items: readonly YamlNode[],
  isRegister: boolean,
  language: Language,
): DocumentSymbol[] {
  return items.slice(0, maximumInFile).flatMap((item) => {
    if (item.kind !== 'map') return [];
    const texts = new Map(item.pairs.flatMap(({ key, value }) => scalarText(keyText(key), value)));
    const known = telling.find((key) => texts.has(key)) ?? [...texts.keys()][0];
    const text = known === undefined ? '' : texts.get(known)!;
    const name = nameOf(
      text,
      isRegister && known === 'id' ? (texts.get('title') ?? texts.get('name') ?? null) : null,
      language,
    );
    return [
      symbol(
        file,
        name,
        '',
        isRegister ? SymbolKind.Class : SymbolKind.Object,
        item,
        item.pairs[0]?.key ?? item,
      ),
    ];
  });
}

function scalarText(key: string, node: YamlNode): [string, string][] {
  const value = resolveAlias(node);
  if (value?.kind === 'seq') {
    const words = value.items.flatMap((item) => (item.kind === 'scalar' ? [String(item.value)] : []));
    return words.length === 0 ? [] : [[key, words.join(', ')]];
  }
  if (value?.kind !== 'scalar' || value.value === null) return [];
  const text = String(value.value).replace(/\s+/g, ' ').trim();
  return text === '' ? [] : [[key, text]];
}

/** Headings as a tree: each holds the deeper ones behind it, up to the next that is as high. */
function headingTree(file: LocatedFile, headings: readonly Heading[], language: Language): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: { readonly depth: number; readonly symbol: DocumentSymbol }[] = [];
  const closeFrom = (depth: number, end: number): void => {
    while (open.length > 0 && open.at(-1)!.depth >= depth)
      open.pop()!.symbol.range.end = file.lines.positionAt(end);
  };
  for (const heading of headings) {
    closeFrom(heading.depth, heading.span.start);
    const name = shortened(heading.text, longestName) || language.text(say.noText());
    const own = symbol(file, name, '', SymbolKind.String, heading.span, heading.span);
    (open.at(-1)?.symbol.children ?? roots).push(own);
    open.push({ depth: heading.depth, symbol: own });
  }
  closeFrom(0, file.text.length);
  return roots;
}

/** A record found by id or title anywhere in the root. */
export interface FoundRecord {
  readonly name: string;
  readonly containerName: string;
  readonly kind: SymbolKind;
  readonly record: QmsRecord;
}

/** Records offered for one query. */
const maximumFound = 200;

/** Records whose id or title answers to what was typed, best first, at most 200. */
export function workspaceSymbols({ store, language }: Project, query: string): readonly FoundRecord[] {
  const named = [...store.records.values()].filter(({ id }) => id !== '');
  const { matches } = bestMatches(query.trim().slice(0, 200), named, searchText, maximumFound);
  return matches.map((record) => ({
    name: nameOf(record.id, titleOf(record), language),
    containerName: record.type,
    kind: SymbolKind.Class,
    record,
  }));
}

/** Where a found record stands in its file: its id. */
export const symbolRange = (file: LocatedFile, record: QmsRecord, aliases: Aliases): Range =>
  file.rangeOf(spanOfPath(file.documents[record.document] ?? null, record.item, ['id'], aliases));
