import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packDigest } from '../../server/src/pack/facts/digest.ts';
import { runs } from '../property-runs.ts';
import { type Files, packOf, packResult } from './packs.ts';

const review = (...lines: readonly string[]): string =>
  ['id: MR-1', 'type: management-review', ...lines, ''].join('\n');

describe('no pack', () => {
  test('of an id nobody has, with the nearest', async () => {
    expect(await packResult({ 'mr.yaml': review() }, 'MR-2')).toEqual({
      problem: 'No record has the id MR-2; did you mean MR-1?',
    });
    expect(await packResult({}, '__proto__')).toEqual({ problem: 'No record has the id __proto__.' });
  });
  test('of anything but a review', async () => {
    expect(await packResult({ 'r.yaml': 'id: ROLE-1\ntype: role\n' }, 'ROLE-1')).toEqual({
      problem: 'ROLE-1 is no management review, and a pack is made of one.',
    });
  });
});

describe('explained', () => {
  test('a review with nothing in it', async () => {
    const pack = await packOf({ 'mr.yaml': review('status: held') }, 'MR-1');
    expect(pack.notes).toEqual([
      'MR-1 states no period; the twelve months up to 2026-02-01 are shown.',
      'MR-1 has no date.',
    ]);
    expect([
      pack.pageOne.decisions.items,
      pack.pageOne.changes,
      pack.pageOne.costOfPoorQuality,
      pack.indicators.items,
    ]).toEqual([[], [], null, []]);
  });

  test('a review that cites itself, as previous, part and evidence', async () => {
    const pack = await packOf(
      {
        'mr.yaml': review(
          'status: held',
          'date: 2026-01-20',
          'period: { from: 2025-01-01, to: 2025-12-31 }',
          'previous: MR-1',
          'partOf: MR-1',
          'inputs: [{ input: resources, summary: S, evidence: [MR-1], objectives: [MR-1] }]',
          'outputs: [{ kind: resources, decision: D, due: 2025-06-01, actions: [MR-1], objectives: [MR-1] }]',
        ),
      },
      'MR-1',
    );
    expect(pack.notes).toEqual([
      'MR-1 cites itself; that shows nothing and is passed over where it would count.',
      'The previous review that MR-1 names is no other review in this repository.',
    ]);
    expect([pack.pageOne.lastTime.review, pack.review.parts, pack.inputs.length]).toEqual([null, [], 1]);
    expect(pack.decisions.items[0]?.lineOfSight.complete).toBe(false);
  });

  test('ids that no record has', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `X-${index}`);
    const pack = await packOf(
      {
        'mr.yaml': review(
          'status: held',
          'date: 2026-01-20',
          'period: { from: 2025-01-01, to: 2025-12-31 }',
          `inputs: [{ input: resources, indicators: [${ids.join(', ')}], evidence: [GONE], objectives: [GONE] }]`,
        ),
      },
      'MR-1',
    );
    expect(pack.notes).toHaveLength(1);
    expect(pack.notes[0]).toMatch(/^No record carries the id X-0, .* and 21 more, which MR-1 cites\.$/);
    expect(pack.inputs[0]!.objectives[0]).toEqual({
      cited: { written: 'GONE', to: null },
      state: null,
      from: null,
      behindPlan: false,
      target: null,
      latest: null,
      unit: null,
      reached: null,
    });
  });

  test('an indicator without readings, and one whose file cannot be read', async () => {
    const pack = await packOf(
      {
        'mr.yaml': review('status: held', 'inputs: [{ input: resources, indicators: [KPI-1, KPI-2] }]'),
        'a.yaml': 'id: KPI-1\ntype: indicator\nfrequency: monthly\neffectiveFrom: 2025-11-01\n',
        'b.yaml': 'id: KPI-2\ntype: indicator\ndata: d.csv\n',
        'd.csv': 'period,value\n2025-01,x\n',
      },
      'MR-1',
    );
    const [first, second] = pack.indicators.items;
    expect([first!.chart.kind, first!.latest, first!.gaps.items]).toEqual([
      'none',
      null,
      ['2025-11', '2025-12'],
    ]);
    expect(second!.faults).toEqual([expect.stringMatching(/^d\.csv:2: `x` is not a number, so this row/)]);
  });
});

