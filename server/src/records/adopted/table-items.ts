import type { JsonObject } from '../../model/json.ts';
import type { Span } from '../../model/text.ts';
import { setKey } from '../../text/data.ts';
import {
  type Host,
  keyText,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../../text/node.ts';
import { toData } from '../../text/tree-data.ts';
import { readYaml } from '../../text/yaml.ts';
import type { MappedEntry } from '../file-selection.ts';
import { fieldOfLabel } from '../labels.ts';
import { canonicalPairs, keyOfName, noNotes, type Understanding } from './canonical-map.ts';
import { asId, idIn } from './id-in-text.ts';
import { type AdoptedRecord, type AdoptedSource, adoptionOf } from './source.ts';
import { saidIn, understandingOf, withDefaults } from './understanding.ts';
import { isFillIn } from './words.ts';

/** A cell of a table of any form. */
export interface TableCell {
  readonly text: string;
  readonly span: Span;
  /** The cell as it stands between its separators, where that is in quotes. */
  readonly quoted?: string;
}

export interface RecordTable {
  readonly rows: readonly (readonly TableCell[])[];
  readonly host: Host;
  readonly span: Span;
}

/** Rows above the header are titles and blanks; no more of them than this are passed over. */
const mostTitleRows = 20;

/** How many of a row's cells are names of columns somebody knows. */
const knownColumns = (row: readonly TableCell[], entry: MappedEntry): number =>
  row.filter(({ text }) => isColumn(text, entry)).length;

const isColumn = (text: string, { type, aliases, register }: MappedEntry): boolean =>
  fieldOfLabel(text, type) !== null ||
  Object.hasOwn(aliases, text) ||
  Object.hasOwn(register?.aliases ?? {}, text);

/** Position of the row that names the columns: as qms.yaml says, else the first of the top rows that names most. */
export function headerRowOf(rows: RecordTable['rows'], entry: MappedEntry): number {
  const said = entry.register?.headerRow ?? null;
  if (said !== null) return said - 1;
  let best = 0;
  let most = 0;
  for (const [index, row] of rows.slice(0, mostTitleRows).entries()) {
    const known = knownColumns(row, entry);
    if (known > most) [best, most] = [index, known];
  }
  return best;
}

/** The table of a document whose rows are its records: the one whose header names most of the columns somebody knows. */
export function tableOfRecords<T extends RecordTable>(tables: readonly T[], entry: MappedEntry): T | null {
  let best: T | null = null;
  let most = 1;
  for (const table of tables) {
    const known = knownColumns(table.rows[headerRowOf(table.rows, entry)] ?? [], entry);
    if (known > most || (known === most && best !== null && table.rows.length > best.rows.length))
      [best, most] = [table, known];
  }
  return best;
}

const scalar = ({ text, span, quoted }: TableCell, host: Host): YamlScalar => ({
  kind: 'scalar',
  ...span,
  value: text.trim() === '' ? null : text,
  style: quoted === undefined ? 'plain' : 'double',
  source: quoted ?? text,
  host,
});

/** A cell that holds a list or a mapping as YAML writes it in one line, as signatures do. */
function flowValue(text: string, span: Span, host: Host): YamlNode | null {
  if (!/^[[{]/.test(text.trim())) return null;
  const { documents, faults } = readYaml(text.trim());
  const data = documents[0]?.data;
  if (faults.length > 0 || typeof data !== 'object' || data === null) return null;
  return placed(documents[0]!.tree()!, span, host);
}

/** A tree whose nodes all have one place: what is within a cell is shown as the cell. */
function placed(node: YamlNode, span: Span, host: Host): YamlNode {
  switch (node.kind) {
    case 'seq':
      return { ...node, ...span, host, items: node.items.map((item) => placed(item, span, host)) };
    case 'map':
      return {
        ...node,
        ...span,
        host,
        pairs: node.pairs.map(({ key, value }) => ({
          key: placed(key, span, host),
          value: placed(value, span, host),
        })),
      };
    default:
      return { ...node, ...span, host };
  }
}

/** The records that the rows of a table are, and the list of them as it stands in the tree of the file. */
export function tableItems(
  source: AdoptedSource,
  { rows, host, span }: RecordTable,
): { readonly pair: YamlPair; readonly records: readonly AdoptedRecord[] } {
  const { entry } = source;
  const headerRow = headerRowOf(rows, entry);
  const head = rows[headerRow] ?? [];
  const items: YamlMap[] = [];
  const records: AdoptedRecord[] = [];
  for (const row of rows.slice(headerRow + 1)) {
    if (row.every(({ text }) => text.trim() === '')) continue;
    const [first, last] = [row[0]!, row.at(-1)!];
    const understanding = { ...understandingOf(source, entry.type), notes: noNotes() };
    const cells = head.flatMap((column, index): YamlPair[] => {
      const cell = row[index];
      const name = column.text.trim();
      if (cell === undefined || name === '') return [];
      const key = scalar({ text: name, span: cell.span }, host);
      return [{ key, value: flowValue(cell.text, cell.span, host) ?? scalar(cell, host) }];
    });
    const pairs = canonicalPairs(cells, understanding);
    const map: YamlMap = {
      kind: 'map',
      flow: false,
      start: first.span.start,
      end: Math.max(last.span.end, first.span.start),
      host,
      pairs,
      emptyCells: emptyCells(cells, understanding),
    };
    const said = saidIn(toData(map) as JsonObject, understanding);
    const named = typeof said['id'] === 'string' ? said['id'] : null;
    const id = named === null ? null : rowId(named);
    // A name that had to become an id is what people call the row by.
    if (id !== null && id !== named && said['title'] === undefined) said['title'] = named;
    if (id === null) delete said['id'];
    else said['id'] = id;
    records.push({
      item: items.length,
      type: entry.type,
      data: withDefaults(entry.type, said, entry.defaults),
      adoption: adoptionOf(entry, { written: writtenOf(cells, understanding), ...understanding.notes }),
    });
    items.push(map);
  }
  const seq: YamlNode = { kind: 'seq', flow: false, start: span.start, end: span.end, items, host };
  const key = scalar({ text: 'items', span: { start: span.start, end: span.start } }, host);
  return { pair: { key: { ...key, value: 'items' }, value: seq }, records };
}

/** A cell's id as it can be one: a bare number stays one, a placeholder is none. */
const rowId = (text: string): string | null =>
  isFillIn(text) ? null : (asIdOrNull(text) ?? idIn(text, null)?.id ?? asId(text));

const asIdOrNull = (text: string): string | null => (asId(text) === text ? text : null);

/** What a row says in its own words, by the key of each column: what sign-offs bind. */
function writtenOf(cells: readonly YamlPair[], understanding: Understanding): JsonObject {
  const written: JsonObject = {};
  for (const { key, value } of cells) {
    const column = keyText(key);
    const name = keyOfName(column, understanding) ?? column;
    const data = toData(value);
    if (data !== null && !Object.hasOwn(written, name)) setKey(written, name, data);
  }
  return written;
}

/** The empty cells of a row, by the key of their column: where a value can be written. */
const emptyCells = (cells: readonly YamlPair[], understanding: Understanding): ReadonlyMap<string, Span> =>
  new Map(
    cells.flatMap(({ key, value }) =>
      value.kind === 'scalar' && value.value === null
        ? [[keyOfName(keyText(key), understanding) ?? '', { start: value.start, end: value.end }] as const]
        : [],
    ),
  );
