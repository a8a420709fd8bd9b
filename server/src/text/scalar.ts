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
export function isBooleanWord(source: string): boolean {
  return source.length <= 3 && BOOLEAN_WORDS.has(source);
}

/** What is odd about a plain scalar that stands as a value, if anything. */
export function plainOddity(source: string, value: ScalarValue): Oddity['kind'] | null {
  if (typeof value === 'number') {
    if (!isJsonNumber(source)) return 'number-notation';
    return survivesBinary64(source, value) ? null : 'number-range';
  }
  return typeof value === 'string' && isBooleanWord(source) ? 'boolean-word' : null;
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
