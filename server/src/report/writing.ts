import { guardLineStart, oneLine } from '../document/sanitize.ts';
import type { Language } from '../messages/language.ts';
import type { Message } from '../model/message.ts';
import { type Paint, painter, type Style } from './ansi.ts';
import { wrap } from './width.ts';

export interface TerminalOptions {
  /** Whether to write ANSI colours. */
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** What the texts for a terminal are written with. */
export interface Writing {
  readonly paint: Paint;
  readonly columns: number;
  /** Words on one line, which steer no terminal. */
  readonly words: (text: Message | string) => string;
}

const longestText = 2000;

export const writingFor = (language: Language, { colour, width }: TerminalOptions): Writing => ({
  paint: painter(colour),
  columns: Math.min(100, Math.max(40, width)),
  words: (text) => oneLine(language.text(text), longestText),
});

/** Wraps a text to the columns, behind an indent. */
export const paragraph = (
  text: Message | string,
  { words, columns, paint }: Writing,
  indent = '',
  style?: Style,
): string[] =>
  wrap(words(text).split(' '), columns - indent.length).map(
    (line) => indent + (style === undefined ? line : paint(line, style)),
  );

/** Lines as one text that no terminal and no CI log takes for orders. */
export const textOfLines = (lines: readonly string[]): string =>
  `${lines.map((line) => guardLineStart(line.trimEnd())).join('\n')}\n`;
