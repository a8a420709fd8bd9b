import type { Json } from '../../model/json.ts';
import { idIn, writtenDate } from '../../records/adopted.ts';
import { fieldOfLabel } from '../../records/labels.ts';

/** A column of a table, as far as its cells show what it holds. */
export interface SeenColumn {
  readonly name: string;
  readonly filled: number;
  /** How many different values it has. */
  readonly distinct: number;
  /** How many of its cells hold an id as people build them, how many a bare number, and how many a day. */
  readonly ids: number;
  readonly numbers: number;
  readonly days: number;
  /** How many hold a mark such as `x`. */
  readonly marks: number;
  /** Characters of its cells, all told. */
  readonly length: number;
}

/** A table whose rows may be records. */
export interface SeenTable {
  /** Heading it stands under; empty for a file of its own. */
  readonly heading: string;
  /** Row that names the columns, counted from 1 as qms.yaml does. */
  readonly headerRow: number;
  readonly columns: readonly SeenColumn[];
  readonly rows: number;
}

/** Titles and blanks stand in no more rows than this above the names of the columns. */
const mostTitleRows = 20;
/** So many rows show what a column holds. */
const rowsLookedAt = 2_000;
const longestName = 60;

/** Types of which a table may hold one record in each row. */
export const registerTypes = [
  'risk',
  'opportunity',
  'nonconforming-output',
  'nonconformity',
  'complaint',
  'supplier',
  'equipment',
  'action',
  'quality-objective',
  'change',
  'competence',
  'person',
] as const;

const isKnown = (name: string): boolean =>
  fieldOfLabel(name, null) !== null || registerTypes.some((type) => fieldOfLabel(name, type) !== null);

const isName = (cell: string): boolean =>
  cell !== '' && cell.length <= longestName && !/^[\d.,%-]+$/.test(cell) && writtenDate(cell) === null;

/** Position of the row that names columns: the first of the top rows with most names that somebody knows, or most names. */
function headerOf(rows: readonly (readonly string[])[]): number {
  let best = 0;
  let most = -1;
  for (const [index, row] of rows.slice(0, mostTitleRows).entries()) {
    const names = row.filter(isName);
    const score = names.length + 3 * names.filter(isKnown).length;
    if (score > most) [best, most] = [index, score];
  }
  return best;
}

/** What a table shows: its columns and what they hold. */
export function seenTable(
  rows: readonly (readonly string[])[],
  heading = '',
  header = headerOf(rows),
): SeenTable {
  const body = rows.slice(header + 1).filter((row) => row.some((cell) => cell !== ''));
  const columns = (rows[header] ?? []).map((name, index): SeenColumn => {
    const cells = body.slice(0, rowsLookedAt).flatMap((row) => (row[index] ? [row[index]] : []));
    return {
      name: name.trim(),
      filled: cells.length,
      distinct: new Set(cells).size,
      ids: cells.filter((cell) => idIn(cell, null)?.id.length === cell.length).length,
      numbers: cells.filter((cell) => /^\d{1,6}$/.test(cell)).length,
      marks: cells.filter((cell) => /^(?:x|✓|✔|☑|✅|o|•|yes|ja|sí|oui|sim|sì)$/i.test(cell)).length,
      days: cells.filter((cell) => writtenDate(cell, 'de') !== null).length,
      length: cells.reduce((sum, cell) => sum + cell.length, 0),
    };
  });
  return {
    heading,
    headerRow: header + 1,
    columns: columns.filter(({ name }) => name !== ''),
    rows: body.length,
  };
}

/** What a value holds of its own, besides further lists and mappings. */
const textIn = (value: Json | undefined): string =>
  value === undefined || typeof value === 'object' ? '' : String(value);

/** True where most columns hold nothing but marks, as those of who has been trained for what. */
export function isOfMarks({ columns }: SeenTable): boolean {
  const marked = columns.filter(({ marks, filled }) => filled > 0 && marks === filled);
  return marked.length > 1 && marked.length * 2 > columns.length;
}

/** A list of mappings as a table: its keys are the columns. */
export function tableOfList(items: readonly { readonly [key: string]: Json }[]): SeenTable {
  const keys = [...new Set(items.slice(0, rowsLookedAt).flatMap((item) => Object.keys(item)))];
  return seenTable([keys, ...items.map((item) => keys.map((key) => textIn(item[key]).trim()))], '', 0);
}
