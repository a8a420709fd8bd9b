import { describe, expect, test } from 'vitest';
import { type Files, packOf } from './packs.ts';

const review = [
  'id: MR-1',
  'type: management-review',
  'title: Review',
  'status: held',
  'date: 2026-01-20',
  'period: { from: 2025-01-01, to: 2025-12-31 }',
  'inputs: [{ input: objectives, summary: S, indicators: [KPI-1] }]',
  '',
].join('\n');

const indicator = (...lines: readonly string[]): string =>
  [
    'id: KPI-1',
    'type: indicator',
    'title: On-time delivery',
    'unit: "%"',
    'direction: higher-is-better',
    ...lines,
    '',
  ].join('\n');

const months = (from: number, values: readonly number[], n?: number): string =>
  [
    'readings:',
    ...values.map((value, index) => {
      const period = `${from + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
      return `  - { period: ${period}, value: ${value}${n === undefined ? '' : `, n: ${n}`} }`;
    }),
  ].join('\n');

const entry = async (files: Files) =>
  (await packOf({ 'mr.yaml': review, ...files }, 'MR-1', { asOf: '2026-01-20' })).indicators.items[0]!;

describe('the latest reading', () => {
  test.each([
    ['months', '2024-12', '2025-12'],
    ['quarters', '2024-Q4', '2025-Q4'],
    ['halves', '2024-H2', '2025-H2'],
    ['years', '2024', '2025'],
    ['weeks', '2024-W52', '2025-W52'],
  ])('stands against the one of the same period a year before: %s', async (_, before, latest) => {
    const { yearBefore } = await entry({
      'k.yaml': indicator(`readings: [{ period: ${before}, value: 1 }, { period: ${latest}, value: 2 }]`),
    });
    expect(yearBefore?.period).toBe(before);
  });

  test('is not compared with a period of another length', async () => {
    const { latest, yearBefore } = await entry({
      'k.yaml': indicator('readings: [{ period: 2024, value: 1 }, { period: 2025-12, value: 2 }]'),
    });
    expect([latest?.period, yearBefore]).toEqual(['2025-12', null]);
  });
});

test('cases are added up over the period, unless a reading does not say', async () => {
  const values = Array.from({ length: 24 }, () => 90);
  expect((await entry({ 'k.yaml': indicator(months(2024, values, 10)) })).cases).toBe(120);
  expect(
    (await entry({ 'k.yaml': indicator(`${months(2024, values, 10)}\n  - { period: 2025-W50, value: 1 }`) }))
      .cases,
  ).toBeNull();
});

describe('a target not reached', () => {
  const measured = indicator('target: 95', months(2025, [90, 91, 92]));
  const objective = (...lines: readonly string[]): string =>
    ['id: OBJ-1', 'type: quality-objective', 'title: T', 'indicator: KPI-1', ...lines, ''].join('\n');
  const due = async (...lines: readonly string[]) =>
    (await entry({ 'k.yaml': measured, 'o.yaml': objective(...lines) })).targetDue;

  test('is due when the objective that is to reach it is', async () => {
    expect(await due('status: active', 'target: 95', 'due: 2026-12-31')).toBe('2026-12-31');
  });
  test.each([
    ['has another target', ['status: active', 'target: 94', 'due: 2026-12-31']],
    ['is past due', ['status: active', 'target: 95', 'due: 2026-01-19']],
    [
      'has ended',
      ['status: missed', 'target: 95', 'due: 2026-12-31', 'result: { value: 92, date: 2026-01-10 }'],
    ],
    ['is a draft', ['status: draft', 'target: 95', 'due: 2026-12-31']],
    [
      'was set after the review',
      ['status: active', 'target: 95', 'due: 2026-12-31', 'effectiveFrom: 2026-01-21'],
    ],
  ])('is missed now where the objective %s', async (_, lines) => {
    expect(await due(...lines)).toBeNull();
  });
  test('by no objective at all is missed now', async () => {
    expect((await entry({ 'k.yaml': measured })).targetDue).toBeNull();
  });
});

describe('natural limits', () => {
  const level = (count: number, target: number, direction = 'higher-is-better') =>
    entry({
      'k.yaml': indicator(
        'chart: individuals',
        `target: ${target}`,
        months(
          2024,
          Array.from({ length: count }, (_, index) => 90 + (index % 2)),
        ),
      ).replace('higher-is-better', direction),
    });

  test('say whether a target is within reach in the direction that is better', async () => {
    // Mean 90.5, limits 2.66 either way.
    expect((await level(20, 93)).limitsReachTarget).toBe(true);
    expect((await level(20, 94)).limitsReachTarget).toBe(false);
    expect((await level(20, 94, 'lower-is-better')).limitsReachTarget).toBe(true);
    expect((await level(20, 87, 'lower-is-better')).limitsReachTarget).toBe(false);
    expect((await level(20, 87, 'on-target')).limitsReachTarget).toBe(false);
  });

  test('are provisional with fewer than seventeen readings, and none with fewer than six', async () => {
    const of = async (count: number) => {
      const { chart, limitsReachTarget } = await level(count, 94);
      const { lower, provisional } = chart.phases.at(-1)!;
      return [lower !== null, provisional, chart.withoutLimits, limitsReachTarget];
    };
    expect(await of(17)).toEqual([true, false, null, false]);
    expect(await of(16)).toEqual([true, true, null, false]);
    expect(await of(5)).toEqual([false, false, 'too-few', null]);
  });

  test('are not asked for by every indicator', async () => {
    const { chart } = await entry({ 'k.yaml': indicator(months(2025, [1, 2, 3])) });
    expect([chart.kind, chart.withoutLimits]).toEqual(['run', 'not-asked']);
  });
});
