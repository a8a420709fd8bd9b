import type { Drawing } from './drawing.ts';
import type { Inline, Source, Text } from './inline.ts';

/**
 * What a page is made of, as plain data: every format writes the same blocks, so that a text stands once.
 * Blocks know nothing of what they say.
 */
export type Block =
  | Heading
  | Paragraph
  | Facts
  | Table
  | List
  | Prose
  | Note
  | Group
  | Fold
  | Entry
  | Section
  | Masthead
  | Chart
  | Notice
  | Toolbar;

/** Blocks one after another; null and false leave nothing. */
export type Blocks = Block | null | false | readonly Blocks[];

export interface Heading {
  readonly is: 'heading';
  readonly level: 3 | 4;
  readonly of: Inline;
}

/** What a paragraph is: a label above what follows, the sentence that leads in, what may be skipped, … */
export type ParagraphLook =
  | 'label'
  | 'lead'
  | 'quiet'
  | 'context'
  | 'key'
  | 'figures'
  | 'more'
  | 'band'
  | 'stages'
  | 'spark'
  | 'bar';

export interface Paragraph {
  readonly is: 'paragraph';
  readonly look: ParagraphLook | null;
  readonly of: Inline;
}

/** Names and values side by side; those without a value are left out. */
export interface Facts {
  readonly is: 'facts';
  readonly pairs: readonly (readonly [name: Text, value: Inline])[];
  /** Sentences want wide columns. */
  readonly wide: boolean;
}

export interface Column {
  readonly title: Text;
  /** Figures stand right-aligned. */
  readonly numeric?: boolean;
}

/** A cell that stands out from those around it: `marked` asks for something, `held` has something in it. */
export interface Field {
  readonly is: 'field';
  readonly marked: boolean;
  readonly held: boolean;
  readonly of: Inline;
}

export type Cell = Inline | Field;

export interface Row {
  readonly cells: readonly Cell[];
  readonly source?: Source | null;
  readonly topics?: readonly string[];
  readonly id?: string | null;
  /** What the rows above come to. */
  readonly isSum?: boolean;
}

/**
 * How a table is laid out where there is little room: `cards` makes each row a card of names and values, `lines` a
 * card with its values one after another, `plain` stays a table. `matrix` is one whose cells stand for places, `ledger`
 * one of cards whose first cells say much and whose figures stay in their columns.
 */
export type TableLayout = 'cards' | 'lines' | 'plain' | 'matrix' | 'ledger';

/** A table with its first cells as row headings; columns in which nothing stands are left out. */
export interface Table {
  readonly is: 'table';
  readonly caption: Text;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly layout: TableLayout | null;
  /** The caption only repeats the heading above: it is there for those who do not see the page. */
  readonly quietCaption: boolean;
}

export type ListLook =
  | 'plain'
  | 'verdicts'
  | 'marks'
  | 'actions'
  | 'quotes'
  | 'evidence'
  | 'changes'
  | 'past';

export interface Item {
  /** What stands side by side in it. */
  readonly cells: readonly Inline[];
  readonly source?: Source | null;
  readonly topics?: readonly string[];
}

export interface List {
  readonly is: 'list';
  readonly look: ListLook | null;
  readonly items: readonly Item[];
}

/** Markdown of the user's own. */
export interface Prose {
  readonly is: 'prose';
  readonly of: string;
  /** How much deeper its headings stand. */
  readonly lift: number;
}

/** What is to be noticed, under a label. */
export interface Note {
  readonly is: 'note';
  readonly label: Text;
  readonly blocks: Blocks;
}

/** How blocks stand to each other on a wide page. */
export type GroupLook =
  | 'two'
  | 'columns'
  | 'column'
  | 'points'
  | 'charts'
  | 'standing'
  | 'course'
  | 'sight'
  | 'readings'
  | 'whole'
  | 'by-topic';

export interface Group {
  readonly is: 'group';
  readonly look: GroupLook;
  readonly blocks: Blocks;
  /** What the group is, where that has to be said to those who do not see it. */
  readonly name?: Text;
}

/** What stays closed until somebody opens it where there is little room, as in a comment; on a page it stands open. */
export interface Fold {
  readonly is: 'fold';
  readonly title: Text;
  readonly blocks: Blocks;
}

/** Something with a source of its own, of which there are several. */
export interface Entry {
  readonly is: 'entry';
  readonly id?: string | null;
  readonly source: Source | null;
  /** What it can be filtered by; none for what always stays. */
  readonly topics?: readonly string[];
  /** `long` ones may be parted between pages; `dense` ones stand closer. */
  readonly look?: 'long' | 'dense';
  readonly blocks: Blocks;
}

/** A numbered section of the first page. */
export interface Section {
  readonly is: 'section';
  readonly id: string;
  readonly number: string;
  readonly title: Text;
  readonly source: Source | null;
  readonly blocks: Blocks;
}

/** What stands at the head of a document. */
export interface Masthead {
  readonly is: 'masthead';
  readonly title: Inline;
  readonly owner: Text;
  readonly band: Inline;
  readonly when: Inline;
  readonly source: Source | null;
}

/** A drawing with everything a reader who does not see it needs. */
export interface Chart {
  readonly is: 'chart';
  /** Unique in the document, of letters, digits and hyphens. */
  readonly id: string;
  readonly title: Text;
  /** What the chart shows, in one or two sentences. */
  readonly description: readonly Text[];
  readonly drawing: Drawing;
  readonly below: Blocks;
  readonly dataTitle: Text;
  readonly data: Table;
}

/** What was found on something the document shows, with what can be done about it. */
export interface Notice {
  readonly is: 'notice';
  readonly tone: 'error' | 'warning' | 'information';
  readonly of: Inline;
  readonly ways: readonly Inline[];
  readonly data: Readonly<Record<string, string>>;
}

/** Controls above a page. */
export interface Toolbar {
  readonly is: 'toolbar';
  readonly name: Text;
  readonly controls: readonly Inline[];
}

export const heading = (of: Inline, level: Heading['level'] = 3): Heading => ({ is: 'heading', level, of });
export const paragraph = (of: Inline, look: ParagraphLook | null = null): Paragraph => ({
  is: 'paragraph',
  look,
  of,
});
export const facts = (pairs: Facts['pairs'], wide = false): Facts => ({ is: 'facts', pairs, wide });
export const table = (
  caption: Text,
  columns: readonly Column[],
  rows: readonly Row[],
  { layout = null, quietCaption = false }: Partial<Pick<Table, 'layout' | 'quietCaption'>> = {},
): Table => ({ is: 'table', caption, columns, rows, layout, quietCaption });
export const listOf = (items: readonly Item[], look: ListLook | null = null): List => ({
  is: 'list',
  look,
  items,
});
export const list = (items: readonly Inline[], look: ListLook | null = null): List =>
  listOf(
    items.map((of) => ({ cells: [of] })),
    look,
  );
export const prose = (of: string | null, lift = 3): Prose | null =>
  of === null ? null : { is: 'prose', of, lift };
export const note = (label: Text, blocks: Blocks): Note => ({ is: 'note', label, blocks });
export const group = (look: GroupLook, blocks: Blocks, name?: Text): Group =>
  name === undefined ? { is: 'group', look, blocks } : { is: 'group', look, blocks, name };
export const fold = (title: Text, blocks: Blocks): Fold => ({ is: 'fold', title, blocks });
export const entry = (given: Omit<Entry, 'is'>): Entry => ({ is: 'entry', ...given });
