import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addDuration,
  dateOf,
  daysBetween,
  durationOf,
  durationWords,
  periodOf,
} from '../../server/src/records/dates.ts';

test.each([
  ['2026-02-28', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['1900-02-29', false],
  ['2000-02-29', true],
  ['2026-04-31', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-01-00', false],
  ['2024-01-31', true],
  ['2026-1-1', false],
  ['2026/01-01', false],
  ['2026-01/01', false],
  ['202a-01-01', false],
  ['2026-0a-01', false],
  ['2026-01-0a', false],
  ['2026-01-3/', false],
  ['2026-01- 1', false],
  [' 2026-01-01', false],
  ['2026-01-01T00:00:00Z', false],
  [20260101, false],
  [null, false],
  [undefined, false],
])('%j is a day of the calendar: %s', (value, expected) => {
  expect(dateOf(value)).toBe(expected ? value : null);
});

test.each([
  ['P12M', { months: 12, days: 0 }],
  ['P1Y6M', { months: 18, days: 0 }],
  ['P2W', { months: 0, days: 14 }],
  ['P1Y2M3W4D', { months: 14, days: 25 }],
  ['P10W', { months: 0, days: 70 }],
  ['every P1M', null],
  ['P', null],
  ['P1D1M', null],
  ['PT5H', null],
  ['P1DT5H', null],
  ['12M', null],
  ['P-1M', null],
  ['P1.5M', null],
  [12, null],
])('the duration %j is %j', (value, expected) => {
  expect(durationOf(value)).toEqual(expected);
});

test('a list is neither a duration nor a period, whatever is in it', () => {
  expect(durationOf(['P1M'])).toBeNull();
  expect(periodOf(['2026'])).toBeNull();
});

test.each([
  ['2026-01-31', 'P1M', 1, '2026-02-28'],
  ['2024-01-31', 'P1M', 1, '2024-02-29'],
  ['2024-02-29', 'P1Y', 1, '2025-02-28'],
  ['2026-12-31', 'P1D', 1, '2027-01-01'],
  ['2026-01-15', 'P13M', 1, '2027-02-15'],
  ['2026-01-31', 'P1M1D', 1, '2026-03-01'],
  ['2026-03-31', 'P1M', -1, '2026-02-28'],
  ['2026-01-10', 'P12M', -1, '2025-01-10'],
  ['2026-01-01', 'P1W', -1, '2025-12-25'],
  ['2026-01-01', 'P9999Y', 1, '9999-12-31'],
  ['9999-12-31', 'P99999D', 1, '9999-12-31'],
  ['2026-01-01', 'P9999Y', -1, '0000-01-01'],
  ['0000-06-15', 'P1M', 1, '0000-07-15'],
  ['9999-01-31', 'P1M', 1, '9999-02-28'],
] as const)('%s and %s (%d) is %s', (date, duration, direction, expected) => {
  expect(addDuration(date, durationOf(duration)!, direction)).toBe(expected);
});

test('days are counted through leap years and clock changes', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-02-01', '2026-01-01')).toBe(-31);
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
});

const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('adding days and counting them agree, and dates compare as texts do', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
      const other = addDays(date, days);
      expect(dateOf(other)).toBe(other);
      expect(daysBetween(date, other)).toBe(days);
      expect(Math.sign(days)).toBe(other < date ? -1 : other > date ? 1 : 0);
    }),
  );
});

test.each([
  ['2026', '2026-01-01', '2026-12-31'],
  [2026, '2026-01-01', '2026-12-31'],
  ['2026-H1', '2026-01-01', '2026-06-30'],
  ['2026-H2', '2026-07-01', '2026-12-31'],
  ['2026-Q1', '2026-01-01', '2026-03-31'],
  ['2026-01', '2026-01-01', '2026-01-31'],
  ['2026-12', '2026-12-01', '2026-12-31'],
  ['2026-Q4', '2026-10-01', '2026-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2026-W01', '2025-12-29', '2026-01-04'],
  ['2026-W53', '2026-12-28', '2027-01-03'],
  ['2020-W53', '2020-12-28', '2021-01-03'],
])('the period %j', (value, from, to) => {
  expect(periodOf(value)).toEqual({ from, to });
});

test.each([
  '2026-Q5',
  '2026-H3',
  '2026-13',
  '2026-00',
  '2025-W53',
  '2026-W00',
  '2026-W54',
  '26',
  'in 2026',
  'soon',
  null,
  true,
])('%j is no period', (value) => {
  expect(periodOf(value)).toBeNull();
});

test.each([
  ['P12M', '12 months'],
  ['P1Y', '12 months'],
  ['P1M', '1 month'],
  ['P5D', '5 days'],
  ['P1M1D', '1 month and 1 day'],
  ['P0D', '0 days'],
  ['soon', 'soon'],
])('%s in words', (value, words) => {
  expect(durationWords(value)).toBe(words);
});
