/** What a cell shows of the number it holds. */
export type NumberFormat =
  | { readonly kind: 'date' | 'month' | 'year' | 'time' | 'elapsed' | 'percent' | 'plain' }
  /** Digits to show at least before and behind the point, and text around them. */
  | {
      readonly kind: 'digits';
      readonly before: string;
      readonly whole: number;
      readonly fraction: number;
      readonly behind: string;
    };

/** Formats that have a number alone (ECMA-376-1, section 18.8.30), as far as they show days or times in any language. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  9: '0%',
  10: '0.00%',
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};
/** Days and times as Chinese, Japanese, Korean and Thai programs number them. */
const eastern = (id: number): string | undefined =>
  (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58
    ? 'yyyy/m/d'
    : (id >= 32 && id <= 35) || id === 55 || id === 56
      ? 'h:mm'
      : undefined;

/** The code of a format that a file does not spell out. */
export const builtInFormat = (id: number): string => builtIn[id] ?? eastern(id) ?? 'General';

/** What is no placeholder: text in quotes, one character behind a backslash, `_x` for its width, `*x` for filling. */
const literals = /"[^"]*"|\\.|[_*]./gs;

/** The longest code that spreadsheet programs take. */
const longestCode = 255;

/** Reads the code of a format, such as `dd/mm/yyyy;@` or `"NC-"000`. */
export function numberFormat(code: string): NumberFormat {
  if (code.length > longestCode) return { kind: 'plain' };
  const [positive = ''] = sections(code);
  const bare = positive.replace(literals, '');
  const words = bare.replace(/\[[^\]]*\]/g, '').replace(/general/gi, '');
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return { kind: 'elapsed' };
  // `m` is a month unless hours or seconds stand next to it.
  if (/d/i.test(words)) return { kind: 'date' };
  if (/[hs]/i.test(words)) return { kind: /y/i.test(words) ? 'date' : 'time' };
  if (/m/i.test(words)) return { kind: 'month' };
  // The year of an era, where it is no exponent.
  if (/y|e(?![+-])/i.test(words)) return { kind: 'year' };
  if (words.includes('%')) return { kind: 'percent' };
  return digits(positive) ?? { kind: 'plain' };
}

/** The parts for positive, negative and other values. */
function sections(code: string): readonly string[] {
  const found = [''];
  for (const [piece] of code.matchAll(/"[^"]*"|\\.|;|[^"\\;]+|./gs)) {
    if (piece === ';') found.push('');
    else found[found.length - 1] += piece;
  }
  return found;
}

const text = String.raw`(?:"[^"]*"|\\.|[-/() ])*`;
const plainDigits = new RegExp(`^(${text})(#*)(0*)(?:\\.(0+))?(${text})$`, 's');

function digits(section: string): NumberFormat | null {
  const match = plainDigits.exec(section);
  const [, before = '', hashes = '', whole = '', fraction = '', behind = ''] = match ?? [];
  if (match === null || hashes + whole + fraction === '') return null;
  return {
    kind: 'digits',
    before: unquoted(before),
    whole: whole.length,
    fraction: fraction.length,
    behind: unquoted(behind),
  };
}

const unquoted = (literal: string): string => literal.replace(/"([^"]*)"|\\(.)/gs, '$1$2');

/**
 * A number as its cell shows it, where that says all of the number: `007`, `1.10`, `NC-0012`. What a cell rounds away is
 * kept, so the number stands as it is then.
 */
export function shownNumber(value: number, format: NumberFormat): string {
  const plain = String(value);
  if (format.kind !== 'digits' || value < 0 || !Number.isFinite(value) || plain.includes('e')) return plain;
  const fixed = value.toFixed(Math.min(format.fraction, 20));
  if (Number(fixed) !== value) return plain;
  const [whole = '', fraction] = fixed.split('.');
  const padded = whole.padStart(format.whole, '0') + (fraction === undefined ? '' : `.${fraction}`);
  return `${format.before}${padded}${format.behind}`.trim();
}
