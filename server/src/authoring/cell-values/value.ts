import { keysListed } from '../../domain/words/lists.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Json } from '../../model/json.ts';
import type { Message } from '../../model/message.ts';
import { durationOf } from '../../records/dates.ts';
import type { FieldDoc } from '../../schemas/field-doc.ts';
import { excerpt } from '../../text/oddity.ts';
import type { Cell } from '../../text/sheet-cells.ts';
import { type DateReading, writtenDate } from '../../text/written-date.ts';
import { writtenNumber } from '../../text/written-number.ts';
import type { Names } from './names.ts';
import { durationIn, foldedWord, truthOf } from './words.ts';

const say = defineMessages('import.value', {
  date: '`{value}` is not a date. Write it as 2026-01-20.',
  dateNumber: '{value} is a number, not a date. Give the cell a date format, or write 2026-01-20.',
  twoDates:
    '`{value}` is {dmy} or {mdy}. {place, select, table {Write it as the one that is meant.} other {Say with `--dates dmy` or `--dates mdy` whether the day comes first or the month.}}',
  choice:
    '`{value}` is none of the words allowed here: {allowed}. {place, select, table {Write one of them.} other {Say what it means with `--word "{value}=…"`.}}',
  truth: '`{value}` is not yes or no. Write `yes` or `no`.',
  number: '`{value}` is not a number. Write digits alone, as in 1234.5.',
  twoNumbers: '`{value}` can be read in two ways. Write it without a mark between the thousands.',
  percent:
    'The cell shows {shown, number}{sign} and holds {value, number}. Write the number as it is meant, without the sign.',
  duration: '`{value}` is not a length of time. Write `12 months`, or P12M.',
  notText:
    'This cell holds {kind, select, date {the date {value}} other {yes or no}}, not text. Give the cell the format "Text", and type it again.',
});

/** How cells are read, besides what the schema says. */
export interface Reading {
  /** Where whoever is told of faults works: at a table of the editor, or with `qms import`. */
  readonly place: 'table' | 'import';
  readonly dates: DateReading;
  /** What words of the table mean, by the words folded. */
  readonly words: ReadonlyMap<string, string>;
  readonly names: Names;
}

/** What a cell gives a field, why it cannot, or nothing. */
export type Read = { readonly value: Json } | { readonly fault: Message } | null;

const fault = (message: Message): Read => ({ fault: message });

/** The value of a cell for a field; null for the keys of a company's own, which take what is there. */
export function readValue(cell: Cell, field: FieldDoc | null, reading: Reading): Read {
  if (cell.kind === 'unreadable') return fault(cell.why);
  if (field === null) return { value: asItIs(cell) };
  const isList = field.types.includes('array');
  const one = readerOf(field, reading);
  if (one === null) return isList ? listOf(textOf(cell), /[;\n]/, field, textValue) : plainText(cell, field);
  if (!isList || cell.kind !== 'text') return one(cell);
  return listOf(cell.text, field.refs.length > 0 ? /[;,\n]/ : /[;\n]/, field, (text) =>
    one({ kind: 'text', text }),
  );
}

type One = (cell: ReadableCell) => Read;
type ReadableCell = Exclude<Cell, { kind: 'unreadable' }>;

/** How one value of a field is read; null for text. */
function readerOf(field: FieldDoc, reading: Reading): One | null {
  const { types, enumValues, refs } = field;
  if (enumValues.length > 0)
    return (cell) =>
      choice(
        textOf(cell),
        enumValues.map(({ value }) => value),
        reading,
      );
  if (field.format === 'date') return (cell) => date(cell, reading);
  if (/\bduration\b/.test(field.typeWords)) return (cell) => duration(textOf(cell));
  if (refs.length > 0) return (cell) => reading.names.idOf(textOf(cell), refs);
  if (types.includes('boolean')) return truth;
  return (types.includes('number') || types.includes('integer')) && !types.includes('string') ? number : null;
}

const textValue = (text: string): Read => ({ value: text });

/** A list of the parts of a text; a single one stands alone where that is allowed. */
function listOf(text: string, separator: RegExp, field: FieldDoc, one: (text: string) => Read): Read {
  const values: Json[] = [];
  for (const part of text.split(separator).map((each) => each.trim())) {
    const read = part === '' ? null : one(part);
    if (read !== null && 'fault' in read) return read;
    if (read !== null) values.push(read.value);
  }
  if (values.length === 0) return null;
  return { value: values.length === 1 && field.types.includes('string') ? values[0]! : values };
}

function textOf(cell: ReadableCell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return cell.shown;
    case 'date':
      return cell.day;
    case 'truth':
      return String(cell.value);
  }
}

const asItIs = (cell: ReadableCell): Json =>
  cell.kind === 'number' || cell.kind === 'truth' ? cell.value : textOf(cell);

/** Fields of which a program likes to make a date of what people typed. */
const neverDates: ReadonlySet<string> = new Set(['id', 'version', 'title']);

function plainText(cell: ReadableCell, field: FieldDoc): Read {
  if (cell.kind === 'truth' || (cell.kind === 'date' && neverDates.has(field.name)))
    return fault(say.notText({ kind: cell.kind, value: textOf(cell) }));
  return { value: textOf(cell) };
}

function choice(text: string, allowed: readonly string[], { words, place }: Reading): Read {
  const folded = foldedWord(text);
  const given = words.get(folded);
  const found =
    allowed.find((value) => value === given) ?? allowed.find((value) => foldedWord(value) === folded);
  return found === undefined
    ? fault(say.choice({ value: excerpt(text), allowed: keysListed(allowed, 'or', allowed.length), place }))
    : { value: found };
}

function date(cell: ReadableCell, { dates, place }: Reading): Read {
  if (cell.kind === 'date') return { value: cell.day };
  const text = textOf(cell);
  if (cell.kind === 'number') return fault(say.dateNumber({ value: text }));
  const read = writtenDate(text, dates);
  switch (read.kind) {
    case 'day':
      return { value: read.day };
    case 'ambiguous':
      return fault(say.twoDates({ value: excerpt(text), dmy: read.dmy, mdy: read.mdy, place }));
    case 'none':
      return fault(say.date({ value: excerpt(text) }));
  }
}

function duration(text: string): Read {
  const plain = text.toUpperCase();
  const found = durationOf(plain) === null ? durationIn(text) : plain;
  return found === null ? fault(say.duration({ value: excerpt(text) })) : { value: found };
}

function truth(cell: ReadableCell): Read {
  if (cell.kind === 'truth') return { value: cell.value };
  if (cell.kind === 'number' && (cell.value === 0 || cell.value === 1)) return { value: cell.value === 1 };
  const value = truthOf(textOf(cell));
  return value === null ? fault(say.truth({ value: excerpt(textOf(cell)) })) : { value };
}

function number(cell: ReadableCell): Read {
  if (cell.kind === 'number')
    return cell.percent
      ? fault(
          say.percent({ value: cell.value, shown: Number((cell.value * 100).toPrecision(12)), sign: ' %' }),
        )
      : { value: cell.value };
  const text = textOf(cell);
  const read = cell.kind === 'text' ? writtenNumber(text) : null;
  if (read === 'ambiguous') return fault(say.twoNumbers({ value: excerpt(text) }));
  return read === null ? fault(say.number({ value: excerpt(text) })) : { value: read };
}
