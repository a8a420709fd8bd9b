import type { TableColumn, TableRow } from '../../../server/src/main/lsp/protocol/tables.ts';
import { detailsOf, partsOf } from './cells.ts';

/** What a column has to show for its row to be shown. */
export type ColumnFilter =
  /** Contains these letters. */
  | { readonly kind: 'text'; readonly text: string }
  /** Is one of these; an empty text stands for nothing. */
  | { readonly kind: 'values'; readonly values: readonly string[] }
  /** Of a day by which something is to be done: it has passed. Of findings: there are some. */
  | { readonly kind: 'marked' };

/** Has a row what stands for something to be looked at: a day that has passed, or findings? */
export function isMarked(column: TableColumn, row: TableRow, index: number): boolean {
  const { text, level } = detailsOf(row.cells[index]);
  if (column.kind === 'due') return level === 'error';
  return column.kind === 'findings' && text !== '' && text !== '0';
}

export function passes(column: TableColumn, row: TableRow, index: number, filter: ColumnFilter): boolean {
  switch (filter.kind) {
    case 'marked':
      return isMarked(column, row, index);
    case 'values': {
      const parts = partsOf(row.cells[index]);
      return parts.length === 0
        ? filter.values.includes('')
        : parts.some((part) => filter.values.includes(part));
    }
    case 'text': {
      const { text, detail = '', parts = [] } = detailsOf(row.cells[index]);
      return `${text}\n${detail}\n${parts.join('\n')}`.toLocaleLowerCase().includes(filter.text);
    }
  }
}

/** Stands letters somewhere in a row? */
export const rowContains = (row: TableRow, text: string): boolean =>
  row.cells.some((cell) =>
    (typeof cell === 'string' ? cell : `${cell.text}\n${cell.detail ?? ''}\n${cell.parts?.join('\n') ?? ''}`)
      .toLocaleLowerCase()
      .includes(text),
  );

/** Filters whose values are picked rather than typed. */
export const isPicked = ({ kind, choices }: TableColumn): boolean =>
  choices !== undefined ||
  ['enum', 'boolean', 'rating', 'trend', 'signed-state', 'reference', 'references'].includes(kind);

/** The values that a column shows, those of its pick list first and in its order; an empty text where some rows have none. */
export function shownValues(
  column: TableColumn,
  rows: readonly TableRow[],
  index: number,
): readonly string[] {
  const found = new Set<string>();
  let isSomeEmpty = false;
  for (const { cells } of rows) {
    const parts = partsOf(cells[index]);
    if (parts.length === 0) isSomeEmpty = true;
    for (const part of parts) found.add(part);
  }
  const listed = (column.choices ?? []).map(({ label }) => label).filter((label) => found.has(label));
  const others = [...found].filter((value) => !listed.includes(value)).sort(inOrder);
  return [...listed, ...others, ...(isSomeEmpty ? [''] : [])];
}

const sortKeys = new Map<string, string>();

/** What a text sorts by, as people do it: capitals and accents aside, figures by what they amount to. */
function sortKey(text: string): string {
  const known = sortKeys.get(text);
  if (known !== undefined) return known;
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
  const key = plain.replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'));
  // Texts come and go: what was kept for those of long ago is not kept for ever.
  if (sortKeys.size > 100_000) sortKeys.clear();
  sortKeys.set(text, key);
  return key;
}

/** Figures before texts, texts as people sort them. A collator takes twenty times as long over some thousand rows. */
export function inOrder(left: string | number, right: string | number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'number') return -1;
  if (typeof right === 'number') return 1;
  const [first, second] = [sortKey(left), sortKey(right)];
  return first < second ? -1 : first > second ? 1 : 0;
}
