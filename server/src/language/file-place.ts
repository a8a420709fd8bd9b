import type { QmsRecord } from '../model/record.ts';
import type { Range } from '../model/text.ts';
import { recordNode } from '../records/record-node.ts';
import type { LocatedFile } from '../workspace/located-file.ts';
import type { LanguageContext } from './context.ts';
import type { OpenFile } from './mentions.ts';

/** A place in a file of the root. Whoever talks to an editor turns the path into a URI. */
export interface FilePlace {
  /** Path below the root, with `/`. */
  readonly file: string;
  readonly range: Range;
}

export const startOfFile: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const before = (left: Range['start'], right: Range['start']): boolean =>
  left.line < right.line || (left.line === right.line && left.character <= right.character);

/** True when the ranges share a place, their ends included. */
export const meet = (left: Range, right: Range): boolean =>
  before(left.start, right.end) && before(right.start, left.end);

/** The `open` of a feature, with the document at hand answered from the editor. */
export const openFrom =
  ({ file }: LanguageContext, open: OpenFile): OpenFile =>
  async (path) =>
    path === file.path ? file : open(path);

/** Where a record's id stands (or its beginning, where it has none of its own). */
export const idRange = (
  file: LocatedFile,
  record: QmsRecord,
  aliases: Readonly<Record<string, string>>,
): Range => file.rangeOf(file.spanOf({ file: file.path, path: ['id'] }, record, aliases));

/** The whole of a record: of a Markdown file all of it, else its document, or its entry of a register. */
export function recordRange(
  file: LocatedFile,
  record: QmsRecord,
  aliases: Readonly<Record<string, string>>,
): Range {
  if (record.markdown) return file.rangeOf({ start: 0, end: file.text.length });
  const node = recordNode(file.documents[record.document] ?? null, record.item, aliases);
  return node === null ? startOfFile : file.rangeOf({ start: node.start, end: node.end });
}
