/**
 * The files of the example company, cut into pieces of which each holds one record (or what is no record: a data file,
 * the head of a register, a page for readers), so that a record can be written as it was on an earlier day.
 */
import type { JsonObject } from '../../server/src/model/json.ts';
import { isMarkdown } from '../../server/src/records/read-file.ts';
import { isObject } from '../../server/src/records/values.ts';
import type { YamlNode } from '../../server/src/text/node.ts';
import { LocatedFile } from '../../server/src/workspace/located-file.ts';

export interface Piece {
  /** The record's id, with `@` and the version for one that is superseded; the path for what is no record. */
  readonly key: string;
  readonly file: string;
  /** An item of a register begins with `  - `; the head of the register ends with `items:`. */
  readonly kind: 'record' | 'item' | 'head' | 'other';
  readonly text: string;
  /** What the piece says, without the defaults of its register. */
  readonly data: JsonObject;
  readonly type: string;
}

/** The mapping of a piece, with offsets into its text; null where it is none. */
export function mappingOf({ kind, file }: Pick<Piece, 'kind' | 'file'>, text: string): YamlNode | null {
  if (kind === 'other') return null;
  const root = new LocatedFile(file, text).documents[0]?.tree() ?? null;
  return kind === 'item' && root?.kind === 'seq' ? (root.items[0] ?? null) : root;
}

function dataOf(file: string, text: string): JsonObject {
  const data = new LocatedFile(file, text).documents[0]?.data ?? null;
  const item = Array.isArray(data) ? (data[0] ?? null) : data;
  return isObject(item) ? item : {};
}

function piecesOf(file: string, text: string): readonly Piece[] {
  const other: Piece = { key: file, file, kind: 'other', text, data: {}, type: 'none' };
  if ((!file.endsWith('.yaml') && !isMarkdown(file)) || file === 'qms.yaml') return [other];
  const data = dataOf(file, text);
  if (data['type'] === 'register') {
    const start = text.indexOf('\nitems:\n') + '\nitems:\n'.length;
    const head: Piece = { key: file, file, kind: 'head', text: text.slice(0, start), data, type: 'register' };
    const items = text.slice(start).split(/(?=^ {2}- )/m);
    return [
      head,
      ...items.map((item): Piece => {
        const own = dataOf(file, item);
        return {
          key: String(own['id']),
          file,
          kind: 'item',
          text: item,
          data: own,
          type: String(data['of']),
        };
      }),
    ];
  }
  if (typeof data['id'] !== 'string') return [other];
  const key = data['status'] === 'superseded' ? `${data['id']}@${String(data['version'])}` : data['id'];
  return [{ key, file, kind: 'record', text, data, type: String(data['type']) }];
}

/** All pieces of the files, in their order. */
export const piecesOfAll = (files: ReadonlyMap<string, string>): readonly Piece[] =>
  [...files].flatMap(([file, text]) => piecesOf(file, text));
