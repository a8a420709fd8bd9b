import { tables } from '../../../core/tables.ts';
import type { QmsRecord } from '../../../model/record.ts';
import type { TableContext } from '../../../tables/facts/column.ts';
import type { FileState } from '../../../tables/facts/file-states.ts';
import type { Source } from '../../../tables/facts/source.ts';
import type { Row, Table } from '../../../tables/facts/table.ts';
import { deepEqual } from '../../../workspace/deep-equal.ts';
import type { Project } from '../../../workspace/project.ts';
import type { TableChangedParams, TableFile, TableRow, TableView } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';

/** A row as it was sent last, with what tells its place. */
interface SentRow {
  readonly record: QmsRecord;
  readonly sent: TableRow;
}

/** What cells are made from. */
const contextOf = (session: RootSession, project: Project): TableContext => ({
  project,
  findingsIn: (path) => session.findingsOf(path),
});

/** A table that a client shows: what it was sent, and how that differs from what there is now. */
export class OpenTable {
  readonly id: string;
  readonly session: RootSession;
  readonly source: Source;
  version = 1;
  #table: Table;
  #project: Project;
  #columns: Table['columns'][number]['shown'][];
  /** Made when they are asked for. */
  #rows: (SentRow | undefined)[];
  /** Files in the order in which they came up, so that rows name them by position. */
  #paths: string[] = [];
  readonly #positions = new Map<string, number>();
  /** Those that could be read in part only when they came up: of their rows some may be missing. */
  readonly #partial = new Set<string>();
  #files: readonly TableFile[];

  constructor(id: string, session: RootSession, project: Project, source: Source, table: Table) {
    this.id = id;
    this.session = session;
    this.source = source;
    this.#table = table;
    this.#project = project;
    this.#columns = table.columns.map(({ shown }) => shown);
    this.#rows = new Array<SentRow | undefined>(table.keys.length).fill(undefined);
    this.#noteFiles();
    this.#files = this.#filesNow();
  }

  /** What it is made of now. */
  get table(): Table {
    return this.#table;
  }

  get context(): TableContext {
    return contextOf(this.session, this.#project);
  }

  /** The record of a row, as it stands now; null for a row that is gone, or whose file cannot be read whole. */
  rowOf(key: string): Row | null {
    const index = this.#table.keys.indexOf(key);
    return index < 0 ? null : this.#table.row(index);
  }

  view(first: number): Omit<TableView, 'additions'> {
    const { title, type, groupings } = this.#table;
    return {
      table: this.id,
      version: this.version,
      title,
      type,
      today: this.#project.today,
      columns: this.#columns,
      groupings,
      files: this.#files,
      rows: this.rows(0, first),
      total: this.#rows.length,
    };
  }

  /** Some of the rows, as they are sent. */
  rows(from: number, count: number): readonly TableRow[] {
    const end = Math.min(this.#rows.length, from + count);
    const rows: TableRow[] = [];
    for (let index = Math.max(0, from); index < end; index += 1) rows.push(this.#rowAt(index).sent);
    return rows;
  }

  #rowAt(index: number): SentRow {
    let row = this.#rows[index];
    if (row === undefined) {
      row = this.#sent(this.#table.row(index));
      this.#rows[index] = row;
    }
    return row;
  }

  #sent({ key, record, cells }: Row): SentRow {
    const isOver = record.phase === 'void' && { isOver: true as const };
    return { record, sent: { key, file: this.#position(record.file), cells, ...isOver } };
  }

  /** Takes in the files that rows stand in, or may. */
  #noteFiles(): void {
    const { records, unread } = this.#table;
    for (const path of unread) if (!this.#positions.has(path)) this.#partial.add(path);
    for (const { file } of records) this.#position(file);
    for (const path of unread) this.#position(path);
  }

  #position(path: string): number {
    let at = this.#positions.get(path);
    if (at === undefined) {
      at = this.#paths.length;
      this.#positions.set(path, at);
      this.#paths.push(path);
    }
    return at;
  }

  #filesNow(): readonly TableFile[] {
    const context = this.context;
    return this.#paths.map((path): TableFile => {
      const { state, note, range }: FileState = tables.fileState(path, this.#partial.has(path), context);
      return { uri: this.session.uriOf(path), path, state, note, range };
    });
  }

