import { defineMessages } from '../messages/define-messages.ts';
import type { Text } from './inline.ts';

/** How figures are written in every format: in the digits and groups of the reader's language. */
const say = defineMessages('document.figures', {
  number: '{sign, select, minus {−} other {}}{size, number, ::.##}',
  short: '{sign, select, minus {−} other {}}{size, number, ::compact-short .#}',
  percent: '{value}\u00a0%',
  change: '{sign, select, plus {+} minus {−} other {±}}{size, number}\u00a0%',
  withUnit: '{value}\u00a0{unit}',
});

/** A true minus sign stands before figures, which languages do not write by themselves. */
const signed = (value: number) => ({ sign: value < 0 ? 'minus' : 'none', size: Math.abs(value) });

/** `1,234.5`, with a true minus sign. */
export const number = (value: number): Text => (Number.isFinite(value) ? say.number(signed(value)) : '–');

/** `1.2K`, for axes. */
export const shortNumber = (value: number): Text => say.short(signed(value));

let decimals: Intl.NumberFormat | undefined;

const withDecimals = (value: number): string => {
  decimals ??= new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
  return decimals.format(value);
};

/** A figure in full where it takes no more than so many characters, otherwise in short. */
export const briefNumber = (value: number, most: number): Text =>
  withDecimals(value).length <= most ? number(value) : shortNumber(value);

/** How many decimals values are written with, at most two. */
export const digitsOf = (values: readonly (number | null)[]): number =>
  Math.max(
    0,
    ...values.map((value) => (value === null ? 0 : (withDecimals(value).split('.')[1]?.length ?? 0))),
  );

/** A computed value such as a mean, with as many decimals as it bears. */
export function rounded(value: number, digits: number): Text {
  const factor = 10 ** Math.min(2, digits);
  return number(Math.round(value * factor) / factor);
}

/** `88 %`. */
export const percent = (share: number): Text => say.percent({ value: number(Math.round(share * 100)) });

/** `+12 %` or `−12 %` of a change, or null where the first value is no measure for it. */
export function percentChange(before: number, after: number): Text | null {
  if (!(before > 0) || !Number.isFinite(after)) return null;
  const share = Math.round(((after - before) / before) * 100);
  return say.change({ sign: share > 0 ? 'plus' : share < 0 ? 'minus' : 'none', size: Math.abs(share) });
}

/** A value with its unit: `94.2 %`, `9.8 working days`. */
export const withUnit = (value: number, unit: string | null): Text =>
  unit === null || unit === '' ? number(value) : say.withUnit({ value: number(value), unit });
