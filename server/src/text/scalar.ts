import type { Oddity } from '../model/record.ts';

export type ScalarValue = string | number | boolean | null;

/**
 * The value of a plain scalar in the core schema of YAML 1.2.2 (section 10.3.2): null, booleans,
 * integers (decimal, octal, hexadecimal) and floats; everything else is a string.
 */
export function plainValue(source: string): ScalarValue {
  if (source.length === 0) return null;
  const first = source.charCodeAt(0);
  // + - . 0-9
  if ((first >= 48 && first <= 57) || first === 45 || first === 43 || first === 46)
    return numberOrString(source);
  if (source.length > 5) return source;
  switch (source) {
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default:
      return source;
  }
}

const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;
/** ISO dates are by far the most frequent scalars that begin with a digit. */
const DATE = /^[0-9]{4}-/;

function numberOrString(source: string): number | string {
  if (DATE.test(source)) return source;
  if (DECIMAL.test(source)) return Number(source);
  if (OCTAL.test(source)) return Number.parseInt(source.slice(2), 8);
  if (HEXADECIMAL.test(source)) return Number.parseInt(source.slice(2), 16);
  if (INFINITE.test(source)) return source.startsWith('-') ? -Infinity : Infinity;
  if (NOT_A_NUMBER.test(source)) return Number.NaN;
  return source;
}

/** Number syntax of RFC 8259, section 6. */
const JSON_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;

/** True for a number written as JSON writes numbers. */
export function isJsonNumber(source: string): boolean {
  return JSON_NUMBER.test(source);
}

/**
 * True when the nearest binary64 number, written in its shortest form, denotes the number that was
 * written: `0.10` and `1e3` keep their value, `9007199254740993` and `1e400` do not.
 */
export function survivesBinary64(source: string, value: number): boolean {
  if (source.length <= 15 && !source.includes('e') && !source.includes('E')) return true;
  if (!Number.isFinite(value)) return false;
  return decimalForm(source) === decimalForm(String(value));
}

/** A decimal number as digits without outer zeros and an exponent, so that equal numbers compare equal. */
function decimalForm(source: string): string {
  const negative = source.startsWith('-');
  const lower = source.replace(/^[-+]/, '').toLowerCase();
  const mark = lower.indexOf('e');
  const mantissa = mark === -1 ? lower : lower.slice(0, mark);
  const exponent = mark === -1 ? 0n : BigInt(lower.slice(mark + 1).replace('+', ''));
  const dot = mantissa.indexOf('.');
  const whole = dot === -1 ? mantissa : mantissa.slice(0, dot);
  const fraction = dot === -1 ? '' : mantissa.slice(dot + 1);
  const digits = whole + fraction;
  let first = 0;
  while (first < digits.length && digits[first] === '0') first++;
  let last = digits.length;
  while (last > first && digits[last - 1] === '0') last--;
  if (first === last) return '0';
  const scale = exponent - BigInt(fraction.length) + BigInt(digits.length - last);
  return `${negative ? '-' : ''}${digits.slice(first, last)}e${scale}`;
}

const BOOLEAN_WORDS = new Set(
  ['y', 'yes', 'n', 'no', 'on', 'off'].flatMap((word) => [
    word,
    word[0]!.toUpperCase() + word.slice(1),
    word.toUpperCase(),
  ]),
);

/** True for a word that YAML 1.1 readers take for a boolean and YAML 1.2 readers for text. */
function isBooleanWord(source: string): boolean {
  return source.length <= 3 && BOOLEAN_WORDS.has(source);
}

/**
 * Numbers of YAML 1.1, and of readers of their own ways, that are text by the rules of YAML 1.2: with signs between the
 * digits (`1_000`, `3,5`), to the base of 60 (`1:30`), to other bases with a sign before them.
 */
const FOREIGN_NUMBER =
  /^[-+]?(?:[0-9][0-9_]*(?:,[0-9_]+)*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9_]+)?|\.[0-9][0-9_]*(?:[eE][-+]?[0-9_]+)?|0b[01_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?)$/;
const LONGEST_NUMBER = 60;

const TIMESTAMP =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]*)?[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?)?$/;
const MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isNoDay(year: number, month: number, day: number): boolean {
  if (day >= 1 && day <= 28 && month >= 1 && month <= 12) return year === 0;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && !isLeap ? 28 : (MONTHS[month - 1] ?? 0);
  return year === 0 || day === 0 || day > last;
}

/**
 * True for what has the form of a day, or of a day and time, that the calendar and the clock do not have. Most plain
 * texts that begin with a digit are days, so these are read without patterns.
 */
function isNoMoment(source: string): boolean {
  if (source.length === 10) {
    if (source.charCodeAt(7) !== 45) return false;
    const [year, month, day] = [digits(source, 0, 4), digits(source, 5, 7), digits(source, 8, 10)];
    return day >= 0 && month >= 0 && isNoDay(year, month, day);
  }
  if (source.length < 10) return false;
  const match = TIMESTAMP.exec(source);
  if (match === null) return false;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    ...[number, number, number],
    ...[number, number, number],
  ];
  return isNoDay(year, month, day) || hour > 23 || minute > 59 || second > 59;
}

/** The number that digits write, or -1 where one of them is none. */
function digits(source: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const digit = source.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** Where it is odd what other readers make of a plain scalar that is text. */
export function textOddity(source: string): Oddity['kind'] | null {
  const first = source.charCodeAt(0);
  // Texts that begin with a letter are by far the most frequent ones.
  if (first > 61) return isBooleanWord(source) ? 'boolean-word' : null;
  if (first >= 60) return source === '=' || source === '<<' ? 'reserved-sign' : null;
  if (!((first >= 48 && first <= 57) || first === 45 || first === 43 || first === 46)) return null;
  if (source.charCodeAt(4) === 45 && DATE.test(source)) return isNoMoment(source) ? 'no-date' : null;
  return source.length <= LONGEST_NUMBER && FOREIGN_NUMBER.test(source) ? 'foreign-number' : null;
}

/** What is odd about a plain scalar that stands as a value, if anything. */
export function plainOddity(source: string, value: ScalarValue): Oddity['kind'] | null {
  if (typeof value === 'number') {
    if (!isJsonNumber(source)) return 'number-notation';
    return survivesBinary64(source, value) ? null : 'number-range';
  }
  return typeof value === 'string' ? textOddity(source) : null;
}

/** The value of a quoted, block or tagged scalar: core tags keep their effect, others give text. */
export function taggedValue(source: string, tag: string | undefined): ScalarValue {
  switch (tag) {
    case 'tag:yaml.org,2002:null':
      return null;
    case 'tag:yaml.org,2002:bool':
    case 'tag:yaml.org,2002:int':
    case 'tag:yaml.org,2002:float': {
      const value = plainValue(source);
      return value === null ? source : value;
    }
    default:
      return source;
  }
}
