import type { Message, MessageValue } from '../model/message.ts';

/** Words of ours, or text of the user's own that is shown as it is. */
export type Text = string | Message;

/** How good or bad a state is: shown by an icon and a word, colour only adds to it. */
export type Tone = 'good' | 'warn' | 'bad' | 'plain';

/** An arrow for a direction of movement. */
export type Arrow = 'up' | 'down' | 'level';

/** Where an item comes from, for those who jump there from a page. */
export interface Source {
  readonly record: string;
  readonly path: string;
  readonly file: string;
}

/** What stands out from the text around it, or steps back behind it. */
export type Emphasis =
  | 'strong'
  | 'big'
  | 'quiet'
  | 'label'
  | 'topic'
  | 'spoken'
  | 'figures'
  | 'worth'
  | 'unit';

/** Text that is to be read letter by letter. */
export type Literal = 'digest' | 'address' | 'command' | 'name';

/** Something within a line that is more than its text. */
export type Element =
  | { readonly is: Emphasis; readonly of: Inline }
  | { readonly is: 'code'; readonly look: Literal; readonly of: string }
  /** An id, which leads to where the document shows what it names. */
  | { readonly is: 'id'; readonly of: string; readonly anchor: string | null }
  | { readonly is: 'link'; readonly anchor: string; readonly of: Inline }
  | { readonly is: 'tag'; readonly tone: Tone; readonly arrow: Arrow | null; readonly of: Text }
  /** How something stands as a light: a shape and a word of its own for each, which colour only adds to. */
  | { readonly is: 'light'; readonly tone: Tone; readonly of: Text }
  /** Several things, one below the other where there is room; those that stand `apart` always are. */
  | { readonly is: 'lines'; readonly of: readonly Inline[]; readonly apart?: true }
  /** A part of a line with a source of its own. */
  | { readonly is: 'item'; readonly of: Inline; readonly source: Source | null; readonly data?: Data }
  /** Words with a capital first letter. */
  | { readonly is: 'capital'; readonly of: Text }
  /** A sentence of which some parameters are more than text. */
  | { readonly is: 'sentence'; readonly of: Message; readonly parts: Readonly<Record<string, Inline>> }
  /** Markdown of the user's own. */
  | { readonly is: 'prose'; readonly of: string }
  /** The page on which an anchor is printed, where that is known. */
  | { readonly is: 'page'; readonly anchor: string }
  /** How far something is, 0 at its start and 1 at its end, with the figure and words for those who do not see it. */
  | { readonly is: 'progress'; readonly share: number; readonly of: Text; readonly spoken: Text }
  /** A figure that stands in the text, once more as a bar. */
  | { readonly is: 'bar'; readonly value: number; readonly highest: number }
  /** The course of a figure in the size of a word, with the line it is to reach. */
  | { readonly is: 'spark'; readonly values: readonly (number | null)[]; readonly target: number | null }
  | { readonly is: 'button'; readonly of: Text; readonly spoken?: Text; readonly data: Data }
  | {
      readonly is: 'choice';
      readonly of: Text;
      readonly options: readonly Choice[];
      /** Value of the option that holds now; absent, the first does. */
      readonly chosen?: string;
      readonly data: Data;
    }
  /** Where a script says what it has done. */
  | { readonly is: 'status'; readonly data: Data };

/** Names and values that a script of the page reads. */
export type Data = Readonly<Record<string, string>>;

export interface Choice {
  readonly value: string;
  readonly title: Text;
}

/** What may stand in a line: text, elements, several of these; null and false leave nothing. */
export type Inline = Text | Element | null | undefined | false | readonly Inline[];

export const isMessage = (value: Text | Element): value is Message =>
  typeof value === 'object' && 'template' in value;

export const isSeveral = (value: Inline): value is readonly Inline[] => Array.isArray(value);

const emphasised =
  (is: Emphasis) =>
  (of: Inline): Element => ({ is, of });

export const strong = emphasised('strong');
export const big = emphasised('big');
export const quiet = emphasised('quiet');
export const label = emphasised('label');
export const topic = emphasised('topic');
export const figures = emphasised('figures');
export const worth = emphasised('worth');
/** What a figure is of or per, behind it; in a column of figures as wide in each row, so that they end at one place. */
export const unit = emphasised('unit');

