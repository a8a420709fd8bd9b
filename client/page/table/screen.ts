import type { Range } from 'vscode-languageserver-types';
import type {
  CellChange,
  TableChoice,
  TableColumn,
  TablePastePreview,
  TableQuestion,
  TableRow,
  TableView,
} from '../../../server/src/main/lsp/protocol/tables.ts';
import type { KeptLayout } from '../table-messages.ts';
import type { TableWords } from '../table-words.ts';
import type { Arrangement, Line } from './arrangement.ts';
import type { Block, Cell, Extent, Indexes } from './cursor.ts';

/** A value that is being typed or picked. */
export interface Editing {
  readonly cell: Cell;
  readonly column: TableColumn;
  readonly index: number;
  /** What has been typed so far. */
  text: string;
  /** Of several values, those that are picked. */
  picked: readonly string[];
  /** What can be picked; null while that is not known. */
  choices: readonly TableChoice[] | null;
  more: number;
  /** Position in the choices of the one that Enter picks; -1 for what is typed. */
  active: number;
  /** Typed letters find choices, once there are any; before that the list is whole. */
  sought: string;
}

/** A cell that says already what it is to become. */
export interface Pending {
  readonly text: string;
  /** It is written: what the server says next takes its place. */
  isWritten: boolean;
}

/** Why something was not written. */
export interface Failure {
  readonly sentence: string;
  readonly reasons: readonly string[];
  /** Of the request whose place in the text can be opened; null where there is none. */
  readonly place: number | null;
  /** A cell whose text can be opened. */
  readonly cell: Cell | null;
  /** The edit of one cell, to be tried again with what was typed. */
  readonly again: { readonly cell: Cell; readonly text: string } | null;
}

/** What is asked in front of the table. */
export type Dialog =
  | { readonly kind: 'column'; readonly column: string; readonly left: number; readonly top: number }
  | { readonly kind: 'findings'; readonly row: string; readonly left: number; readonly top: number }
  | { readonly kind: 'columns' }
  | { readonly kind: 'new' }
  | {
      readonly kind: 'set-value';
      readonly rows: readonly string[];
      column: string;
      text: string;
      choices: readonly TableChoice[] | null;
      isPreviewed: boolean;
    }
  | { readonly kind: 'question'; readonly request: number; readonly question: TableQuestion['question'] }
  | {
      readonly kind: 'paste';
      text: string;
      /** The block over cells that are there, where it is one. */
      readonly over: readonly CellChange[];
      preview: TablePastePreview['preview'] | null;
      request: number;
    };

/** All that the page shows, and what can be done with it. */
export interface Screen {
  readonly words: TableWords;
  readonly language: string;
  readonly view: TableView;
  readonly rows: readonly TableRow[];
  readonly arrangement: Arrangement;
  readonly layout: KeptLayout;
  /** The columns that are shown, in their order. */
  readonly columns: readonly ShownColumn[];
  readonly lines: readonly Line[];
  readonly extent: Extent;
  readonly indexes: Indexes;
  readonly cursor: Cell;
  readonly block: Block | null;
  /** Keys of rows that are ticked. */
  readonly ticked: ReadonlySet<string>;
  readonly pending: ReadonlyMap<string, Pending>;
  readonly editing: Editing | null;
  readonly dialog: Dialog | null;
  readonly failure: Failure | null;
  readonly notice: string | null;
  /** Said to those who do not see it. */
  readonly said: string;
  readonly isComplete: boolean;
}

export interface ShownColumn {
  readonly column: TableColumn;
  /** Position of its cells in a row. */
  readonly index: number;
  readonly width: number;
}

/** Names a cell of a row among all of them. */
export const cellKey = (line: string, column: string): string => `${line}\n${column}`;

/** What people can do. */
export interface Actions {
  /** Shows the screen again; what is being typed changes without it. */
  readonly draw: () => void;
  readonly place: (cell: Cell, isExtended?: boolean) => void;
  readonly tick: (row: string, isOn: boolean) => void;
  readonly tickAll: (isOn: boolean) => void;
  readonly toggleGroup: (key: string) => void;
  readonly sortBy: (column: string, isDescending: boolean | null) => void;
  readonly groupBy: (column: string | null) => void;
  readonly showColumns: (keys: readonly string[] | null) => void;
  readonly resize: (column: string, width: number) => void;
  readonly filter: () => void;
  readonly edit: (cell: Cell, typed?: string) => void;
  readonly seek: (text: string) => void;
  readonly commit: (by: 'down' | 'up' | 'right' | 'left' | 'stay') => void;
  readonly leave: () => void;
  readonly write: (cells: readonly CellChange[], again?: Failure['again']) => Promise<void>;
  readonly show: (dialog: Dialog | null) => void;
  readonly askChoices: (column: string, text: string) => Promise<readonly TableChoice[]>;
  readonly preview: (choices: {
    readonly hasHeadings?: boolean;
    readonly columns?: readonly (string | null)[];
  }) => void;
  readonly enterRecords: () => void;
  readonly answer: (
    answers: Readonly<Record<string, 'new-version' | 'version-in-work' | 'edit'>> | null,
  ) => void;
  readonly open: (row: string, column: string | null) => void;
  readonly openPlace: (request: number) => void;
  /** One more row, with a few words it will be known by. */
  readonly add: (title: string) => void;
  readonly offerSteps: (file: number, range: Range) => void;
  readonly see: (file: number, range: Range | null) => void;
  readonly exportRows: () => void;
  readonly undo: () => void;
  readonly dismiss: () => void;
}
