import { describe, expect, test } from 'vitest';
import { periodOf } from '../../server/src/records/dates.ts';
import type { Reading } from '../../server/src/statistics/reading.ts';
import { type Direction, reaches } from '../../server/src/statistics/target.ts';
import { compare } from '../../server/src/statistics/trend.ts';

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
