import { showUnseen } from '../document/sanitize.ts';
import type { Range } from '../model/text.ts';
import type { Paint, Style } from './ansi.ts';
import { lastLine } from './result.ts';
import { type Cell, cells } from './width.ts';

/** The lines of a text as the Language Server Protocol counts them: ended by LF, CRLF or CR. */
export class Lines {
  readonly #text: string;
  /** Start of each line, and behind them the end of the text. */
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (const end of text.matchAll(/\r\n?|\n/g)) this.#starts.push(end.index + end[0].length);
    this.#starts.push(text.length);
  }

  /** A zero-based line without its line end; undefined behind the last. */
  at(line: number): string | undefined {
    if (line < 0 || line > this.#starts.length - 2) return undefined;
    let end = this.#starts[line + 1]!;
    const start = this.#starts[line]!;
    if (line < this.#starts.length - 2) {
      while (end > start && (this.#text[end - 1] === '\n' || this.#text[end - 1] === '\r')) end--;
    }
    return this.#text.slice(start, end);
  }
}

const tabStop = 4;
/** Longest part of a line before and behind a fault that is looked at, in UTF-16 units. */
const reach = 400;

/**
 * Shows the lines of a range with the fault underlined, each line within `columns`. At most three lines;
 * longer ranges show the first two and the last. Empty when the text has no such line, or when the range
 * is the empty one at the top of a file, which speaks of the file as a whole.
 */
export function codeFrame(lines: Lines, range: Range, columns: number, paint: Paint, style: Style): string[] {
  const { start, end } = range;
  if (end.line === 0 && end.character === 0) return [];
  const last = lastLine(range);
  const shown = last - start.line <= 2 ? sequence(start.line, last) : [start.line, start.line + 1, last];
  const gutter = Math.max(3, String(last + 1).length);
  const frame: string[] = [];
  let previous = start.line - 1;
  for (const number of shown) {
    const raw = lines.at(number);
    if (raw === undefined) break;
    if (number !== previous + 1) frame.push(paint(`${' '.repeat(gutter - 1)}⋮ │`, 'dim'));
    previous = number;
    const indent = raw.length - raw.trimStart().length;
    const from = number === start.line ? Math.min(start.character, raw.length) : indent;
    const to = number === end.line ? Math.min(end.character, raw.length) : raw.trimEnd().length;
    const cut = cutLine(raw, from, Math.max(from, to), Math.max(16, columns - gutter - 3));
    frame.push(
      `${paint(`${String(number + 1).padStart(gutter)} │`, 'dim')} ${cut.before}${cut.fault}${cut.after}`.trimEnd(),
      `${paint(`${' '.repeat(gutter)} │`, 'dim')} ${' '.repeat(cut.indent)}${paint('^'.repeat(Math.max(1, cut.length)), style)}`,
    );
  }
  return frame;
}

function sequence(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

interface CutLine {
  readonly before: string;
  readonly fault: string;
  readonly after: string;
  /** Columns before the underline, and columns underlined. */
  readonly indent: number;
  readonly length: number;
}

/** The part of a line around a fault that fits the columns, free of anything that steers a terminal. */
function cutLine(raw: string, from: number, to: number, columns: number): CutLine {
  const windowStart = wholeCharacter(raw, Math.max(0, from - reach));
  const windowEnd = wholeCharacter(raw, Math.min(raw.length, Math.min(to, from + reach) + reach));
  let window = raw.slice(windowStart, windowEnd);
  let [faultStart, faultEnd] = [
    wholeCharacter(raw, from) - windowStart,
    wholeCharacter(raw, to) - windowStart,
  ];
  for (const command of [...window.matchAll(/##(?=[a-z]*\[)/gi)].reverse()) {
    const at = command.index + 1;
    window = `${window.slice(0, at)} ${window.slice(at)}`;
    if (at <= faultStart) faultStart++;
    if (at < faultEnd) faultEnd++;
  }
  const before = visibleCells(window.slice(0, faultStart), 0);
  const fault = visibleCells(window.slice(faultStart, faultEnd), widthOf(before));
  const after = visibleCells(window.slice(faultEnd), widthOf(before) + widthOf(fault));
  if (windowStart > 0) before.unshift({ text: '…', width: 1 });
  if (windowEnd < raw.length) after.push({ text: '…', width: 1 });

  const faultRoom = Math.min(widthOf(fault), columns - 2);
  const half = Math.floor((columns - faultRoom) / 2);
  const afterRoom = Math.min(
    widthOf(after),
    Math.max(half, columns - faultRoom - Math.min(half, widthOf(before))),
  );
  const left = keepEnd(before, Math.min(widthOf(before), columns - faultRoom - afterRoom));
  const middle = keepStart(fault, faultRoom);
  // Two cuts in a row would only say the same twice.
  const isCut = middle.length > 0 && widthOf(fault) > faultRoom;
  const right = isCut ? [] : keepStart(after, afterRoom);
  return {
    before: textOf(left),
    fault: textOf(middle),
    after: textOf(right),
    indent: widthOf(left),
    length: widthOf(middle),
  };
}

/** Moves a position inside a surrogate pair before the pair. */
function wholeCharacter(text: string, at: number): number {
  const inside =
    at > 0 && at < text.length && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
  return inside ? at - 1 : at;
}

function visibleCells(text: string, startColumn: number): Cell[] {
  const result: Cell[] = [];
  let column = startColumn;
  text.split('\t').forEach((part, index) => {
    if (index > 0) {
      const width = tabStop - (column % tabStop);
      result.push({ text: ' '.repeat(width), width });
      column += width;
    }
    for (const cell of cells(showUnseen(part))) {
      result.push(cell);
      column += cell.width;
    }
  });
  return result;
}

const widthOf = (line: readonly Cell[]) => line.reduce((sum, cell) => sum + cell.width, 0);
const textOf = (line: readonly Cell[]) => line.map((cell) => cell.text).join('');

/** The first cells that fit the room, with `…` in place of what does not. */
function keepStart(line: readonly Cell[], room: number): Cell[] {
  if (widthOf(line) <= room) return [...line];
  const kept: Cell[] = [];
  let width = 1;
  for (const cell of line) {
    if (width + cell.width > room) break;
    kept.push(cell);
    width += cell.width;
  }
  while (kept.at(-1)?.text === '…') kept.pop();
  return room > 0 ? [...kept, { text: '…', width: 1 }] : [];
}

/** The last cells that fit the room, with `…` in place of what does not. */
function keepEnd(line: readonly Cell[], room: number): Cell[] {
  return keepStart(line.toReversed(), room).reverse();
}
