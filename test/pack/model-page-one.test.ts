import { describe, expect, test } from 'vitest';
import { changeFigures, changeSubject } from '../../server/src/pack/document/page-one/change-words.ts';
import { keptWords, progressWords } from '../../server/src/pack/document/page-one/promise-words.ts';
import { wordsOf } from '../document/written.ts';
import { type Files, packOf, reviewOf2025, twoThemes } from './packs.ts';

const review = (...lines: readonly string[]): Files => ({
  ...twoThemes,
  ...reviewOf2025('held', ...lines),
});
const page = async (files: Files) => (await packOf(files, 'MR-1', { asOf: '2026-01-20' })).pageOne;

const indicator = (id: string, values: readonly number[], ...lines: readonly string[]): string =>
  [
    `id: ${id}`,
    'type: indicator',
    `title: Figure ${id}`,
    'direction: lower-is-better',
    'unit: days',
    `readings: [${values.map((value, index) => `{ period: ${2024 + Math.floor(index / 4)}-Q${(index % 4) + 1}, value: ${value} }`).join(', ')}]`,
    ...lines,
    '',
  ].join('\n');
const falling = [9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5];
const objective = (...lines: readonly string[]): string =>
  [
    'id: OBJ-1',
    'type: quality-objective',
    'title: Answers in four days',
    'themes: [a]',
    'indicator: KPI-1',
    ...lines,
    '',
  ].join('\n');
const missed = [
  'status: missed',
  'baseline: { value: 9, period: 2024 }',
  'target: 4',
  'due: 2025-12-31',
  'result: { value: 5.5, date: 2026-01-10 }',
];

describe('changes that matter', () => {
  test('an objective can be missed and its figure better', async () => {
    const { changes } = await page({
      ...review(),
      'k.yaml': indicator('KPI-1', falling),
      'o.yaml': objective(...missed, 'value: { amount: 5000, currency: EUR, per: year }'),
    });
    expect(changes).toMatchObject([
      {
        link: { id: 'OBJ-1' },
        direction: 'better',
        objective: { outcome: 'missed', target: 4 },
        money: null,
        atStake: { amount: 5000 },
      },
    ]);
  });

  test('one indicator is shown once, with how its objective ended', async () => {
    const { changes } = await page({
      ...review('inputs: [{ input: customer-satisfaction, summary: S, indicators: [KPI-1], theme: a }]'),
      'k.yaml': indicator('KPI-1', falling),
      'o.yaml': objective(...missed, 'commitment: customer-focus'),
    });
    expect(changes.map(({ link, direction, objective: of }) => [link.id, direction, of?.outcome])).toEqual([
      ['KPI-1', 'better', 'missed'],
    ]);
  });

  test('an objective that is worth money speaks for its indicator', async () => {
    const { changes } = await page({
      ...review('inputs: [{ input: customer-satisfaction, summary: S, indicators: [KPI-1], theme: a }]'),
      'k.yaml': indicator('KPI-1', falling),
      'o.yaml': objective(
        ...missed.map((line) => line.replace('missed', 'achieved').replace('5.5', '4')),
        'value: { amount: 5000, currency: EUR }',
      ),
    });
    expect(changes.map(({ link, money }) => [link.id, money?.amount])).toEqual([['OBJ-1', 5000]]);
  });

  test('an objective behind its interim target is shown with what it is worth, one on its way is not', async () => {
    const at = async (planned: number) =>
      (
        await page({
          ...review(),
          'k.yaml': indicator('KPI-1', falling),
          'o.yaml': objective(
            'status: active',
            'target: 4',
            'due: 2026-12-31',
            `pathway: [{ period: 2025-Q4, value: ${planned} }]`,
            'value: { amount: 5000, currency: EUR }',
          ),
        })
      ).changes;
    expect(await at(5.5)).toEqual([]);
    const [change] = await at(5);
    expect(change).toMatchObject({
      objective: { outcome: 'behind', target: 5, planned: '2025-Q4' },
      money: null,
    });
    expect(wordsOf(changeFigures(change!))).toBe(
      '5.5 days in Q4 25, 7.5 a year before, 5 planned for Q4 25, worth EUR 5,000 once reached',
    );
  });

  const risk = (...lines: readonly string[]): string =>
    [
      'id: RSK-1',
      'type: risk',
      'title: Fire',
      'status: open',
      'themes: [a]',
      'exposure: { amount: 9000, currency: EUR, estimated: true }',
      ...lines,
      '',
    ].join('\n');
  test.each<[string, readonly string[], string, string, string]>([
    [
      'new',
      [
        'identifiedOn: 2025-05-01',
        'likelihood: 3',
        'severity: 4',
        'treatment: accept',
        'acceptance: { until: 2026-12-31 }',
      ],
      'unknown',
      'New risk: Fire',
      'up to about EUR 9,000 at stake, accepted until 31 Dec 2026',
    ],
    [
      'lowered',
      [
        'identifiedOn: 2023-05-01',
        'before: { likelihood: 4, severity: 4 }',
        'after: { likelihood: 2, severity: 4, date: 2025-06-01 }',
      ],
      'better',
      'Risk lowered from 16 to 8 of 25: Fire',
      'up to about EUR 9,000 at stake',
    ],
    [
      'raised',
      [
        'identifiedOn: 2023-05-01',
        'before: { likelihood: 2, severity: 4 }',
        'after: { likelihood: 4, severity: 4, date: 2025-06-01 }',
      ],
      'worse',
      'Risk raised from 8 to 16 of 25: Fire',
      'up to about EUR 9,000 at stake',
    ],
  ])(
    'what a risk could cost is at stake and no effect: %s',
    async (_, lines, direction, subject, figures) => {
      const [change] = (await page({ ...review(), 'r.yaml': risk(...lines) })).changes;
      expect([change?.money, change?.atStake?.amount, change?.direction]).toEqual([null, 9000, direction]);
      expect([wordsOf(changeSubject(change!)), wordsOf(changeFigures(change!))]).toEqual([subject, figures]);
    },
  );

  test('the latest reading against the means: mixed', async () => {
    const { changes } = await page({
      ...review('inputs: [{ input: customer-satisfaction, summary: S, indicators: [KPI-1] }]'),
      'k.yaml': indicator('KPI-1', [9, 9, 9, 5, 6, 6, 6, 6]),
    });
    expect(changes.map(({ direction }) => direction)).toEqual(['mixed']);
  });

  test('the cost of poor quality has its own part, and is shown here only where hardly anything else changed', async () => {
    const cost = indicator('KPI-C', falling, 'moneyPerUnit: { amount: 1000, currency: EUR }');
    const ids = async (count: number) => {
      const numbers = Array.from({ length: count }, (_, index) => `KPI-${index}`);
      const { changes } = await page({
        ...review(
          `inputs: [{ input: customer-satisfaction, summary: S, indicators: [${numbers.join(', ')}] }]`,
        ),
        'c.yaml': cost,
        ...Object.fromEntries(numbers.map((id) => [`${id}.yaml`, indicator(id, falling)])),
      });
      return changes.map(({ link }) => link.id);
    };
    expect(await ids(2)).toContain('KPI-C');
    expect(await ids(3)).not.toContain('KPI-C');
  });
});