export const capital = (of: Text): Element => ({ is: 'capital', of });
export const code = (of: string, look: Literal = 'name'): Element => ({ is: 'code', look, of });
export const id = (of: string, anchor: string | null = null): Element => ({ is: 'id', of, anchor });
export const link = (anchor: string, of: Inline): Element => ({ is: 'link', anchor, of });
/** Sentences and what goes with them, each on a line of its own. */
export const linesApart = (...of: readonly Inline[]): Element => ({ is: 'lines', of, apart: true });
export const lines = (...of: readonly Inline[]): Element => ({ is: 'lines', of });
/** Something that a script of the page acts on; `spoken` says what it is about to those who do not see where it stands. */
export const button = (of: Text, data: Data, spoken?: Text): Element =>
  spoken === undefined ? { is: 'button', of, data } : { is: 'button', of, data, spoken };
export const item = (source: Source | null, of: Inline, data?: Data): Element =>
  data === undefined ? { is: 'item', of, source } : { is: 'item', of, source, data };
export const proseIn = (of: string | null): Inline => (of === null ? null : { is: 'prose', of });

/** A sentence in which what stands between backticks is to be read letter by letter. */
export function withCode(text: string): Inline {
  const parts = text.split('`');
  return parts.length % 2 === 0
    ? text
    : parts.map((part, at) => (at % 2 === 1 && part !== '' ? code(part) : part));
}

/** A short state in a frame. */
export const tag = (of: Text, tone: Tone = 'plain', arrow: Arrow | null = null): Element => ({
  is: 'tag',
  tone,
  arrow,
  of,
});

/** A traffic light that can be read without its colour. */
export const light = (of: Text, tone: Tone): Element => ({ is: 'light', tone, of });

/** What stands for a part in the words of a sentence: characters that no text may hold. */
const opening = '\ufdd0';
const closing = '\ufdd1';
const slot = new RegExp(`${opening}(\\w+)${closing}`);

const isText = (value: Inline): value is string => typeof value === 'string';

/**
 * A sentence of which some parameters are more than text: ids that lead somewhere, figures in bold.
 * @param wording a text of `defineMessages`
 */
export function sentence<Name extends string>(
  wording: (values: { readonly [Key in Name]: MessageValue }) => Message,
  values: { readonly [Key in NoInfer<Name>]: Inline | number },
): Element {
  const given: Record<string, MessageValue> = {};
  const parts: Record<string, Inline> = {};
  for (const [name, value] of Object.entries<Inline | number>(values)) {
    if (typeof value === 'number' || isText(value)) given[name] = value;
    else {
      given[name] = placeOf(name);
      parts[name] = value;
    }
  }
  return { is: 'sentence', of: wording(given as { readonly [Key in Name]: MessageValue }), parts };
}

/** What is put into a sentence for a part that is written on its own. */
export const placeOf = (name: string): string => `${opening}${name}${closing}`;

/** The words of a sentence in turn with the names of the parts that stand between them: text, name, text, … */
export const splitAtParts = (words: string): readonly string[] => words.split(slot);

/** Pieces with something between them; empty pieces are left out. */
export function joined(pieces: readonly Inline[], between: Inline): readonly Inline[] {
  const all: Inline[] = [];
  for (const piece of pieces) {
    if (!isGiven(piece)) continue;
    if (all.length > 0) all.push(between);
    all.push(piece);
  }
  return all;
}

/** Whether there is anything to show. */
export function isGiven(value: Inline): boolean {
  if (value === null || value === undefined || value === false || value === '') return false;
  if (isSeveral(value)) return value.some(isGiven);
  if (typeof value === 'string' || isMessage(value)) return true;
  if (value.is === 'lines') return value.of.some(isGiven);
  if (value.is === 'spark') return value.values.filter((each) => each !== null).length > 1;
  return 'of' in value && value.is !== 'sentence' && value.is !== 'button' ? isGiven(value.of) : true;
}
