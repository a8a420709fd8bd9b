/** Latin letters, their punctuation and typographic quotes, dashes and dots: a column each, and none joins another. */
const plain = /^[\x20-\x7e\xa0-\xac\xae-\u02af\u2010-\u2027\u2030-\u205e]*$/;
const marksOnly = /^\p{M}+$/u;
interface TakingApart {
  readonly segmenter: Intl.Segmenter;
  /** What terminals give two columns: scripts of East Asia, their full-width forms, and emoji of one character. */
  readonly wide: RegExp;
}

/** How text that is not plain is taken apart; made for the first of it, since loading it shows in a short run. */
let apart: TakingApart | undefined;

/** Emoji of several characters; made for the first that may be one: a pattern of all there are takes 30 ms to make. */
let sequence: RegExp | undefined;

/** Of emoji that are one character, all are in `\p{Emoji_Presentation}`. */
function isSequence(segment: string): boolean {
  if (/^.$/su.test(segment)) return false;
  sequence ??= /^\p{RGI_Emoji}/v;
  return sequence.test(segment);
}

/** A character as people see it, with the columns a terminal gives it (0 to 2). */
export interface Cell {
  readonly text: string;
  readonly width: number;
}

/** Splits text free of control characters into what a terminal shows one by one. */
export function cells(text: string): Cell[] {
  if (plain.test(text)) return Array.from(text, (character) => ({ text: character, width: 1 }));
  apart ??= {
    segmenter: new Intl.Segmenter('en', { granularity: 'grapheme' }),
    wide: /^(?:\p{Emoji_Presentation}|[[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Yi}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]--[\uff61-\uffdc]])/v,
  };
  const { segmenter, wide } = apart;
  return Array.from(segmenter.segment(text), ({ segment }) => ({
    text: segment,
    width: marksOnly.test(segment) ? 0 : wide.test(segment) || isSequence(segment) ? 2 : 1,
  }));
}

/** Columns that text free of control characters takes in a terminal. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  return cells(text).reduce((sum, cell) => sum + cell.width, 0);
}

/** The beginning of a text that a number of columns holds, with `…` where something is left out. */
export function cut(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let [shown, width] = ['', 0];
  for (const cell of cells(text)) {
    if (width + cell.width > columns - 1) break;
    shown += cell.text;
    width += cell.width;
  }
  return `${shown}…`;
}

/** Fills lines with words so that none is wider than `columns`, single long words apart. */
export function wrap(words: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of words) {
    const wordWidth = displayWidth(word);
    if (line !== '' && width + 1 + wordWidth > columns) {
      lines.push(line);
      line = word;
      width = wordWidth;
    } else {
      line = line === '' ? word : `${line} ${word}`;
      width = line === word ? wordWidth : width + 1 + wordWidth;
    }
  }
  lines.push(line);
  return lines;
}
