import type { Bounded } from '../model.ts';

/**
 * What pages can carry. Records may be of any number and size; a pack stays readable and small. Lists
 * say how much was left out, texts end in `…`.
 */
export const limits = {
  /** Characters of a title or a line in a table. */
  line: 300,
  /** Characters of a paragraph. */
  paragraph: 4000,
  /** Characters of the minutes' body. */
  minutes: 40_000,
  /** Rows of a table. */
  rows: 50,
  /** Rows of the appendix' tables. */
  appendix: 300,
  /** Decisions on page one. */
  decisions: 7,
  /** Changes on page one. */
  changes: 5,
  /** Points of a chart: five years of months. */
  points: 60,
  /** References next to an item. */
  references: 20,
  /** Notes at the front. */
  notes: 20,
} as const;

/** The first items of a list, and how many more there are. */
export const bounded = <T>(items: readonly T[], most: number = limits.rows): Bounded<T> => ({
  items: items.slice(0, most),
  more: Math.max(0, items.length - most),
});

/** The first items, made into what is shown only as far as they are. */
export const boundedMap = <T, R>(
  items: readonly T[],
  make: (item: T) => R,
  most: number = limits.rows,
): Bounded<R> => ({ items: items.slice(0, most).map(make), more: Math.max(0, items.length - most) });

/** A text cut to a number of characters (never inside a surrogate pair), with `…` where something is left out. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const code = text.charCodeAt(end - 1);
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? end - 1 : end).trimEnd()}…`;
}
