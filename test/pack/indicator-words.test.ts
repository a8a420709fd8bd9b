import { describe, expect, test } from 'vitest';
import {
  latestContext,
  latestValue,
  limitWords,
  meanWords,
} from '../../server/src/pack/document/indicator-words.ts';
import type { IndicatorEntry, Movement, Reading } from '../../server/src/pack/model.ts';
import { wordsOf } from '../document/written.ts';
import { samplePack } from './render-sample.ts';

const plain = wordsOf;
const reading = (period: string, value: number | null): Reading => ({
  period,
  from: '2025-10-01',
  to: '2025-12-31',
  value,
  n: null,
  note: null,
});
const movement: Movement = {
  latest: reading('2025-Q4', 3.6),
  yearBefore: reading('2024-Q4', 5.6),
  before: 6.55,
  after: 4.375,
  trend: 'improving',
  basis: 'periods',
  change: null,
  cases: null,
};
const change = { period: '2024-07', reason: 'Fixture' };

describe('an indicator in words', () => {
  test('begins with the latest reading against the same period a year before', () => {
    expect([plain(latestValue(movement, 'days')), plain(latestContext(movement))]).toEqual([
      '3.6 days',
      'in Q4 25, 5.6 a year before',
    ]);
    expect(plain(latestContext({ ...movement, yearBefore: null }))).toBe('in Q4 25');
    expect(latestValue({ latest: null }, 'days')).toBeNull();
  });

  test.each<[string, Partial<Movement>, string | null]>([
    ['periods', {}, 'mean of the period 4.38 after 6.55'],
    ['nothing before', { before: null }, 'mean of the period 4.38'],
    ['since a change', { basis: 'phase', change }, 'mean 4.38 after 6.55, both since the change of Jul 24'],
    ['a step', { basis: 'step', change }, 'mean 6.55 before the change of Jul 24, 4.38 since'],
    ['no reading in the period', { after: null }, 'no reading in the period'],
    ['one reading each, said already', { before: 5.6, after: 3.6 }, null],
    ['none at all', { after: null, latest: null }, null],
  ])('says what its means are means of: %s', (_, given, expected) => {
    expect(plain(meanWords({ ...movement, ...given }))).toBe(expected);
  });
});

describe('natural limits in words', () => {
  const entry = samplePack.indicators.items[0]!;
  const last = entry.chart.phases.at(-1)!;
  const words = (given: Partial<IndicatorEntry>, phase: Partial<typeof last> = {}) =>
    plain(
      limitWords({
        ...entry,
        ...given,
        chart: { ...entry.chart, phases: [{ ...last, ...phase }], ...given.chart },
      }),
    );

  test('that cannot reach the target say so, and whether they are provisional', () => {
    expect(words({ limitsReachTarget: false, target: 8 }, { provisional: false })).toBe(
      'Natural limits of 8.1 to 13.7 do not reach 8 working days. As the process runs now, no reading is to be expected there.',
    );
    expect(words({ limitsReachTarget: false, target: 8 })).toBe(
      'Provisional, from 7 readings: natural limits of 8.1 to 13.7 do not reach 8 working days. So far the process does not get there.',
    );
  });

  test('that reach it are worth a word only while they are provisional', () => {
    expect(words({}, { provisional: false })).toBeNull();
    expect(words({})).toBe('Provisional, from 7 readings: natural limits of 8.1 to 13.7.');
  });

  test('that are missing say why', () => {
    expect(
      plain(
        limitWords({
          ...entry,
          chart: { ...entry.chart, withoutLimits: 'too-few', phases: [{ ...last, count: 3 }] },
        }),
      ),
    ).toBe('No natural limits yet: 3 readings since the last change are too few.');
  });
});
