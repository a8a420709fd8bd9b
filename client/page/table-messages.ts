import type { Range } from 'vscode-languageserver-types';
import type {
  CellChange,
  SignedAnswer,
  TableChangedParams,
  TableChoice,
  TableEdit,
  TablePastePreview,
  TableQuestion,
  TableRefusal,
  TableRow,
  TableView,
} from '../../server/src/main/lsp/protocol/tables.ts';
import type { ColumnFilter } from './table/filters.ts';
import type { TableWords } from './table-words.ts';

/** What the page with a table and the extension say to each other. Requests have a number, which their answer has too. */

/** How somebody likes to see records of a type; kept for the next time. */
export interface KeptLayout {
  /** Keys of the columns that are shown, in their order; null for those that are shown to begin with. */
  readonly shown: readonly string[] | null;
  /** Pixels, by key of the column. */
  readonly widths: Readonly<Record<string, number>>;
  /** Key of the column that rows are grouped by. */
  readonly group: string | null;
  readonly sort: { readonly column: string; readonly isDescending: boolean } | null;
}

/** What the editor keeps of the page, from which it is shown again after the window was closed. */
export interface TablePageState {
  readonly root: string;
  /** Type, or address of the register, as in the source of the table. */
  readonly type?: string;
  readonly register?: string;
  readonly scroll: number;
  /** Absent where nothing is left out. */
  readonly filter?: KeptFilter;
}

/** Which rows somebody looks at: kept with the window, and not for the next time a table of these records is opened. */
export interface KeptFilter {
  /** By key of the column. */
  readonly columns: readonly (readonly [string, ColumnFilter])[];
  /** Letters looked for in all columns. */
  readonly sought: string;
}

/** Rows for a block of the clipboard, as the server reads it. */
export interface PasteChoices {
  readonly text: string;
  readonly hasHeadings?: boolean;
  readonly columns?: readonly (string | null)[];
  readonly shown: readonly string[];
}

/** From the page: what was asked for. */
export type FromTablePage =
  | { readonly kind: 'ready' }
  /** The table has to be given once more, as a whole. */
  | { readonly kind: 'again' }
  | { readonly kind: 'edit'; readonly request: number; readonly cells: readonly CellChange[] }
  /** What to do about signed records, by the key of their row; null for leaving everything as it is. */
  | {
      readonly kind: 'answer';
      readonly request: number;
      readonly answers: Readonly<Record<string, SignedAnswer>> | null;
    }
  | { readonly kind: 'choices'; readonly request: number; readonly column: string; readonly text: string }
  | {
      readonly kind: 'paste';
      readonly request: number;
      readonly rows: PasteChoices;
      readonly isConfirmed: boolean;
    }
  /** One more row, with a few words it will be known by. */
  | { readonly kind: 'new'; readonly request: number; readonly title: string }
  | { readonly kind: 'undo'; readonly request: number }
  | { readonly kind: 'export'; readonly columns: readonly string[]; readonly rows: readonly string[] }
  /** Shows the text of a cell, or of a row. */
  | { readonly kind: 'open'; readonly row: string; readonly column: string | null }
  /** Shows a place in one of the files with rows. */
  | { readonly kind: 'see'; readonly file: number; readonly line: number; readonly character: number }
  /** Offers what can be done about a finding there. */
  | { readonly kind: 'steps'; readonly file: number; readonly range: Range }
  /** Shows the text that a refusal is about. */
  | { readonly kind: 'place'; readonly request: number }
  | { readonly kind: 'keep'; readonly layout: KeptLayout };

/** What has become of what was asked for. */
export type TableOutcome =
  | {
      readonly kind: 'written';
      readonly summary: string;
      readonly moved: TableEdit['moved'];
      readonly added: TableEdit['added'];
    }
  /** Taken back, and what was taken back. */
  | { readonly kind: 'undone'; readonly summary: string }
  /** Nobody wanted it. */
  | { readonly kind: 'left' }
  | {
      readonly kind: 'refused';
      readonly sentence: string;
      readonly cells: NonNullable<TableRefusal['cells']>;
      readonly hasPlace: boolean;
    };

/** To the page. */
export type ToTablePage =
  | {
      readonly kind: 'table';
      readonly view: TableView;
      readonly layout: KeptLayout | null;
      readonly words: TableWords;
      /** Of the editor. */
      readonly language: string;
    }
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'changed'; readonly changes: TableChangedParams }
  | {
      readonly kind: 'choices';
      readonly request: number;
      readonly choices: readonly TableChoice[];
      readonly more: number;
    }
  | { readonly kind: 'question'; readonly request: number; readonly question: TableQuestion['question'] }
  | { readonly kind: 'preview'; readonly request: number; readonly preview: TablePastePreview['preview'] }
  | { readonly kind: 'outcome'; readonly request: number; readonly outcome: TableOutcome }
  /** Why rows are not those of now; null takes it away. */
  | { readonly kind: 'notice'; readonly text: string | null };