describe('decisions asked', () => {
  const process = (since: string): string =>
    `id: PRC-1\ntype: process\ntitle: Calibrate\nconstraint: { what: One shift, since: ${since}, costOfDelay: { amount: 11000, currency: EUR, per: month } }\n`;
  const asked = (...lines: readonly string[]) =>
    review(
      'inputs:',
      '  - input: process-performance',
      '    summary: S',
      '    ask: { request: More }',
      ...lines.map((line) => `    ${line}`),
    );

  test('waiting costs what the constraint of a process costs whose indicator the input shows', async () => {
    const delay = async (since: string, ...lines: readonly string[]) =>
      (
        await page({
          ...asked(...lines),
          'p.yaml': process(since),
          'k.yaml': indicator('KPI-1', falling, 'process: PRC-1'),
          'k2.yaml': indicator('KPI-2', falling),
          'o.yaml': objective('status: active', 'functions: [PRC-1]'),
        })
      ).decisions.items[0]!.delay?.cost.amount ?? null;
    expect(await delay('2025-07-01', 'indicators: [KPI-1]')).toBe(11000);
    expect(await delay('2025-07-01', 'evidence: [PRC-1]')).toBe(11000);
    expect(await delay('2026-02-01', 'indicators: [KPI-1]')).toBeNull();
    expect(await delay('2025-07-01', 'indicators: [KPI-2]', 'objectives: [OBJ-1]')).toBeNull();
  });

  test('an objective that has been reached is worth no more asking', async () => {
    const worth = async (...lines: readonly string[]) =>
      (
        await page({
          ...asked('objectives: [OBJ-1]'),
          'o.yaml': objective(...lines, 'value: { amount: 5, currency: EUR }'),
        })
      ).decisions.items[0]!.worth.map(({ value }) => value.amount);
    expect(await worth('status: active')).toEqual([5]);
    expect(await worth('status: achieved', 'result: { value: 1, date: 2026-01-10 }')).toEqual([]);
    expect(await worth('status: achieved', 'result: { value: 1, date: 2026-01-30 }')).toEqual([5]);
  });

  const asks = (count: number) =>
    Array.from(
      { length: count },
      (_, index) =>
        `  - { input: own-${index}, summary: S, ask: { request: R${index}, money: { amount: 1000, currency: EUR }, headcount: 1 } }`,
    );
  test('are added up beyond those that are shown, and one answer to several of them counts once', async () => {
    const { totals, decisions } = await page(
      review(
        'inputs:',
        ...asks(9),
        'outputs:',
        '  - { kind: resources, decision: Yes, answer: granted, granted: { money: { amount: 1500, currency: EUR }, headcount: 2 }, from: [own-0, own-1] }',
      ),
    );
    expect(decisions.items.length).toBe(7);
    expect([totals.asks, totals.answered, totals.asked[0]?.amount, totals.headcountAsked]).toEqual([
      9, 2, 9000, 9,
    ]);
    expect([totals.granted[0]?.amount, totals.headcountGranted]).toEqual([1500, 2]);
  });

  test('leave room for as many decisions without an ask as make seven', async () => {
    const unasked = async (count: number) =>
      (
        await page({
          ...review(
            'inputs:',
            ...asks(count),
            'outputs:',
            '  - { kind: improvement, decision: First, actions: [ACT-1], changes: [CHG-1, CHG-2] }',
            '  - { kind: improvement, decision: Second, granted: { money: { amount: 7, currency: EUR } }, actions: [ACT-1] }',
            '  - { kind: improvement, none: Nothing }',
          ),
          'a.yaml': 'id: ACT-1\ntype: action\ntitle: A\nbudget: { amount: 100, currency: EUR }\n',
          'c.yaml':
            'id: CHG-1\ntype: change\ntitle: C\nresources: { amount: 100, currency: EUR }\nactions: [ACT-1]\n',
          'd.yaml': 'id: CHG-2\ntype: change\ntitle: D\nresources: { amount: 10, currency: EUR }\n',
        })
      ).unasked;
    const { items, more } = await unasked(6);
    expect(items.map(({ decision, money }) => [decision, money[0]?.amount])).toEqual([['First', 110]]);
    expect(more).toBe(1);
    expect((await unasked(1)).items.map(({ money }) => money[0]?.amount)).toEqual([110, 7]);
    expect((await unasked(8)).items).toEqual([]);
  });
});

