import type { UnreadText } from '../model/facts.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Span } from '../model/text.ts';
import type { MarkdownDocument } from '../text/markdown.ts';
import type { TextFault, YamlStream } from '../text/yaml.ts';
import type { ReadSetup } from './read-setup.ts';
import { type Aliases, recordNode } from './record-node.ts';

/** The value of a key wherever it may stand: in a block, in a list, between braces, in quotes. */
function valuesOf(text: string, keys: readonly string[]): string[] {
  const names = keys.map((key) => key.replace(/[^\p{L}\p{N}_ -]/gu, '\\$&')).join('|');
  const pattern = new RegExp(`(?:^|[\\s{,-])(["']?)(?:${names})\\1[ \\t]*:[ \\t]*["']?([^\\s"',}#]+)`, 'gmu');
  return [...new Set([...text.matchAll(pattern)].map((match) => match[2]!))];
}

const keysFor = (key: string, aliases: Aliases): readonly string[] => [
  key,
  ...Object.keys(aliases).filter((name) => aliases[name] === key),
];

/** Everything in a text that may be an id or the name of a file. */
const wordsOf = (text: string): string[] => [
  ...new Set(text.split(/[\s"'`()[\]{}<>|,;:#@]+/u).filter((word) => word !== '' && word.length <= 200)),
];

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** Whether a fault leaves open what a record says: it stands in its document, or of a conflict, in itself. */
function isUnsure(
  record: QmsRecord,
  fault: TextFault,
  text: string,
  stream: YamlStream,
  markdown: MarkdownDocument | null,
  aliases: Aliases,
): boolean {
  if (fault.document !== record.document) return false;
  if (record.item === null || markdown !== null || !text.startsWith('<<<<<<<', fault.span.start)) return true;
  const node = recordNode(stream.documents[record.document] ?? null, record.item, aliases);
  return node === null || overlaps(node, fault.span);
}

/** Ordinals of the records that may say something else once these faults are mended. */
export const unsureRecords = (
  records: readonly QmsRecord[],
  faults: readonly TextFault[],
  text: string,
  stream: YamlStream,
  markdown: MarkdownDocument | null,
  aliases: Aliases,
): readonly number[] =>
  records
    .filter((record) => faults.some((fault) => isUnsure(record, fault, text, stream, markdown, aliases)))
    .map(({ ordinal }) => ordinal);

/**
 * What may stand in a text that could be read in part only.
 * @param rule the rule that says so
 */
export function unreadText(rule: string, path: string, text: string, setup: ReadSetup): UnreadText {
  const { aliases } = setup.configuration;
  const mapped = setup.selection.mappedType(path);
  const types = [
    ...valuesOf(text, keysFor('type', aliases)),
    ...valuesOf(text, ['of']),
    ...(mapped === null ? [] : [mapped]),
  ];
  return {
    rule,
    ids: valuesOf(text, keysFor('id', aliases)),
    types: types.length === 0 ? null : types,
    words: wordsOf(text),
    unsure: [],
  };
}

/** What may stand in a file whose text could not be had: a record, where qms.yaml says that it holds one. */
export function unseenText(rule: string, path: string, { selection }: ReadSetup): UnreadText | null {
  const mapped = selection.mappedType(path);
  return mapped === null ? null : { rule, ids: null, types: [mapped], words: null, unsure: [] };
}
