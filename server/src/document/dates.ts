import { defineMessages } from '../messages/define-messages.ts';
import type { Text } from './inline.ts';

/** First and last day of a stretch of time, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** How days and periods are written in every format. Texts that are none are given back as they are. */
const say = defineMessages('document.dates', {
  day: '{day}\u00a0{month, select, m01 {Jan} m02 {Feb} m03 {Mar} m04 {Apr} m05 {May} m06 {Jun} m07 {Jul} m08 {Aug} m09 {Sep} m10 {Oct} m11 {Nov} other {Dec}}\u00a0{year}',
  month:
    '{month, select, m01 {Jan} m02 {Feb} m03 {Mar} m04 {Apr} m05 {May} m06 {Jun} m07 {Jul} m08 {Aug} m09 {Sep} m10 {Oct} m11 {Nov} other {Dec}}\u00a0{year}',
  monthAlone:
    '{month, select, m01 {Jan} m02 {Feb} m03 {Mar} m04 {Apr} m05 {May} m06 {Jun} m07 {Jul} m08 {Aug} m09 {Sep} m10 {Oct} m11 {Nov} other {Dec}}',
  part: '{part}\u00a0{year}',
  span: '{from} – {to}',
});

/** `m01` of `01`; null for what is no month. */
const monthOf = (digits: string | undefined): string | null =>
  digits !== undefined && /^(?:0[1-9]|1[0-2])$/.test(digits) ? `m${digits}` : null;

/** `20 Jan 2026` from `2026-01-20`. */
export function day(date: string): Text {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  const month = monthOf(parts?.[2]);
  if (parts === null || month === null) return date;
  return say.day({ day: String(Number(parts[3])), month, year: parts[1]! });
}

/** The same, or nothing for none. */
export const dayOrNone = (date: string | null): Text | null => (date === null ? null : day(date));

/** `1 Jan 2025 – 31 Dec 2025`. */
export const span = ({ from, to }: Days): Text => say.span({ from: day(from), to: day(to) });

/** `2025` for a whole year, otherwise first and last day. */
export function shortSpan({ from, to }: Days): Text {
  const year = from.slice(0, 4);
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : span({ from, to });
}

const periodParts = /^(\d{4})-(?:(\d\d)|([QHW]\d{1,2}))$/;

/** `Jan 25`, `Q1 25`, `H2 25`, `W05 25` from a period as people write it. */
export function period(written: string): Text {
  const parts = periodParts.exec(written);
  if (parts === null) return written;
  const year = parts[1]!.slice(2);
  if (parts[3] !== undefined) return say.part({ part: parts[3], year });
  const month = monthOf(parts[2]);
  return month === null ? written : say.month({ month, year });
}

/** The same without the year, cut where it is none of these. */
export function periodInYear(written: string): Text {
  const parts = periodParts.exec(written);
  const month = monthOf(parts?.[2]);
  if (month !== null) return say.monthAlone({ month });
  return (parts?.[3] ?? written).slice(0, 6);
}

/** A day or a period, whichever it is. */
export const dayOrPeriod = (written: string): Text =>
  /^\d{4}-\d\d-\d\d$/.test(written) ? day(written) : period(written);
