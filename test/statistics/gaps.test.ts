import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, periodOf } from '../../server/src/records/dates.ts';
import { type Frequency, gapsIn, lagOf, latestDue, periodAround } from '../../server/src/statistics/gaps.ts';
import type { Reading } from '../../server/src/statistics/reading.ts';

const frequencies: readonly Frequency[] = ['weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'];
const reading = (period: string, value: number | null = 1): Reading => ({
  period,
  ...periodOf(period)!,
  value,
  n: null,
  note: null,
  index: null,
});
const isMissing = ({ value }: Reading): boolean => value === null;
const gaps = (
  periods: readonly Reading[],
  frequency: Frequency,
  day: string,
  lag?: string,
  since: string | null = null,
) => gapsIn(periods, frequency, lagOf(lag), day, since, isMissing).map(({ name }) => name);

const days = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays('1950-01-01', count));

describe('periods', () => {
  test('around a day have the name that leads back to them', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...frequencies), (day, frequency) => {
        const { name, from, to } = periodAround(day, frequency);
        expect(periodOf(name)).toEqual({ from, to });
        expect(from <= day && day <= to).toBe(true);
      }),
    );
  });

  test('the latest due has ended with its lag, and the next has not', () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(...frequencies),
        fc.constantFrom('P0D', 'P10D', 'P1M', 'P3M'),
        (day, frequency, lag) => {
          const due = latestDue(day, frequency, lagOf(lag));
          const isDue = (to: string): boolean => latestDue(day, frequency, lagOf(lag)).to >= to;
          expect(due.to < day).toBe(true);
          expect(isDue(periodAround(addDays(due.to, 1), frequency).to)).toBe(false);
        },
      ),
    );
  });

  test.each<[string, Frequency, string | undefined, string]>([
    ['2026-02-01', 'monthly', undefined, '2025-12'],
    ['2026-01-31', 'monthly', undefined, '2025-11'],
    ['2026-01-31', 'monthly', 'P0D', '2025-12'],
    ['2026-02-01', 'monthly', 'P0D', '2026-01'],
    ['2026-03-01', 'monthly', undefined, '2026-01'],
    ['2026-02-01', 'quarterly', undefined, '2025-Q4'],
    ['2026-02-01', 'weekly', 'P7D', '2026-W03'],
    ['2026-01-05', 'weekly', 'P0D', '2026-W01'],
    ['2026-02-01', 'yearly', 'P3M', '2024'],
  ])('on %s, %s, lag %s: %s', (day, frequency, lag, expected) => {
    expect(latestDue(day, frequency, lagOf(lag)).name).toBe(expected);
  });
});

describe('gaps', () => {
  test('between and after the readings, oldest first', () => {
    expect(gaps([reading('2025-Q1'), reading('2025-Q3')], 'quarterly', '2026-02-01')).toEqual([
      '2025-Q2',
      '2025-Q4',
    ]);
  });
  test('a longer reading counts for the periods in it', () => {
    expect(gaps([reading('2025-H1'), reading('2025-09')], 'monthly', '2025-11-15')).toEqual([
      '2025-07',
      '2025-08',
    ]);
  });
  test('shorter readings count for the period they lie in', () => {
    expect(gaps([reading('2024'), reading('2025-03')], 'yearly', '2026-06-01')).toEqual([]);
  });
  test('one without a value leaves its period open', () => {
    expect(
      gaps([reading('2025-10'), reading('2025-11', null), reading('2025-12')], 'monthly', '2026-02-01'),
    ).toEqual(['2025-11']);
  });
  test('nothing read: since a day, or nothing to say', () => {
    expect(gaps([], 'monthly', '2026-02-01', undefined, '2025-11-10')).toEqual(['2025-11', '2025-12']);
    expect(gaps([], 'monthly', '2026-02-01')).toEqual([]);
  });
  test('looking back is bounded, and days at the edge of the calendar end it', () => {
    expect(gaps([reading('0001')], 'weekly', '2026-02-01').length).toBe(1000);
    expect(gaps([reading('9998')], 'weekly', '9999-12-31').length).toBeGreaterThan(40);
    expect(gaps([reading('0000')], 'monthly', '0001-06-01')).toEqual([]);
    expect(gaps([reading('2025')], 'monthly', '2026-02-01', 'P9999Y')).toEqual([]);
  });
});
