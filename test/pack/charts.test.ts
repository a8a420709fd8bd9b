import { expect, test } from 'vitest';
import { digitsOf, rounded } from '../../server/src/document/figures.ts';
import { progressBar } from '../../server/src/document/html/charts/bars.ts';
import { sparkline } from '../../server/src/document/html/charts/sparkline.ts';
import { stepPath } from '../../server/src/document/html/charts/steps.ts';
import { letteredMarks } from '../../server/src/document/lettered-marks.ts';
import { timeLine } from '../../server/src/document/time-line.ts';
import { costChart } from '../../server/src/pack/document/charts/cost-chart.ts';
import { indicatorChart } from '../../server/src/pack/document/charts/indicator-chart.ts';
import { markList } from '../../server/src/pack/document/charts/mark-list.ts';
import { progress } from '../../server/src/pack/document/states.ts';
import type { ChartMark, CostOfPoorQuality } from '../../server/src/pack/model.ts';
import { htmlOf, wordsOf } from '../document/written.ts';
import { link, samplePack } from './render-sample.ts';

const quarters = (...starts: readonly string[]) =>
  starts.map((from) => ({
    from,
    to: `${from.slice(0, 5)}${({ '01': '03-31', '04': '06-30', '07': '09-30', '10': '12-31' } as Record<string, string>)[from.slice(5, 7)]}`,
  }));
const year = quarters('2024-01-01', '2024-04-01', '2024-07-01', '2024-10-01');

test('time is drawn to scale: from the first period to the day of the pack, each day where it falls', () => {
  // 366 days of 2024 and 34 of 2025, one unit for each.
  const time = timeLine(year, '2025-02-03', [0, 400]);
  expect([0, 1, 2, 3].map(time.start)).toEqual([0, 91, 182, 274]);
  expect([0, 1, 2, 3].map(time.end)).toEqual([91, 182, 274, 366]);
  expect(time.at('2024-01-01')).toBe(0);
  expect(time.at('2025-01-20')).toBe(385);
  expect(time.at('2025-01-20')).toBeGreaterThan(time.end(3));
  expect([time.at('2023-12-31'), time.at('2025-06-01'), time.at('soon')]).toEqual([null, null, null]);
});

test('long charts are labelled by year, short ones by quarter; a year seen too little of has no label', () => {
  const short = timeLine(year, '2025-02-03', [0, 400]);
  expect(short.labels.map(({ text }) => wordsOf(text))).toEqual([
    'Jan 24',
    'Apr 24',
    'Jul 24',
    'Oct 24',
    'Jan 25',
  ]);
  const long = timeLine([{ from: '2023-01-01', to: '2024-12-31' }], '2025-01-20', [0, 300]);
  expect(long.labels.map(({ text }) => wordsOf(text))).toEqual(['2023', '2024']);
  expect(long.boundaries).toHaveLength(2);
});

test('periods that are no dates or overlap stand evenly, and no day has a place among them', () => {
  for (const periods of [
    [
      { from: 'x', to: 'y' },
      { from: 'x', to: 'y' },
    ],
    [year[1]!, year[0]!],
  ]) {
    const time = timeLine(periods, '2025-01-01', [0, 100]);
    expect([time.start(0), time.end(0), time.end(1)]).toEqual([0, 50, 100]);
    expect(time.at('2024-06-01')).toBeNull();
  }
  expect(timeLine([], '2025-01-01', [0, 100]).labels).toEqual([]);
});

test('a target is a step, not a slope, and open where there is none', () => {
  expect(
    stepPath([
      { from: 0, to: 10, y: 5 },
      { from: 10, to: 20, y: 8 },
      { from: 20, to: 30, y: null },
      { from: 30, to: 40, y: 8 },
    ]),
  ).toBe('M0 5H10H10V8H20M30 8H40');
  expect(stepPath([{ from: 0, to: 1, y: null }])).toBeNull();
});

const marks: readonly ChartMark[] = [
  { date: '2024-01-24', kind: 'decision', label: 'Adjustment fixture in assembly', link: null },
  { date: '2024-06-24', kind: 'action', label: 'adjustment fixture', link: null },
  { date: '2024-06-27', kind: 'phase', label: 'New limits <since>', link: link('X', 'x') },
  { date: '2019-01-01', kind: 'decision', label: 'long ago', link: null },
];

