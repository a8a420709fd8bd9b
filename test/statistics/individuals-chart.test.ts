import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  limitsOf,
  movingRanges,
  phasesOf,
  type Signal,
  signalsOf,
} from '../../server/src/statistics/individuals-chart.ts';
import type { Value } from '../../server/src/statistics/reading.ts';

const series = (values: readonly number[]): readonly Value[] =>
  values.map((value, index) => {
    const day = `${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
    return { period: day, from: `${day}-01`, to: `${day}-28`, value, n: null, note: null, index };
  });
const signals = (values: readonly number[]): readonly Signal[] =>
  phasesOf(series(values), []).flatMap(signalsOf);

const runs = (values: readonly number[]) =>
  signals(values)
    .filter(({ kind }) => kind === 'run-of-eight')
    .map(({ side, readings }) => [side, readings.length]);

/** NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flowrate of ten batches. */
const nist = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

describe('limits', () => {
  test('agree with the example of the NIST handbook', () => {
    expect(movingRanges(nist).map((range) => Number(range.toFixed(1)))).toEqual([
      2.0, 2.3, 1.4, 3.5, 3.4, 1.4, 0.2, 1.2, 1.5,
    ]);
    const limits = limitsOf(nist)!;
    expect(limits.mean).toBeCloseTo(50.81, 6);
    expect(limits.meanMovingRange).toBeCloseTo(1.8778, 4);
    // The handbook divides by d₂ = 1.128 where the usual factor 2.66 is rounded.
    expect(Math.abs(limits.upper - 55.8041)).toBeLessThan(0.002);
    expect(Math.abs(limits.lower - 45.8159)).toBeLessThan(0.002);
    expect(limits.upperRange).toBeCloseTo(3.267 * 1.8778, 3);
  });

  test('the handbook finds no point outside them', () => {
    expect(signals(nist)).toEqual([]);
  });

  test.each([[[]], [[1]]])('there are none for %j', (values) => {
    expect(limitsOf(values)).toBeNull();
  });
});

describe('signals', () => {
  test('a point outside the natural limits', () => {
    const found = signals([...nist, 60]);
    expect(found.map(({ kind, side, readings }) => [kind, side, readings.map(({ value }) => value)])).toEqual(
      [['outside-limits', 'above', [60]]],
    );
  });

  test('seven on one side are chance, eight are none', () => {
    expect(runs([3, -3, 3, -3, 1, 1, 1, 1, 1, 1, 1, -7])).toEqual([]);
    expect(runs([-8, 3, -3, 3, -3, 1, 1, 1, 1, 1, 1, 1, 1])).toEqual([['above', 8]]);
    expect(runs([8, -3, 3, -3, 3, -1, -1, -1, -1, -1, -1, -1, -1])).toEqual([['below', 8]]);
  });

  test('a value on the mean ends a run', () => {
    expect(runs([1, 1, 1, 1, 0, 1, 1, 1, 1, -8])).toEqual([]);
    expect(runs([1, 1, 1, 1, 1, 1, 1, 1, 0, -8])).toEqual([['above', 8]]);
  });

  test('equal values give none, whatever rounding does to their mean', () => {
    expect(signals(Array.from({ length: 50 }, () => 0.1))).toEqual([]);
  });

  test('fewer than six readings give none', () => {
    expect(signals([1, 1, 1, 1, 900])).toEqual([]);
  });

  test('scale and place of the figures make no difference', () => {
    const shape = (values: readonly number[]) =>
      signals(values).map(({ kind, side, readings }) => [kind, side, readings.map(({ index }) => index)]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -100, max: 100 }),
        (values, factor, shift) => {
          expect(shape(values.map((value) => value * factor + shift))).toEqual(shape(values));
        },
      ),
    );
  });
});

describe('phases', () => {
  test('limits start anew with each, and what was a run is none', () => {
    const values = [1, 2, 1, 2, 1, 2, 1, 2, 11, 12, 11, 12, 11, 12, 11, 12];
    expect(signals(values).map(({ kind }) => kind)).toContain('run-of-eight');
    const phases = phasesOf(series(values), [{ period: '2000-09', from: '2000-09-01', reason: 'New rig' }]);
    expect(
      phases.map(({ change, readings, limits }) => [change?.reason ?? null, readings.length, limits?.mean]),
    ).toEqual([
      [null, 8, 1.5],
      ['New rig', 8, 11.5],
    ]);
    expect(phases.flatMap(signalsOf)).toEqual([]);
  });

  test('one that begins before the first reading names the first stretch', () => {
    const phases = phasesOf(series([1, 2, 3]), [{ period: '1999', from: '1999-01-01', reason: 'Begin' }]);
    expect(phases.map(({ change, readings }) => [change?.reason, readings.length])).toEqual([['Begin', 3]]);
  });
});
