import type { Money, MoneySum, Span } from '../model.ts';

/** How figures, amounts and days are written in every format. Texts that are none are given back as they are. */

const NO_BREAK = '\u00a0';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

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

/** A worked-out value such as a mean, with as many decimals as it bears. */
export function rounded(value: number, digits: number): string {
  const factor = 10 ** Math.min(2, digits);
  return number(Math.round(value * factor) / factor);
}

/** `1.2K`, for axes. */
export function shortNumber(value: number): string {
  return compact.format(value).replace('-', '\u2212');
}

/** A value with its unit: `94.2 %`, `9.8 working days`. */
export function withUnit(value: number, unit: string | null): string {
  return unit === null || unit === '' ? number(value) : `${number(value)}${NO_BREAK}${unit}`;
}

/** `20 Jan 2026` from `2026-01-20`. */
export function day(date: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  const month = parts === null ? undefined : MONTHS[Number(parts[2]) - 1];
  if (parts === null || month === undefined) return date;
  return `${Number(parts[3])}${NO_BREAK}${month}${NO_BREAK}${parts[1]}`;
}

/** `1 Jan 2025 – 31 Dec 2025`. */
export const span = ({ from, to }: Span): string => `${day(from)} – ${day(to)}`;

/** `2025` for a whole year, otherwise first and last day. */
export function shortSpan({ from, to }: Span): string {
  const year = from.slice(0, 4);
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : span({ from, to });
}

/** `Jan 25`, `Q1 25`, `H2 25`, `W05 25` from a period as records write it. */
export function period(written: string): string {
  const parts = /^(\d{4})-(?:(\d\d)|([QHW]\d{1,2}))$/.exec(written);
  if (parts === null) return written;
  const year = parts[1]!.slice(2);
  if (parts[3] !== undefined) return `${parts[3]}${NO_BREAK}${year}`;
  const month = MONTHS[Number(parts[2]) - 1];
  return month === undefined ? written : `${month}${NO_BREAK}${year}`;
}

const rhythm = { once: '', month: ' a\u00a0month', year: ' a\u00a0year' } as const;

function amount(value: number, currency: string, per: Money['per'], estimated: boolean): string {
  const about = estimated ? 'about ' : '';
  return `${about}${currency}${NO_BREAK}${number(value)}${rhythm[per] ?? ''}`;
}

/** `EUR 62,000 a year`. */
export const money = (value: Money): string =>
  amount(value.amount, value.currency, value.per, value.estimated);

/** Sums side by side, since neither currencies nor rhythms are added: `EUR 38,000 and EUR 142,000 a year`. */
export function sums(values: readonly MoneySum[]): string | null {
  if (values.length === 0) return null;
  return values.map((each) => amount(each.amount, each.currency, each.per, each.estimated)).join(' and ');
}

/** `+12 %` or `−12 %` of a change, or null where the first value is no measure for it. */
export function percentChange(before: number, after: number): string | null {
  if (!(before > 0) || !Number.isFinite(after)) return null;
  const share = Math.round(((after - before) / before) * 100);
  return `${share > 0 ? '+' : share < 0 ? '\u2212' : '±'}${Math.abs(share)}${NO_BREAK}%`;
}

/** `1 person`, `2 people`. */
export function count(value: number, one: string, many: string = `${one}s`): string {
  return `${number(value)}${NO_BREAK}${value === 1 ? one : many}`;
}
