import { scaleLinear } from 'd3-scale';
import { type Days, period } from './dates.ts';
import type { Text } from './inline.ts';

/** A label on the axis of time. */
export interface TimeLabel {
  readonly x: number;
  readonly text: Text;
}

/** Where periods and days fall on the horizontal axis of a chart. */
export interface TimeLine {
  /** Where a period begins and ends, by its position. A reading stands at the end of its period. */
  readonly start: (index: number) => number;
  readonly end: (index: number) => number;
  /** Where a day falls; null before the first period, after the last day, and where time is unknown. */
  readonly at: (date: string) => number | null;
  /** Where a year, or in short charts a quarter, begins. */
  readonly boundaries: readonly number[];
  readonly labels: readonly TimeLabel[];
}

const DAY = 86_400_000;

/** Days since 1970; not a number for what is no date. */
const dayNumber = (date: string): number =>
  /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) / DAY : Number.NaN;

const quarterStart = (year: number, quarter: number): number => Date.UTC(year, 3 * quarter, 1) / DAY;

/** Shorter stretches of time are labelled by quarter, longer ones by year. */
const QUARTERS_UP_TO = 550;
/** Room a label needs. */
const LABEL = 30;

/**
 * The axis of time under a chart: from the beginning of the first period to a day, both drawn to scale.
 * Periods that are no dates, or overlap, stand evenly spaced instead.
 * @param until the day the chart goes to, at least to the end of the last period
 * @param range left and right end on the chart
 */
export function timeLine(
  periods: readonly Days[],
  until: string,
  range: readonly [left: number, right: number],
): TimeLine {
  const starts = periods.map(({ from }) => dayNumber(from));
  const ends = periods.map(({ to }) => dayNumber(to) + 1);
  const isTime = starts.every((start, i) => start < ends[i]! && (i === 0 || start >= ends[i - 1]!));
  if (!isTime || periods.length === 0) {
    const even = scaleLinear()
      .domain([0, Math.max(1, periods.length)])
      .range(range);
    return { start: even, end: (i) => even(i + 1), at: () => null, boundaries: [], labels: [] };
  }
  const [first, lastEnd] = [starts[0]!, ends.at(-1)!];
  const last = Math.max(lastEnd, dayNumber(until) + 1 || lastEnd);
  const x = scaleLinear().domain([first, last]).range(range);
  return {
    start: (i) => x(starts[i]!),
    end: (i) => x(ends[i]!),
    at: (date) => {
      const day = dayNumber(date);
      return day >= first && day <= last ? x(day) : null;
    },
    ...(last - first > QUARTERS_UP_TO ? years(first, last, x) : quarters(first, last, x)),
  };
}

const yearOf = (day: number): number => new Date(day * DAY).getUTCFullYear();

/** Years: a boundary at each first of January, the year's number in the middle of what is seen of it. */
function years(first: number, last: number, x: (day: number) => number) {
  const boundaries: number[] = [];
  const labels: TimeLabel[] = [];
  const [from, to] = [yearOf(first), yearOf(last - 1)];
  const every = Math.ceil(((to - from + 1) * LABEL) / (x(last) - x(first)));
  for (let year = from; year <= to; year++) {
    const [start, end] = [Math.max(first, quarterStart(year, 0)), Math.min(last, quarterStart(year + 1, 0))];
    if (start > first) boundaries.push(x(start));
    const fits = (x(end) - x(start)) * every >= LABEL;
    if (fits && (year - from) % every === 0) labels.push({ x: (x(start) + x(end)) / 2, text: String(year) });
  }
  return { boundaries, labels };
}

/** Quarters: a boundary where each begins, with its month. */
function quarters(first: number, last: number, x: (day: number) => number) {
  const boundaries: number[] = [];
  const labels: TimeLabel[] = [];
  for (let quarter = 4 * yearOf(first); ; quarter++) {
    const start = quarterStart(Math.floor(quarter / 4), quarter % 4);
    if (start > last) return { boundaries, labels };
    if (start < first) continue;
    boundaries.push(x(start));
    const month = String(3 * (quarter % 4) + 1).padStart(2, '0');
    labels.push({ x: x(start), text: period(`${Math.floor(quarter / 4)}-${month}`) });
  }
}