describe('what was decided last time', () => {
  const earlier = (due: string): string =>
    `id: MR-0\ntype: management-review\ntitle: R\nstatus: approved\ndate: 2025-01-10\noutputs: [{ id: O1, kind: resources, decision: D, due: ${due}, actions: ACT-1 }]\n`;
  const action = (...lines: readonly string[]): string =>
    ['id: ACT-1', 'type: action', 'title: T', ...lines, ''].join('\n');
  const lastTime = async (due: string, ...lines: readonly string[]) =>
    (await page({ ...review('previous: MR-0'), 'e.yaml': earlier(due), 'a.yaml': action(...lines) }))
      .lastTime;
  const moved = 'dueHistory: [{ from: 2024-10-31, to: 2025-06-30, reason: Floor too weak, on: 2024-12-01 }]';

  test('a date kept after it had been moved is kept, and the first promise is said', async () => {
    const found = await lastTime(
      '2025-06-30',
      'status: done',
      'due: 2025-06-30',
      'completedOn: 2025-06-27',
      moved,
    );
    expect(found.kept).toMatchObject({ due: 1, onTime: 1, moved: 1 });
    expect(wordsOf(keptWords(found))).toBe(
      '1 of 1 decision due was carried out on time (after its date had been moved).',
    );
    expect(found.decisions.items[0]).toMatchObject({
      firstDue: '2024-10-31',
      daysAfterFirst: 239,
      newDue: null,
    });
  });

  test('an action never moved, or moved from a later date than the decision has, was promised first by the decision', async () => {
    const found = await lastTime('2024-10-31', 'status: open', 'due: 2025-06-30', moved);
    expect(found.decisions.items[0]!.firstDue).toBeNull();
    expect(found.kept.moved).toBe(0);
  });

  test('an open decision says where its date has gone, and why', async () => {
    const found = await lastTime('2024-10-31', 'status: open', 'due: 2025-06-30', moved);
    const [decision] = found.decisions.items;
    expect([decision?.newDue, decision?.movedBecause]).toEqual(['2025-06-30', 'Floor too weak']);
    expect(wordsOf(progressWords(decision!))).toBe('not done, 446 days late, now due 30 Jun 2025');
  });
});