describe('bounded', () => {
  test('thousands of readings', async () => {
    const lines = Array.from(
      { length: 12_000 },
      (_, index) =>
        `${String(Math.floor(index / 12) + 1000)}-${String((index % 12) + 1).padStart(2, '0')},${index % 17}`,
    );
    const files = {
      'mr.yaml': review('status: held', 'inputs: [{ input: resources, indicators: [KPI-1] }]'),
      'a.yaml':
        'id: KPI-1\ntype: indicator\nfrequency: monthly\nchart: individuals\ndirection: lower-is-better\ndata: d.csv\n',
      'd.csv': `period,value\n${lines.join('\n')}\n`,
    };
    const { chart } = (await packOf(files, 'MR-1')).indicators.items[0]!;
    expect([chart.points.length, chart.earlier, chart.phases.length]).toEqual([60, 12_000 - 60, 1]);
  });

  test('long texts and many records', async () => {
    const many: Record<string, string> = {};
    for (let index = 0; index < 400; index += 1)
      many[`c/${index}.yaml`] =
        `id: CMP-${index}\ntype: complaint\ntitle: ${'x'.repeat(2000)}\nreceivedOn: 2025-05-01\ncustomer: K\ncategory: k${index}\n`;
    const body = `---\n${review('status: held', 'date: 2026-01-20', 'period: { from: 2025-01-01, to: 2025-12-31 }', `title: "${'😀'.repeat(25_000)}"`, 'inputs:', ...Array.from({ length: 120 }, () => `  - { input: resources, summary: "${'y'.repeat(5000)}" }`))}---\n${'z'.repeat(100_000)}`;
    const pack = await packOf({ ...many, 'mr.md': body }, 'MR-1');
    expect(pack.customers.complaints.entries).toMatchObject({ more: 350 });
    expect(pack.customers.complaints.byCategory.length).toBeLessThanOrEqual(20);
    expect(pack.review.link.title!.length).toBeLessThanOrEqual(300);
    expect(pack.review.link.title!.isWellFormed()).toBe(true);
    expect(pack.review.minutes!.length).toBeLessThanOrEqual(40_000);
    expect(JSON.stringify(pack).length).toBeLessThan(1_500_000);
  });
});

/** Values of any shape below the keys a pack reads. */
const keys = [
  'input',
  'ask',
  'objectives',
  'evidence',
  'indicators',
  'money',
  'amount',
  'currency',
  'request',
  'decision',
  'actions',
  'due',
  'from',
  'to',
  'date',
  'period',
  'person',
  'value',
  'costs',
  'kind',
  'effectiveness',
  'result',
  'holders',
  'outputs',
  'constraint',
  'readings',
  'data',
  'phases',
  'expected',
  'indicator',
  '__proto__',
  'constructor',
];
const words = [
  'MR-1',
  'A',
  'B',
  'B@1',
  '2025-06-01',
  '2025-13-01',
  '2025-Q2',
  'resources',
  'EUR',
  'once',
  '',
  '__proto__',
  'toString',
  '\ud800',
];
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...words),
    fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 2026),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 4 }),
  ),
})).value;
const tops = [
  'status',
  'date',
  'period',
  'previous',
  'partOf',
  'attendees',
  'meetings',
  'inputs',
  'outputs',
  'outcomes',
  'conclusions',
  'policyReview',
  'frozen',
  'signOffs',
  'themes',
  'owner',
  'target',
  'baseline',
  'pathway',
  'milestones',
  'milestonesDone',
  'readings',
  'targets',
  'phases',
  'explanations',
  'moneyPerUnit',
  'costs',
  'nonconformity',
  'receivedOn',
  'detectedOn',
  'closedOn',
  'effectiveness',
  'evaluations',
  'holders',
  'actions',
  'constraint',
  'likelihood',
  'severity',
  'before',
  'after',
  'dueHistory',
  'acknowledgements',
  'results',
  'findings',
  'rules',
  'records',
];
const types = [
  'management-review',
  'quality-objective',
  'indicator',
  'complaint',
  'nonconformity',
  'audit',
  'supplier',
  'risk',
  'competence',
  'action',
  'process',
  'role',
  'person',
  'survey',
  'communication',
  'leadership-commitment',
  'exception',
  'opportunity',
  'change',
  'nonconforming-output',
];

test('records of any shape give a pack with a digest, never an error', async () => {
  const fields = fc.dictionary(fc.constantFrom(...tops), anything, { maxKeys: 10 });
  await fc.assert(
    fc.asyncProperty(
      fields,
      fields,
      fields,
      fc.constantFrom(...types),
      fc.constantFrom(...types),
      async (mr, a, b, typeA, typeB) => {
        const file = (id: string, type: string, data: object): string =>
          JSON.stringify({ ...data, id, type });
        const files: Files = {
          'mr.yaml': file('MR-1', 'management-review', mr),
          'a.yaml': file('A', typeA, a),
          'b.yaml': file('B', typeB, b),
        };
        expect(packDigest(await packOf(files, 'MR-1'))).toMatch(/^sha256-/);
      },
    ),
    { numRuns: runs(75) },
  );
}, 60_000);
