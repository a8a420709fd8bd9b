import type { QmsRecord } from '../model/record.ts';
import type { Path, Position, Span } from '../model/text.ts';
import { recordNode } from '../records/record-node.ts';
import { settingsFiles } from '../records/settings-files.ts';
import { findNode, pathAt, type YamlNode } from '../text/node.ts';
import { type LanguageContext, recordsOf } from './context.ts';

/** What stands at a position of a document. */
export interface Cursor {
  readonly offset: number;
  /** In the configuration, in the data of a record (or what may become one), or in a Markdown body. */
  readonly place: 'configuration' | 'data' | 'body';
  /** The record at the position: of a register, the item the position is in. */
  readonly record: QmsRecord | null;
  /** Path of the innermost node, from the record's root (from the document's where there is no record). */
  readonly path: Path;
  readonly node: YamlNode | null;
  /** The key token of the node, when it is the value of a mapping. */
  readonly key: YamlNode | null;
  /** True when the position is on the key rather than on the value. */
  readonly onKey: boolean;
}

const holds = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

function recordAt(context: LanguageContext, documentIndex: number, offset: number): QmsRecord | null {
  const records = recordsOf(context).filter((record) => record.document === documentIndex);
  const document = context.file.documents[documentIndex] ?? null;
  const item = records.find((record) => {
    if (record.item === null) return false;
    const node = recordNode(document, record.item, context.project.configuration.aliases);
    return node !== null && holds(node, offset);
  });
  return item ?? records.find((record) => record.item === null) ?? null;
}

/** True within a value or a label of a document of others, which stand in its body. */
function isInHeader({ file }: LanguageContext, offset: number): boolean {
  const root = file.documents[0]?.tree() ?? null;
  if (root?.kind !== 'map' || root.header === undefined) return false;
  return pathAt(root, offset).length > 0;
}

/** In a row of a table a key has the place of its cell: whoever points there points at the value. */
const isSamePlace = (key: YamlNode, node: YamlNode | null): boolean =>
  key.host !== undefined && key.start === node?.start && key.end === node.end;

/** Finds out what stands at a position. Positions past the end count as the end. */
export function cursorAt(context: LanguageContext, position: Position): Cursor {
  const { file } = context;
  const offset = file.lines.offsetAt(position);
  const nowhere = { offset, record: null, path: [], node: null, key: null, onKey: false } as const;
  const markdown = file.markdown;
  if (markdown !== null && offset >= markdown.bodyStart && !isInHeader(context, offset)) {
    return { ...nowhere, place: 'body', record: recordsOf(context)[0] ?? null };
  }
  const place = settingsFiles.includes(file.path) ? 'configuration' : 'data';
  const index = Math.max(
    file.documents.findLastIndex(({ span }) => span.start <= offset),
    0,
  );
  const document = file.documents[index] ?? null;
  const record = place === 'data' ? recordAt(context, index, offset) : null;
  const root =
    record === null
      ? (document?.tree() ?? null)
      : recordNode(document, record.item, context.project.configuration.aliases);
  if (root === null) return { ...nowhere, place, record };
  const path = pathAt(root, offset);
  const found = findNode(root, path);
  const key = found?.key ?? null;
  return {
    offset,
    place,
    record,
    path,
    node: found?.node ?? null,
    key,
    onKey: key !== null && holds(key, offset) && !isSamePlace(key, found?.node ?? null),
  };
}
