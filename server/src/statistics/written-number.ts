import { numberOf } from '../records/values.ts';

/** The sign before the decimals. */
export type DecimalSign = '.' | ',';

/** How a table writes its numbers. */
export interface NumberForm {
  readonly decimal: DecimalSign;
  /** False where no cell shows it, so that it is the sign usual with the delimiter. */
  readonly isShown: boolean;
}

const plain = /^[+-]?(?:\d{1,15}(?:([.,])\d{0,15})?|([.,])\d{1,15})(?:[eE][+-]?\d{1,3})?$/;
/** Digits in threes, as thousands are set apart: by a point, a comma, an apostrophe or a blank. */
const grouped = /^[+-]?\d{1,3}(?:([.,'’ \u00a0\u2009\u202f])\d{3})(?:\1\d{3}){0,4}(?:([.,])\d{1,15})?$/;
/** Either thousands or three decimals. */
const twofold = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/;

const other = (sign: string | undefined): DecimalSign => (sign === '.' ? ',' : '.');

/** The decimal sign that a number must have been written with; null where it shows none. */
function shownBy(text: string): DecimalSign | null {
  if (twofold.test(text)) return null;
  const match = plain.exec(text);
  const sign = match?.[1] ?? match?.[2];
  if (sign !== undefined) return sign as DecimalSign;
  const thousands = grouped.exec(text);
  if (thousands === null) return null;
  const [, group, decimal] = thousands;
  if (decimal !== undefined) return decimal === group ? null : (decimal as DecimalSign);
  return group === '.' || group === ',' ? other(group) : null;
}

/**
 * How the numbers of a table are written: with the decimal sign that most of those show that can be read in one way.
 * Where none does, a comma goes with `;` between the cells (programs write that where the comma is the decimal sign),
 * and a point with any other delimiter.
 */
export function numberFormOf(cells: Iterable<string>, delimiter: string): NumberForm {
  const usual: DecimalSign = delimiter === ';' ? ',' : '.';
  const shown = { '.': 0, ',': 0 };
  for (const cell of cells) {
    const sign = shownBy(cell);
    if (sign !== null) shown[sign] += 1;
  }
  if (shown['.'] === shown[',']) return { decimal: usual, isShown: shown['.'] > 0 };
  return { decimal: shown['.'] > shown[','] ? '.' : ',', isShown: true };
}

/** What a cell holds: a number, what is none, or what may be one or another. */
export type WrittenNumber =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'twofold'; readonly thousands: number; readonly decimals: number }
  /** `otherwise` is the number it is with the other decimal sign. */
  | { readonly kind: 'none'; readonly otherwise: number | null };

const compute = (text: string, decimal: DecimalSign): number | null => {
  const bare = plain.exec(text);
  const sign = bare?.[1] ?? bare?.[2];
  if (bare !== null && (sign === undefined || sign === decimal))
    return numberOf(Number(text.replace(',', '.')));
  const thousands = grouped.exec(text);
  if (thousands === null || thousands[1] === decimal) return null;
  if (thousands[2] !== undefined && thousands[2] !== decimal) return null;
  const [whole = '', decimals = ''] = text.split(decimal);
  return numberOf(Number(`${whole.replace(/[^\d+-]/g, '')}.${decimals}`));
};

/** Reads a number in the form of its table. */
export function writtenNumber(text: string, { decimal, isShown }: NumberForm): WrittenNumber {
  const value = compute(text, decimal);
  const otherwise = compute(text, other(decimal));
  // With nothing to go by, `1.234` between semicolons may be a thousand or a little more than one.
  if (!isShown && value !== null && otherwise !== null && twofold.exec(text)?.[1] === other(decimal))
    return { kind: 'twofold', thousands: value, decimals: otherwise };
  return value === null ? { kind: 'none', otherwise } : { kind: 'number', value };
}