test('marks close together share a letter; a decision and its action share a line', () => {
  const styled = marks.map((mark) => ({ ...mark, style: 'full' as const }));
  const placed = letteredMarks(styled, year, '2025-02-03');
  expect(placed.map(({ letter, date }) => [letter, date])).toEqual([
    ['A', '2024-01-24'],
    ['B', '2024-06-24'],
    ['B', '2024-06-27'],
  ]);
  const text = htmlOf(markList(placed));
  expect(text.match(/<li>/g)).toHaveLength(2);
  expect(text).toContain(
    '<b>A</b> decided 24\u00a0Jan\u00a02024, <b>B</b> done 24\u00a0Jun\u00a02024: Adjustment fixture in assembly',
  );
  expect(text).toContain('<b>B</b> limits anew from 27\u00a0Jun\u00a02024: New limits &lt;since&gt;');
  expect(htmlOf(markList([]))).not.toContain('<ul');
});

test('a control chart goes on to the day of the pack and says latest value and target at its end', () => {
  const entry = samplePack.indicators.items[0]!;
  const chart = htmlOf(indicatorChart('c', entry, '2026-01-20'));
  const last = /<circle class="dot last" cx="([\d.]+)"/.exec(chart)!;
  expect(Number(last[1])).toBeLessThan(326);
  expect(chart).toMatch(/<text class="mark"[^>]*>9\.8<\/text>/);
  expect(chart).toContain('>target 9</text>');
  expect(chart).toMatch(/class="event full"/);
  expect(chart).toMatch(/class="event dotted"/);
  // The day of the pack decides where the last reading stands.
  const later = htmlOf(indicatorChart('c', entry, '2026-12-31'));
  expect(Number(/<circle class="dot last" cx="([\d.]+)"/.exec(later)![1])).toBeLessThan(Number(last[1]) - 50);
  const heights = [...chart.matchAll(/<text class="(?:mark|goal-label)" x="332" y="([\d.]+)"/g)].map(
    (match) => Number(match[1]),
  );
  expect(heights).toHaveLength(2);
  expect(Math.abs(heights[0]! - heights[1]!)).toBeGreaterThanOrEqual(11.9);
});

test('the cost chart says its first, its last and its target in figures, and keeps the years apart', () => {
  const cost = samplePack.pageOne.costOfPoorQuality!;
  const chart = htmlOf(costChart(cost, { from: '2025-01-01', to: '2025-12-31' }));
  expect([...chart.matchAll(/<text class="mark"[^>]*>([^<]*)</g)].map((match) => match[1])).toEqual([
    '201K',
    '168K',
  ]);
  expect(chart).toContain('>target 160K</text>');
  expect([...chart.matchAll(/text-anchor="middle">(\w+)</g)].map((match) => match[1])).toEqual([
    ...['Q1', 'Q2', 'Q3', 'Q4', 'Q1', 'Q2', 'Q3', 'Q4', '2024', '2025', '201K', '168K'],
  ]);
  // Over the bars the line keeps off them by a rim in the colour of the page, up to the right end.
  const [halo, line] = [/class="target-halo" d="([^"]+)"/, /class="target-line" d="([^"]+)"/].map(
    (path) => path.exec(chart)![1],
  );
  expect(halo).toBe(line);
  expect(line).toMatch(/H334$/);
  const bare: CostOfPoorQuality = {
    ...cost,
    points: [{ ...cost.points[0]!, period: 'x', from: 'y', to: 'z' }],
  };
  expect(htmlOf(costChart(bare, null))).not.toMatch(/NaN|undefined/);
  expect(costChart({ ...cost, points: [] }, null)).toBeNull();
});

test('progress behind the baseline is a bar to the left of it', () => {
  const bar = (share: number) => {
    const found = /<rect class="(bar[^"]*)" x="([\d.]+)"[^>]* width="([\d.]+)"/.exec(
      progressBar(share, '', '').text,
    )!;
    return [found[1], Number(found[2]), Number(found[3])];
  };
  const [start] = [bar(0)[1]];
  expect(bar(0)).toEqual(['bar', start, 0]);
  const [name, from, width] = bar(-0.1);
  expect(name).toBe('bar back');
  expect((from as number) + (width as number)).toBeCloseTo(start as number, 0);
  expect(width).toBeGreaterThan(5);
  expect(wordsOf(progress(-0.06))).toBe('−6 % of the way to target');
});

test('a sparkline needs two readings', () => {
  const values = samplePack.indicators.items[0]!.chart.points.map(({ value }) => value);
  expect(sparkline(values, 9)!.text).toContain('aria-hidden="true"');
  expect(sparkline(values.slice(0, 1), 9)).toBeNull();
});

test('computed figures have the decimals their readings bear', () => {
  expect(digitsOf([1, 2.5, null])).toBe(1);
  expect(digitsOf([])).toBe(0);
  expect([rounded(220.75, 0), rounded(12.8444, 1), rounded(1.23456, 5)].map(wordsOf)).toEqual([
    '221',
    '12.8',
    '1.23',
  ]);
});
