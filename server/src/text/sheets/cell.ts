import { defineMessages } from '../../messages/define-messages.ts';
import type { Cell } from '../sheet-cells.ts';
import { type NumberFormat, shownNumber } from './number-format.ts';
import { serialDate, serialTime } from './serial-date.ts';

const say = defineMessages('sheets.cell', {
  formula:
    'This formula was saved without its result. Open the file in a spreadsheet program, and save it there.',
  error: 'This cell shows the error `{code}`. Correct it in the table.',
  date: 'The number {number} stands for no day, or for another in each program. Write the date as text, such as 2026-01-20.',
  isoDate: 'The date `{written}` cannot be read. Write it as 2026-01-20.',
  elapsed: 'This cell holds a length of time in hours. Write it as text.',
  escape: 'The text `{written}` is read as `{read}` by some programs. Write it without `_x` and four digits.',
  control: 'This text contains a character that cannot be seen (U+{code}). Type the text again.',
  long: 'This text is longer than 32,767 characters, the most that a cell can hold. Shorten it.',
  missing: 'This cell names a text that the file does not hold. Save the file anew.',
});

/** A cell as the file writes it. */
export interface RawCell {
  /** `s`, `n`, `b`, `e`, `d`, `str` or `inlineStr`. */
  readonly type: string;
  /** What stands in `v`, null where there is none. */
  readonly value: string | null;
  /** The text of `is`, of cells that hold it themselves. */
  readonly inline: string;
  readonly formula: boolean;
}

export interface CellContext {
  readonly strings: readonly string[];
  readonly from1904: boolean;
  /** Results of formulas are not to be relied on. */
  readonly isUncalculated: boolean;
}

const longestText = 32_767;

const unreadable = (why: Extract<Cell, { kind: 'unreadable' }>['why']): Cell => ({ kind: 'unreadable', why });

/** What a cell holds, or null where that is nothing. */
export function readCell(raw: RawCell, format: () => NumberFormat, context: CellContext): Cell | null {
  const { type, value, inline, formula } = raw;
  if (formula && (context.isUncalculated || value === null || (value === '' && type !== 'str')))
    return unreadable(say.formula());
  switch (type) {
    case 's': {
      if (value === null || value === '') return null;
      const text = context.strings[Number(value)];
      return text === undefined ? unreadable(say.missing()) : escapedText(text);
    }
    case 'inlineStr':
      return escapedText(inline);
    case 'str':
      return escapedText(value ?? '');
    case 'b':
      return value === null || value === ''
        ? null
        : { kind: 'truth', value: value === '1' || value === 'true' };
    case 'e':
      return unreadable(say.error({ code: value ?? '' }));
    case 'd':
      return value === null || value === '' ? null : isoCell(value);
    default:
      return value === null || value.trim() === '' ? null : numberCell(value, format(), context.from1904);
  }
}

/** A day as ISO 8601 writes it, with a time or without, or a time alone. */
function isoCell(value: string): Cell {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      value.trim(),
    );
  const [, day, time] = match ?? [];
  if (day !== undefined && isDay(day))
    return { kind: 'date', day, hasTime: time !== undefined && /[1-9]/.test(time) };
  return /^\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/.test(value)
    ? { kind: 'text', text: value }
    : unreadable(say.isoDate({ written: value.slice(0, 40) }));
}

const isDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

function numberCell(written: string, format: NumberFormat, from1904: boolean): Cell | null {
  const value = Number(written);
  if (!Number.isFinite(value)) return textCell(written);
  if (format.kind === 'time') return { kind: 'text', text: serialTime(value) };
  if (format.kind === 'elapsed') return unreadable(say.elapsed());
  if (format.kind === 'date' || format.kind === 'month' || format.kind === 'year') {
    const date = serialDate(value, from1904);
    if (date === null) return unreadable(say.date({ number: String(value) }));
    // A cell that shows no day says none, although it holds the first of the month.
    if (format.kind === 'date') return { kind: 'date', ...date };
    return { kind: 'text', text: date.day.slice(0, format.kind === 'month' ? 7 : 4) };
  }
  return {
    kind: 'number',
    value,
    shown: shownNumber(value, format),
    percent: format.kind === 'percent',
  };
}

/** Control characters besides tabs and line ends. */
const control = /[^\P{Cc}\t\n]/u;

/** The cell of a text: line ends as line feeds, without the blanks around it. */
export function textCell(text: string): Cell | null {
  if (text.length > longestText) return unreadable(say.long());
  const plain = text.replace(/\r\n?/g, '\n').trim();
  const odd = control.exec(plain)?.[0];
  if (odd !== undefined)
    return unreadable(say.control({ code: odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0') }));
  return plain === '' ? null : { kind: 'text', text: plain };
}

/**
 * The cell of a text in which `_xHHHH_` may stand for a character (ECMA-376-1, section 22.9.2.19). Of characters that
 * can be written as they are nobody needs that form: some programs keep it as text, and others do not.
 */
function escapedText(text: string): Cell | null {
  const doubtful = /_x(?!005F_|00[01][0-9A-F]_|D[89A-F][0-9A-F]{2}_|FFF[EF]_)[0-9A-F]{4}_/i.exec(
    text.replace(/_x005F_/gi, ''),
  )?.[0];
  if (doubtful !== undefined)
    return unreadable(say.escape({ written: doubtful, read: characterOf(doubtful) }));
  return textCell(text.replace(/_x[0-9A-F]{4}_/gi, characterOf));
}

const characterOf = (written: string): string =>
  String.fromCharCode(Number.parseInt(written.slice(2, 6), 16));
