/** How figures are written in every format. */

const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** `1,234.5`, with a true minus sign. */
export function number(value: number): string {
  return Number.isFinite(value) ? decimals.format(value).replace('-', '\u2212') : '–';
}

/** How many decimals values are written with, at most two. */
export const digitsOf = (values: readonly (number | null)[]): number =>
  Math.max(
    0,
    ...values.map((value) => (value === null ? 0 : (decimals.format(value).split('.')[1]?.length ?? 0))),
  );

/** A computed value such as a mean, with as many decimals as it bears. */
export function rounded(value: number, digits: number): string {
  const factor = 10 ** Math.min(2, digits);
  return number(Math.round(value * factor) / factor);
}

/** `1.2K`, for axes. */
export function shortNumber(value: number): string {
  return compact.format(value).replace('-', '\u2212');
}

/** `88 %`. */
export const percent = (share: number): string => `${number(Math.round(share * 100))}\u00a0%`;

/** `+12 %` or `−12 %` of a change, or null where the first value is no measure for it. */
export function percentChange(before: number, after: number): string | null {
  if (!(before > 0) || !Number.isFinite(after)) return null;
  const share = Math.round(((after - before) / before) * 100);
  return `${share > 0 ? '+' : share < 0 ? '\u2212' : '±'}${Math.abs(share)}\u00a0%`;
}

/** A value with its unit: `94.2 %`, `9.8 working days`. */
export const withUnit = (value: number, unit: string | null): string =>
  unit === null || unit === '' ? number(value) : `${number(value)}\u00a0${unit}`;
