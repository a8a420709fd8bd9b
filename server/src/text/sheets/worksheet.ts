import { type Cell, cellOf, type MergedCells, type Row, type Sheet } from '../sheet-cells.ts';
import { type CellContext, type RawCell, readCell } from './cell.ts';
import { fileFaults } from './file-faults.ts';
import type { NumberFormat } from './number-format.ts';
import { type Parts, Unreadable } from './parts.ts';
import { TextGatherer } from './strings.ts';
import { isTrue } from './workbook.ts';

/** Ranges of merged cells that are looked at; a table has few. */
const mostMerged = 100_000;

type Attribute = (name: string) => string | undefined;

/** Reads the cells of a sheet as they come. */
class SheetReader {
  readonly rows: Row[] = [];
  readonly merged: MergedCells[] = [];
  readonly hiddenColumns: [number, number][] = [];
  readonly #context: CellContext;
  readonly #formatOf: (style: number) => NumberFormat;
  readonly #gatherer = new TextGatherer();
  #hiddenByDefault = false;
  #row: { number: number; hidden: boolean; cells: Map<number, Cell> } | null = null;
  #lastRow = 0;
  #column = -1;
  #cell: { type: string; style: number; value: string | null; formula: boolean } | null = null;
  #inValue = false;

  constructor(context: CellContext, formatOf: (style: number) => NumberFormat) {
    this.#context = context;
    this.#formatOf = formatOf;
  }

  open(element: string, attribute: Attribute): void {
    this.#gatherer.open(element);
    switch (element) {
      case 'sheetFormatPr':
        this.#hiddenByDefault = isTrue(attribute('zeroHeight'));
        break;
      case 'col':
        if (isTrue(attribute('hidden')))
          this.hiddenColumns.push([Number(attribute('min')) - 1, Number(attribute('max')) - 1]);
        break;
      case 'row':
        this.#openRow(attribute);
        break;
      case 'c':
        this.#openCell(attribute);
        break;
      case 'f':
        if (this.#cell !== null) this.#cell.formula = true;
        break;
      case 'v':
        if (this.#cell !== null) {
          this.#cell.value ??= '';
          this.#inValue = true;
        }
        break;
      case 'mergeCell':
        this.#merge(attribute('ref') ?? '');
        break;
    }
  }

  text(piece: string): void {
    if (this.#inValue && this.#cell !== null) this.#cell.value += piece;
    this.#gatherer.text(piece);
  }

  close(element: string): void {
    this.#gatherer.close(element);
    if (element === 'v') this.#inValue = false;
    if (element === 'c') this.#closeCell();
    if (element === 'row' && this.#row !== null) {
      if (this.#row.cells.size > 0) this.rows.push(this.#row);
      this.#row = null;
    }
  }

  /** A row, or a cell, that does not say where it stands follows the one before. */
  #openRow(attribute: Attribute): void {
    const given = attribute('r');
    const number = given === undefined ? this.#lastRow + 1 : Number(given);
    if (!(number > this.#lastRow)) throw new Unreadable(fileFaults.damaged());
    const hidden = attribute('hidden');
    this.#row = {
      number,
      hidden: hidden === undefined ? this.#hiddenByDefault : isTrue(hidden),
      cells: new Map(),
    };
    this.#lastRow = number;
    this.#column = -1;
  }

  #openCell(attribute: Attribute): void {
    const ref = attribute('r');
    const column = ref === undefined ? this.#column + 1 : (cellOf(ref)?.column ?? -1);
    if (!(column > this.#column)) throw new Unreadable(fileFaults.damaged());
    this.#column = column;
    this.#gatherer.take();
    this.#cell = {
      type: attribute('t') ?? 'n',
      style: Number(attribute('s') ?? 0),
      value: null,
      formula: false,
    };
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null || this.#row === null) return;
    const raw: RawCell = { ...cell, inline: this.#gatherer.take() };
    const read = readCell(raw, () => this.#formatOf(cell.style), this.#context);
    if (read !== null) this.#row.cells.set(this.#column, read);
  }

  #merge(ref: string): void {
    const [from, to] = ref.split(':').map(cellOf);
    if (from == null || to == null || this.merged.length >= mostMerged) return;
    this.merged.push({ ref, top: from.row, left: from.column, bottom: to.row, right: to.column });
  }
}

/** Reads a sheet. Throws {@link Unreadable} where it is damaged. */
export function readWorksheet(
  parts: Parts,
  { name, part }: { readonly name: string; readonly part: string },
  context: CellContext,
  formatOf: (style: number) => NumberFormat,
): Sheet {
  const reader = new SheetReader(context, formatOf);
  const found = parts.read(part, {
    open: (element, attribute) => reader.open(element, attribute),
    text: (piece) => reader.text(piece),
    close: (element) => reader.close(element),
  });
  if (!found) throw new Unreadable(fileFaults.damaged());
  const { merged, hiddenColumns } = reader;
  return { name, rows: withoutCovered(reader.rows, merged), merged, hiddenColumns };
}

/** Rows of merged cells, counted over all of them, that are looked at; a table has few. */
const mostRows = 5_000_000;

/** Of merged cells the one at the top left counts; what others still hold is not shown by any program. */
function withoutCovered(rows: readonly Row[], merged: readonly MergedCells[]): readonly Row[] {
  const over = rows.map((): MergedCells[] => []);
  let left = mostRows;
  for (const cells of merged) {
    for (
      let at = indexOfRow(rows, cells.top);
      at < rows.length && rows[at]!.number <= cells.bottom;
      at += 1
    ) {
      over[at]!.push(cells);
      left -= 1;
      if (left < 0) throw new Unreadable(fileFaults.merged());
    }
  }
  return rows.flatMap((row, at) => {
    if (over[at]!.length === 0) return [row];
    const isCovered = (column: number): boolean =>
      over[at]!.some(
        ({ top, left: first, right }) =>
          column >= first && column <= right && !(row.number === top && column === first),
      );
    const cells = new Map([...row.cells].filter(([column]) => !isCovered(column)));
    return cells.size === 0 ? [] : [{ ...row, cells }];
  });
}

/** Where the first row stands that is not above `number`. */
function indexOfRow(rows: readonly Row[], number: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.number < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
