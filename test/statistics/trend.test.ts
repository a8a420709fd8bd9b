import { describe, expect, test } from 'vitest';
import { periodOf } from '../../server/src/records/dates.ts';
import { hasValue, type Reading } from '../../server/src/statistics/reading.ts';
import { type Direction, reaches } from '../../server/src/statistics/target.ts';
import { compare, noiseOf } from '../../server/src/statistics/trend.ts';

const quarters = (...values: readonly (number | null)[]): readonly Reading[] =>
  values.map((value, index) => {
    const period = `${2024 + Math.floor(index / 4)}-Q${(index % 4) + 1}`;
    return { period, ...periodOf(period)!, value, n: null, note: null, index };
  });
const [before, after] = [periodOf('2024')!, periodOf('2025')!];

describe('a period against the one before', () => {
  test.each<[readonly (number | null)[], Direction | null, number | null, string | null]>([
    [[90, 91, 90, 91, 94, 95, 94, 95], 'higher-is-better', null, 'improving'],
    [[90, 91, 90, 91, 94, 95, 94, 95], 'lower-is-better', null, 'declining'],
    [[90, 92, 90, 92, 91, 92, 91, 92], 'higher-is-better', null, 'stable'],
    [[5, 5, 5, 5, 5, 5, 5, 5], 'lower-is-better', null, 'stable'],
    [[80, 80, 81, 80, 97, 98, 97, 98], 'on-target', 100, 'improving'],
    [[99, 99, 100, 99, 110, 111, 110, 111], 'on-target', 100, 'declining'],
    [[99, 99, 100, 99, 110, 111, 110, 111], 'on-target', null, null],
    [[99, 99, 100, 99, 110, 111, 110, 111], null, 100, null],
    [[null, null, null, 50, 60], 'higher-is-better', null, 'improving'],
    [[null, null, null, null, 60], 'higher-is-better', null, null],
    [[60], 'higher-is-better', null, null],
    [[], 'higher-is-better', null, null],
  ])('%j, %s, target %s: %s', (values, direction, target, trend) => {
    expect(compare(quarters(...values), after, before, direction, target).trend).toBe(trend);
  });

  test('compares the means', () => {
    const { after: now, before: then } = compare(quarters(1, 2, 3, 4, 5, 6, 7, 8), after, before, null, null);
    expect([then, now]).toEqual([2.5, 6.5]);
  });
});

describe('a period against the one before, with a deliberate change between them', () => {
  const change = (period: string) => ({ period, from: periodOf(period)!.from, reason: 'New machine' });
  const compared = (values: readonly number[], ...periods: readonly string[]) => {
    const found = compare(
      quarters(...values),
      after,
      before,
      'higher-is-better',
      null,
      periods.map((period) => change(period)),
    );
    return [found.before, found.after, found.trend, found.basis, found.change?.period ?? null];
  };

  test('is compared since the change: level ever since is no trend, whatever the means of the years say', () => {
    const values = [91, 91.2, 94, 94.2, 94.1, 94, 94.2, 94.1];
    expect(compared(values)).toEqual([92.6, expect.closeTo(94.1), 'improving', 'periods', null]);
    expect(compared(values, '2024-Q3')).toEqual([
      expect.closeTo(94.1),
      expect.closeTo(94.1),
      'stable',
      'phase',
      '2024-Q3',
    ]);
  });

  test('a decline since the change shows, although the year is better than the one before', () => {
    expect(compared([80, 80, 99, 98, 94, 93, 92, 91], '2024-Q3').slice(2)).toEqual([
      'declining',
      'phase',
      '2024-Q3',
    ]);
  });

  test('with one reading since the change in the earlier period the step is given, and not a mean of both levels', () => {
    expect(compared([90, 90, 90, 95, 95, 95, 95, 95], '2024-Q4')).toEqual([
      90,
      95,
      'improving',
      'step',
      '2024-Q4',
    ]);
  });

  test('a change in the period itself is a step from the phase before it', () => {
    expect(compared([90, 91, 90, 91, 90, 91, 95, 96], '2025-Q3')).toEqual([
      90.5,
      95.5,
      'improving',
      'step',
      '2025-Q3',
    ]);
  });

  test('the jump itself is no measure of how much the figure moves anyway', () => {
    const readings = quarters(90, 91, 90, 91, 110, 111, 110, 111).filter(hasValue);
    expect(noiseOf(readings, [change('2025-Q1')])).toBeCloseTo(0.5);
    expect(noiseOf(readings, [])).toBeCloseTo(25 / 7 / 2);
    expect(compared([90, 96, 90, 96, 90, 96, 94, 95], '2025-Q3')[2]).toBe('stable');
  });

  test('a single reading since the change says nothing yet', () => {
    expect(compared([90, 91, 90, 91, 90, 91, 90, 95], '2025-Q4')).toEqual([
      expect.closeTo(90.4286, 3),
      95,
      null,
      'step',
      '2025-Q4',
    ]);
  });

  test('of several changes the latest counts', () => {
    expect(compared([80, 85, 90, 90, 90, 95, 95, 95], '2024-Q2', '2024-Q3', '2025-Q2')).toEqual([
      90,
      95,
      'improving',
      'step',
      '2025-Q2',
    ]);
  });

  test('changes before and after the time compared do not matter', () => {
    const values = [90, 91, 90, 91, 94, 95, 94, 95];
    expect(compared(values, '2023-Q1', '2024-Q1', '2026-Q1')).toEqual(compared(values));
  });

  test('no reading in the period: nothing to compare', () => {
    expect(compared([90, 91, 95, 95], '2024-Q3').slice(1, 4)).toEqual([null, null, 'periods']);
  });
});

describe('target reached', () => {
  const open = { lower: null, upper: null };
  test.each<[number, number, Direction | null, boolean | null]>([
    [95, 95, 'higher-is-better', true],
    [0.1 + 0.2, 0.3, 'lower-is-better', true],
    [94.9, 95, 'higher-is-better', false],
    [10, 9, 'lower-is-better', false],
    [8, 9, 'lower-is-better', true],
    [9, 9, 'on-target', null],
    [9, 9, null, null],
  ])('%d against %d, %s: %s', (value, target, direction, expected) => {
    expect(reaches(value, target, direction, open)).toBe(expected);
  });
  test.each([
    [8, false],
    [9, true],
    [11, true],
    [12, false],
  ])('on target within the limits: %d: %s', (value, expected) => {
    expect(reaches(value, 10, 'on-target', { lower: 9, upper: 11 })).toBe(expected);
  });
});
