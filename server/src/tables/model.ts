import type { Json } from '../model/json.ts';
import type { Range } from '../model/text.ts';

/** Records as a table, as whoever shows it gets it: plain data, with every text in the reader's language. */

export type ColumnKind =
  | 'id'
  | 'text'
  /** Several lines; shown cut, edited in a box. */
  | 'long-text'
  | 'enum'
  | 'boolean'
  | 'date'
  /** A day by which something is to be done: `detail` of its cells says how far it is, in words. */
  | 'due'
  | 'number'
  /** One id of another record. */
  | 'reference'
  /** Several. */
  | 'references'
  /** Texts, or values from a list. */
  | 'list'
  /** A computed figure with its level, such as severity times likelihood. */
  | 'rating'
  /** The direction of a series of figures, with `points` for a sparkline. */
  | 'trend'
  | 'findings'
  /** Whether the record is signed as it has to be. */
  | 'signed-state'
  | 'file'
  /** Anything else, such as a list of mappings: shown in short, edited in the text. */
  | 'other';

export interface TableColumn {
  /** Path in the record's data with dots between (`severity`, `target.value`); computed columns begin with `$`. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly kind: ColumnKind;
  /** For enums, booleans and lists of enum values. */
  readonly choices?: readonly TableChoice[];
  /** A value from outside `choices`, or an id of no record, may be typed too. */
  readonly isOpen?: boolean;
  /** Types that a reference may lead to; empty means any. The ids: {@link tableMethods.tableChoices}. */
  readonly types?: readonly string[];
  readonly isEditable: boolean;
  /** Why it is not, as a sentence; null where it is. */
  readonly whyNot: string | null;
  /** May not be emptied. */
  readonly isRequired: boolean;
  /** Among the columns that are shown until somebody chooses others. */
  readonly isShown: boolean;
}

/** A value to pick, with what is shown for it. */
export interface TableChoice {
  readonly value: string;
  readonly label: string;
  /** What it means, or what kind of record it is and how it stands. */
  readonly detail: string | null;
}

/** How a cell stands out; never by colour alone, `text` or `detail` says the same. */
export type CellLevel = 'high' | 'medium' | 'low' | 'error' | 'warning' | 'information' | 'good';

/** A text, which is then also its value and what it sorts by; empty where the record says nothing. Otherwise more about it. */
export type TableCell = string | TableCellDetails;

export interface TableCellDetails {
  /** What is shown; hostile for all anybody knows, so it is put in as text. */
  readonly text: string;
  /** What the record says, sent back as `seen` with an edit; absent where it is `text`, null where nothing can be sent. */
  readonly value?: Json;
  /** What it sorts and compares by; absent where it is `text`. */
  readonly sort?: string | number;
  /** Of several values, each as it is shown: what people filter and group by. */
  readonly parts?: readonly string[];
  readonly level?: CellLevel;
  /** Shown next to the text, smaller: `12 days overdue`. */
  readonly detail?: string;
  /** Of a trend, the latest figures, oldest first; null for a gap. */
  readonly points?: readonly (number | null)[];
  /** Of a findings cell, the first ones, the most severe first. */
  readonly findings?: readonly TableFinding[];
  /** Why this cell takes no edit though its column does, as a sentence. */
  readonly locked?: string;
}

export interface TableFinding {
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** Its first sentence. */
  readonly text: string;
  readonly rule: string;
  /** Key of the column it is about, to mark that cell; null where none is. */
  readonly column: string | null;
  readonly range: Range;
}

/** A cell and what it is to say. */
export interface CellChange {
  /** Key of the row. */
  readonly row: string;
  /** Key of the column. */
  readonly column: string;
  /**
   * As typed or picked; the server makes of it what the schema asks for (a number, a date, a list). Several values as a
   * list or one a line. Empty or null takes the key away.
   */
  readonly value: string | readonly string[] | null;
  /** The value that was shown: an edit of something that has changed since is refused. Absent: nobody looked. */
  readonly seen?: Json;
}

/** What to do about a record whose sign-offs an edit would break. */
export type SignedAnswer =
  /** Begin the next version in a file of its own, and edit that. */
  | 'new-version'
  /** Edit the version that is being written already. */
  | 'version-in-work'
  /** Edit the signed one: its sign-offs do not match any more. */
  | 'edit';
