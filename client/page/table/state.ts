import type { TableRow, TableView } from '../../../server/src/main/lsp/protocol/tables.ts';
import type { KeptFilter, KeptLayout, ToTablePage } from '../table-messages.ts';
import type { TableWords } from '../table-words.ts';
import { Arrangement, type Line } from './arrangement.ts';
import { usualWidth } from './cells.ts';
import {
  type Block,
  blockBetween,
  boxes,
  type Cell,
  type Extent,
  headings,
  type Indexes,
  indexesOf,
} from './cursor.ts';
import { headingHeight, lineHeight } from './grid-view.ts';
import { changedRows } from './rows.ts';
import type { Dialog, Editing, Failure, Pending, Screen, ShownColumn } from './screen.ts';

const nowhere: Extent = { lines: [headings], columns: [boxes], page: 1 };
const plainLayout: KeptLayout = { shown: null, widths: {}, group: null, sort: null };

type Message<Kind extends ToTablePage['kind']> = Extract<ToTablePage, { kind: Kind }>;

interface Around {
  /** Pixels that there are for headings and lines. */
  readonly height: () => number;
  /** There are other lines than before. */
  readonly arranged: () => void;
}

/** What a table shows, and where somebody is in it. */
export class TableState implements Screen {
  readonly #around: Around;
  /** Which rows were looked at before the page was made. */
  readonly #filter: KeptFilter | null;
  /** A row to be gone to as soon as it is there. */
  awaited: string | null = null;
  /** The other corner of a block that is selected. */
  anchor: Cell | null = null;

  words!: TableWords;
  language = 'en';
  view!: TableView;
  rows: readonly TableRow[] = [];
  arrangement!: Arrangement;
  layout: KeptLayout = plainLayout;
  columns: readonly ShownColumn[] = [];
  lines: readonly Line[] = [];
  extent: Extent = nowhere;
  indexes: Indexes = indexesOf(nowhere);
  cursor: Cell = { line: headings, column: boxes };
  ticked: ReadonlySet<string> = new Set();
  readonly pending = new Map<string, Pending>();
  editing: Editing | null = null;
  dialog: Dialog | null = null;
  failure: Failure | null = null;
  notice: string | null = null;
  said = '';
  isComplete = false;

  constructor(filter: KeptFilter | null, around: Around) {
    this.#filter = filter;
    this.#around = around;
  }

  get block(): Block | null {
    return this.anchor === null ? null : blockBetween(this.anchor, this.cursor, this.indexes);
  }

  /** Shows a table, or the one that is shown anew. */
  open({ view, layout, words, language }: Message<'table'>): void {
    const isFirst = this.words === undefined;
    const before = this.arrangement;
    this.words = words;
    this.language = language;
    this.layout = isFirst ? (layout ?? plainLayout) : this.layout;
    this.view = view;
    this.rows = view.rows;
    this.arrangement = new Arrangement(view.columns);
    const has = (key: string | null | undefined): boolean =>
      view.columns.some((column) => column.key === key);
    if (has(this.layout.group)) this.arrangement.group = this.layout.group;
    if (has(this.layout.sort?.column)) this.arrangement.sort = this.layout.sort;
    const filter = before?.filter ?? this.#filter;
    if (filter !== null) {
      this.arrangement.sought = filter.sought;
      for (const [key, each] of filter.columns) if (has(key)) this.arrangement.setFilter(key, each);
    }
    this.isComplete = this.rows.length >= view.total;
    this.layOut();
    this.arrange();
    if (isFirst) {
      const [first] = this.columns;
      this.cursor = { line: this.lines[0]?.key ?? headings, column: first?.column.key ?? boxes };
    }
  }

  /** Takes rows that come after those there are. */
  add(rows: readonly TableRow[]): void {
    const known = new Set(this.rows.map(({ key }) => key));
    this.rows = [...this.rows, ...rows.filter(({ key }) => !known.has(key))];
    this.isComplete = this.rows.length >= this.view.total;
    this.arrange();
  }

  /** Takes rows that say something else, or are gone. */
  change({ changes }: Message<'changed'>): void {
    const { files, today, total, version } = changes;
    this.view = { ...this.view, today, total, version, ...(files === null ? {} : { files }) };
    this.rows = changedRows(this.rows, changes);
    for (const { row } of changes.rows)
      for (const [key, { isWritten }] of this.pending)
        if (isWritten && key.startsWith(`${row.key}\n`)) this.pending.delete(key);
    for (const key of changes.removed)
      for (const each of this.pending.keys()) if (each.startsWith(`${key}\n`)) this.pending.delete(each);
    this.arrange();
  }

  /** Which columns are shown, and how wide. */
  layOut(): void {
    const { columns } = this.view;
    const { shown, widths } = this.layout;
    const keys = shown ?? columns.filter(({ isShown }) => isShown).map(({ key }) => key);
    const found = keys.flatMap((key) => {
      const index = columns.findIndex((column) => column.key === key);
      return index < 0 ? [] : [index];
    });
    this.columns = (found.length === 0 ? [0] : found).flatMap((index) => {
      const column = columns[index];
      return column === undefined ? [] : [{ column, index, width: widths[column.key] ?? usualWidth(column) }];
    });
  }

  /** Which lines are shown. */
  arrange(): void {
    const before = this.extent;
    this.arrangement.rows = this.rows;
    this.lines = this.arrangement.lines();
    this.extent = {
      lines: [headings, ...this.lines.map(({ key }) => key)],
      columns: [boxes, ...this.columns.map(({ column }) => column.key)],
      page: Math.max(Math.floor((this.#around.height() - headingHeight) / lineHeight) - 1, 1),
    };
    this.indexes = indexesOf(this.extent);
    this.cursor = this.#kept(this.cursor, before);
    if (this.anchor !== null) this.anchor = this.#kept(this.anchor, before);
    const keys = new Set(this.rows.map(({ key }) => key));
    if ([...this.ticked].some((key) => !keys.has(key)))
      this.ticked = new Set([...this.ticked].filter((key) => keys.has(key)));
    this.#around.arranged();
  }

  /** The same cell, or where it has gone the one that stands there now. */
  #kept({ line, column }: Cell, { lines, columns }: Extent): Cell {
    const at = (keys: readonly string[], position: number): string =>
      keys[Math.min(position, keys.length - 1)]!;
    return {
      line: this.indexes.lines.has(line) ? line : at(this.extent.lines, Math.max(lines.indexOf(line), 0)),
      column: this.indexes.columns.has(column)
        ? column
        : at(this.extent.columns, Math.max(columns.indexOf(column), 0)),
    };
  }

  /** Goes to the row that was waited for, once it is there; true where it has. */
  goToAwaited(): boolean {
    const line = this.awaited;
    if (line === null || !this.indexes.lines.has(line)) return false;
    this.awaited = null;
    this.cursor = { ...this.cursor, line };
    return true;
  }

  /** The row of a line; null for a group, and for one that is not there. */
  rowOf(key: string): TableRow | null {
    const line = this.lines[(this.indexes.lines.get(key) ?? 0) - 1];
    return line?.kind === 'row' ? line.row : null;
  }
}
