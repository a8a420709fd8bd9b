import type {
  ColumnKind,
  TableCell,
  TableCellDetails,
  TableColumn,
  TableFinding,
  TableRow,
} from '../../../server/src/main/lsp/protocol/tables.ts';

const nothing: TableCellDetails = { text: '' };

/** All that is said of a cell, whether or not it came as a mere text. */
export const detailsOf = (cell: TableCell | undefined): TableCellDetails =>
  cell === undefined ? nothing : typeof cell === 'string' ? { text: cell } : cell;

export const cellText = (cell: TableCell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;

/** Pixels of a character, at most for most of them. */
const widest = 9;

/** All that a cell says, where it may not have room for it. */
export function wholeText(cell: TableCell | undefined, width: number): string | null {
  const { text, detail } = detailsOf(cell);
  const whole = detail === undefined ? text : `${text}, ${detail}`;
  return whole.length * widest > width ? whole : null;
}

/** What people filter and group by. */
export const partsOf = (cell: TableCell | undefined): readonly string[] => {
  const { parts, text } = detailsOf(cell);
  if (parts !== undefined) return parts;
  return text === '' ? [] : [text];
};

/** What a cell sorts by; undefined for an empty one, which comes last. */
export function sortValue(cell: TableCell | undefined): string | number | undefined {
  const { sort, text } = detailsOf(cell);
  const value = sort ?? text;
  return value === '' ? undefined : value;
}

/** The text that is edited: several values one a line. */
export function editedText(cell: TableCell | undefined): string {
  const { value, text } = detailsOf(cell);
  if (value === undefined) return text;
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(String).join('\n');
  return typeof value === 'object' ? text : String(value);
}

/** What the record said when the cell was shown, to be sent along with an edit. */
export function seenValue(cell: TableCell | undefined): NonNullable<TableCellDetails['value']> | null {
  const { value, text } = detailsOf(cell);
  return value === undefined ? (text === '' ? null : text) : value;
}

/** The worst that was found about a column of a row; null where nothing was. */
export function foundIn(row: TableRow, findingsAt: number, column: string): TableFinding | null {
  const { findings = [] } = detailsOf(row.cells[findingsAt]);
  return findings.find((finding) => finding.column === column) ?? null;
}

/** Why a cell takes no edit, as a sentence; null where it takes one. */
export function whyLocked(column: TableColumn, row: TableRow, index: number): string | null {
  if (!column.isEditable) return column.whyNot ?? '';
  return row.locked ?? detailsOf(row.cells[index]).locked ?? null;
}

const rightAligned: ReadonlySet<ColumnKind> = new Set(['number']);
export const isRightAligned = (kind: ColumnKind): boolean => rightAligned.has(kind);

const widths: Readonly<Partial<Record<ColumnKind, number>>> = {
  id: 120,
  'long-text': 280,
  date: 104,
  due: 190,
  number: 84,
  boolean: 84,
  rating: 170,
  trend: 340,
  findings: 175,
  enum: 130,
  reference: 170,
  references: 190,
  'signed-state': 260,
  file: 200,
};

/** Pixels a column has until somebody drags its edge. */
export const usualWidth = ({ kind, key }: TableColumn): number =>
  key === 'title' ? 300 : key === 'version' ? 90 : (widths[kind] ?? 160);
