import type { DocumentUri, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { CellChange, SignedAnswer, TableCell, TableChoice, TableColumn } from '../../../tables/model.ts';

export type * from '../../../tables/model.ts';

/** Records as rows of a table: what is shown, what changes, and what an edit, a paste or an export becomes. */
export const tableMethods = {
  /** Client → server, with a root: RootParams → {@link TableOffer}[]: the tables there are, to be picked from. */
  tables: 'qms/tables',
  /** Client → server: {@link TableParams} → {@link TableView} | Refused. Opens a table: its changes are sent from now on. */
  table: 'qms/table',
  /** Client → server: {@link TableRowsParams} → {@link TableRows} | Refused, also for a table that is not open any more. */
  tableRows: 'qms/tableRows',
  /** Server → client, notification, after findings were published: {@link TableChangedParams}. */
  tableChanged: 'qms/tableChanged',
  /** Client → server, notification: {@link CloseTableParams}. */
  closeTable: 'qms/closeTable',
  /** Client → server: {@link TableChoicesParams} → {@link TableChoices} | Refused. */
  tableChoices: 'qms/tableChoices',
  /** Client → server: {@link TablePlaceParams} → {@link TablePlace} | Refused: where a cell is written. */
  tablePlace: 'qms/tablePlace',
  /** Client → server: {@link TableEditParams} → {@link TableEdit} | {@link TableQuestion} | {@link TableRefusal}. */
  tableEdit: 'qms/tableEdit',
  /** Client → server: {@link TablePasteParams} → {@link TablePastePreview} | {@link TableEdit} | {@link TableRefusal}. */
  tablePaste: 'qms/tablePaste',
  /** Client → server: {@link TableNewRowParams} → {@link TableEdit} | Refused: one more row. */
  tableNewRow: 'qms/tableNewRow',
  /** Client → server: {@link TableExportParams} → {@link TableExport} | Refused. */
  tableExport: 'qms/tableExport',
} as const;

/** Which records are the rows: all of a type, or those that one file holds (a register, or a CSV or Markdown table). */
export type TableSource = { readonly type: string } | { readonly register: DocumentUri };

/** A table there is. */
export interface TableOffer {
  readonly source: TableSource;
  readonly title: string;
  /** What its records are, or where they stand. */
  readonly detail: string;
  readonly rows: number;
}

export interface TableParams {
  readonly root: DocumentUri;
  readonly source: TableSource;
  /** How many rows the first answer brings; the rest is asked for with {@link tableMethods.tableRows}. Default: 200. */
  readonly first?: number;
}

export interface TableView {
  /** Names this opening of the table in what follows. */
  readonly table: string;
  /** Goes up with each change; {@link TableChangedParams} say from which to which. */
  readonly version: number;
  readonly title: string;
  /** Of the records; null in a register with several types. */
  readonly type: string | null;
  /** The day that due days and states are counted from. */
  readonly today: string;
  readonly columns: readonly TableColumn[];
  /** Keys of columns that people group by, the usual ones (owner, process, theme, status) first. */
  readonly groupings: readonly string[];
  /** The files that the rows stand in; {@link TableRow.file} is a position in this list. */
  readonly files: readonly TableFile[];
  /** The first rows, in the order of the register, or by id. */
  readonly rows: readonly TableRow[];
  readonly total: number;
  /** Where a new row would be written; null with the reason where none can be. */
  readonly additions: { readonly isPossible: boolean; readonly reason: string | null };
}

export interface TableRowsParams {
  readonly root: DocumentUri;
  readonly table: string;
  /** Position of the first row asked for. */
  readonly from: number;
  readonly count: number;
}

export interface TableRows {
  /** Of the table these rows are of: where it is not the one the client has, it opens the table again. */
  readonly version: number;
  readonly rows: readonly TableRow[];
}

/** A file with rows in it. */
export interface TableFile {
  readonly uri: DocumentUri;
  /** Below the root, for people. */
  readonly path: string;
  /**
   * `waiting`: its text has a fault, so its rows take no edits and are shown as they were read last, or where it never
   * was, as far as they can be; `conflict`: it holds both sides of a merge.
   */
  readonly state: 'good' | 'waiting' | 'conflict';
  /** What is wrong and what to do, as a sentence; null where all is well. */
  readonly note: string | null;
  /** Where, in the text. */
  readonly range: Range | null;
}

export interface TableRow {
  /** Names the row as long as its file, id and version stay; opaque. */
  readonly key: string;
  /** Position in {@link TableView.files}. */
  readonly file: number;
  /** One per column, in their order. */
  readonly cells: readonly TableCell[];
  /** Why none of its cells takes an edit, as a sentence; absent where they do. */
  readonly locked?: string;
  /** Void or history: shown faint. */
  readonly isOver?: true;
}

/** What differs between two versions of an open table. */
export interface TableChangedParams {
  readonly root: DocumentUri;
  readonly table: string;
  /** The version these changes are of; a client that has another one opens the table again. */
  readonly from: number;
  readonly version: number;
  /** Everything may be different, such as the columns: the client opens the table again. The rest is empty then. */
  readonly isAnew: boolean;
  readonly today: string;
  /** All of them, where one is new or differs; else null. */
  readonly files: readonly TableFile[] | null;
  /** Rows that are new or differ, with the key of the row before each (null for the first). */
  readonly rows: readonly { readonly row: TableRow; readonly after: string | null }[];
  readonly removed: readonly string[];
  readonly total: number;
}

export interface CloseTableParams {
  readonly root: DocumentUri;
  readonly table: string;
}

export interface TableChoicesParams {
  readonly root: DocumentUri;
  readonly table: string;
  /** Key of the column. */
  readonly column: string;
  /** What somebody has typed to find one; default: nothing. */
  readonly text?: string;
}

export interface TableChoices {
  /** The best first. */
  readonly choices: readonly TableChoice[];
  /** How many more there are; further typing brings them up. */
  readonly more: number;
}

/** Names a cell, or a row. */
export interface TablePlaceParams {
  readonly root: DocumentUri;
  readonly table: string;
  readonly row: string;
  /** Default: the row as a whole. */
  readonly column?: string;
}

/** Where it is written: of a key that is not there, the record. */
export interface TablePlace {
  readonly uri: DocumentUri;
  readonly range: Range;
}

export interface TableEditParams {
  readonly root: DocumentUri;
  readonly table: string;
  readonly cells: readonly CellChange[];
  /** By key of the row; the client keeps those given since the table was opened and sends them along. */
  readonly answers?: Readonly<Record<string, SignedAnswer>>;
}

/** An edit to be made whole. */
export interface TableEdit {
  readonly edit: WorkspaceEdit;
  /**
   * Takes it back, from the texts as they are right after it. The client makes sure that they still are; files that were
   * made are deleted.
   */
  readonly undo: WorkspaceEdit;
  /** What is done, for a notification or a screen reader: `3 cells in 2 files`. */
  readonly summary: string;
  /** The same record under another key, such as its next version, or rows that are made. */
  readonly moved: readonly { readonly row: string; readonly now: string }[];
  /** Keys of rows that are new once it is made. */
  readonly added: readonly string[];
}

/** Sign-offs that would break: asked about before anything is written, once per record and opening. */
export interface TableQuestion {
  readonly question: {
    /** All of it in a sentence or two. */
    readonly text: string;
    readonly records: readonly {
      readonly row: string;
      /** For people: title and id. */
      readonly name: string;
      /** Who signed, as what and when, a line each. */
      readonly signers: readonly string[];
      /** What may be done, the advised one first; not to write anything is always one more. */
      readonly answers: readonly { readonly answer: SignedAnswer; readonly title: string }[];
    }[];
  };
}

/** Nothing is written. */
export interface TableRefusal {
  /** Why, as one sentence without its final full stop. */
  readonly refused: string;
  /** Cell by cell, where it is about some of them: without these the rest may be asked for again. */
  readonly cells?: readonly {
    readonly row: string;
    readonly column: string;
    readonly reason: string;
  }[];
  /** The text to be opened, where something has to be done there. */
  readonly place?: TablePlace;
}

/** Rows from a clipboard that become records. A block over cells that are there is several {@link CellChange}s. */
export interface TablePasteParams {
  readonly root: DocumentUri;
  readonly table: string;
  /** The clipboard's plain text, with tabs between cells. */
  readonly text: string;
  /** The first row holds the headings; default: where it does by its words. */
  readonly hasHeadings?: boolean;
  /** Column by column the key of the table's column it goes to, null for none; default: by headings, else in the order shown. */
  readonly columns?: readonly (string | null)[];
  /** Keys of the columns as they are shown, for rows without headings. */
  readonly shown?: readonly string[];
  /** False: only a preview. True: the edit, for what the preview with these choices showed. */
  readonly isConfirmed: boolean;
}

export interface TableNewRowParams {
  readonly root: DocumentUri;
  readonly table: string;
  /** A few words it will be known by; default: none yet. */
  readonly title?: string;
}

/** What a paste would make. */
export interface TablePastePreview {
  readonly preview: {
    readonly hasHeadings: boolean;
    /** Column by column of what was pasted. */
    readonly columns: readonly {
      /** As pasted; null without headings. */
      readonly heading: string | null;
      /** Key of the column it goes to, or null. */
      readonly column: string | null;
    }[];
    /** Records to be made. */
    readonly rows: readonly {
      /** The id each would get. */
      readonly id: string;
      /** One per pasted column, as the table would show it; as pasted where it cannot be written. */
      readonly cells: readonly string[];
      readonly faults: readonly PasteFault[];
    }[];
    /** In a sentence: how many records become what, and where. */
    readonly summary: string;
    /** What should be known first, in whole sentences. */
    readonly notes: readonly string[];
    /** Nothing stands in the way of making the records. */
    readonly isReady: boolean;
  };
}

export interface PasteFault {
  /** Position of the pasted column; null where it is about the whole row. */
  readonly column: number | null;
  readonly text: string;
}

export interface TableExportParams {
  readonly root: DocumentUri;
  readonly table: string;
  /** Keys of columns, in order. */
  readonly columns: readonly string[];
  /** Keys of rows, in order. */
  readonly rows: readonly string[];
  readonly format: 'csv' | 'xlsx' | 'tsv';
}

export interface TableExport {
  /** A name for the file. */
  readonly name: string;
  /** Of `csv` and `tsv` (for the clipboard): cells that a program would take for a formula begin with an apostrophe. */
  readonly text?: string;
  /** Of `xlsx`. */
  readonly base64?: string;
}