  /**
   * What differs from what the client has; null for nothing.
   * @param isWhole false for rows alone whose records, or what was found of them, are other ones: that is known at once,
   * and the rest, such as what rows say of other records, is asked for a moment later
   */
  refresh(project: Project, isWhole: boolean): TableChangedParams | null {
    this.#project = project;
    const table = tables.table(this.source, this.context);
    const changed = {
      root: this.session.root,
      table: this.id,
      from: this.version,
      version: this.version + 1,
      isAnew: false,
      today: project.today,
      files: null,
      rows: [],
      removed: [],
      total: this.#rows.length,
    } satisfies TableChangedParams;
    const columns = table?.columns.map(({ shown }) => shown) ?? [];
    if (table === null || !deepEqual(columns, this.#columns)) {
      // Keys that stand behind a fault have no column meanwhile: where no row can be edited, all stays as it was.
      const { records } = this.#table;
      const isWaiting =
        records.length > 0 &&
        records.every(({ file }) => table?.unread.includes(file) === true && !this.#partial.has(file));
      return isWaiting ? this.#filesAlone(changed) : { ...changed, isAnew: true };
    }
    const unread = new Set(table.unread);
    // Rows may come between others now, and be added.
    if ([...this.#partial].some((path) => !unread.has(path))) return { ...changed, isAnew: true };
    const filesBefore = this.#files;
    const rowsBefore = this.#rows;
    const keys = rowsBefore.map((row, index) => row?.sent.key ?? this.#table.keys[index]);
    this.#table = table;
    this.#noteFiles();
    this.#files = this.#filesNow();
    const known = new Map(rowsBefore.flatMap((row) => (row === undefined ? [] : [[row.sent.key, row]])));
    const areInPlace = deepEqual(table.keys, keys) && this.#files.every(({ state }) => state === 'good');
    // Rows that are still to be asked for are named by their position.
    if (!areInPlace && known.size < rowsBefore.length) return { ...changed, isAnew: true };
    const now = areInPlace ? this.#rowsInPlace(table, rowsBefore, isWhole) : this.#rowsNow(table, known);
    const rows: TableChangedParams['rows'][number][] = [];
    let previous: string | null = null;
    for (const [index, row] of now.entries()) {
      const key = row?.sent.key ?? table.keys[index]!;
      const old = known.get(key);
      known.delete(key);
      if (row !== undefined && (old === undefined || (old !== row && !deepEqual(old.sent, row.sent))))
        rows.push({ row: row.sent, after: previous });
      previous = key;
    }
    const removed = [...known.keys()];
    this.#rows = now;
    const files = deepEqual(filesBefore, this.#files) ? null : this.#files;
    if (rows.length === 0 && removed.length === 0 && files === null) return null;
    this.version += 1;
    return { ...changed, files, rows, removed, total: now.length };
  }

  /** How files stand now, where that is another way than before. */
  #filesAlone(changed: TableChangedParams): TableChangedParams | null {
    const before = this.#files;
    this.#files = this.#filesNow();
    if (deepEqual(before, this.#files)) return null;
    this.version += 1;
    return { ...changed, files: this.#files };
  }

  /** The rows where none has come or gone: those that nobody has asked for are still not made. */
  #rowsInPlace(
    table: Table,
    before: readonly (SentRow | undefined)[],
    isWhole: boolean,
  ): (SentRow | undefined)[] {
    const findings = table.columns.findIndex(({ shown }) => shown.kind === 'findings');
    const cellOf = table.columns[findings]?.cellOf;
    return before.map((old, index) => {
      if (old === undefined) return undefined;
      const record = table.records[index]!;
      const isSame =
        old.record === record && deepEqual(old.sent.cells[findings] ?? '', cellOf?.(record) ?? '');
      return isSame && !isWhole ? old : this.#rowAsOf(table, index, old);
    });
  }

  /** A row as it is now: the one that was sent where it says the same of the same record. */
  #rowAsOf(table: Table, index: number, old: SentRow | undefined): SentRow {
    const row = table.row(
      index,
      old === undefined ? undefined : { record: old.record, cells: old.sent.cells },
    );
    const isSame = old?.record === row.record && deepEqual(old.sent.cells, row.cells);
    return isSame ? old : this.#sent(row);
  }

  /** The rows there are now; those of files that cannot be read whole as they were read last, if they ever were. */
  #rowsNow(table: Table, before: ReadonlyMap<string, SentRow>): SentRow[] {
    const waiting = new Set(
      this.#files.flatMap(({ path, state }) => (state === 'good' || this.#partial.has(path) ? [] : [path])),
    );
    const kept =
      waiting.size === 0 ? [] : [...before.values()].filter(({ record }) => waiting.has(record.file));
    const shown = new Set(kept.map(({ record }) => record.file));
    const rows = table.records.flatMap((record, index) => {
      if (shown.has(record.file)) return [];
      return [this.#rowAsOf(table, index, before.get(table.keys[index]!))];
    });
    if (kept.length === 0) return rows;
    const byId = ({ record: one }: SentRow, { record: other }: SentRow): number =>
      one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
    return [...rows, ...kept].sort(byId);
  }
}

/** The table of a source as a client opens it; null where there is none. */
export function openTable(
  id: string,
  session: RootSession,
  project: Project,
  source: Source,
): OpenTable | null {
  const table = tables.table(source, contextOf(session, project));
  return table === null ? null : new OpenTable(id, session, project, source, table);
}
