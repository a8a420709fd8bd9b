import { describe, expect, test } from 'vitest';
import { type Files, packOf, reviewOf2025, twoThemes } from './packs.ts';

const review = (...lines: readonly string[]): Files => ({
  ...twoThemes,
  ...reviewOf2025('held', ...lines),
});

describe('decisions asked', () => {
  const asks = Array.from(
    { length: 9 },
    (_, index) =>
      `  - { input: own-${index}, summary: S, ask: { request: R${index}, money: { amount: ${index}000, currency: EUR }, decideBy: 2026-0${(index % 3) + 2}-01 } }`,
  );

  test('are seven at most, the rest counted, unanswered first, then by deadline and amount', async () => {
    const { decisions } = (
      await packOf(
        review(
          'inputs:',
          ...asks,
          'outputs:',
          '  - { kind: resources, decision: No, answer: declined, from: own-6 }',
        ),
        'MR-1',
      )
    ).pageOne;
    expect(decisions.items.map(({ request }) => request)).toEqual(['R3', 'R0', 'R7', 'R4', 'R1', 'R8', 'R5']);
    expect(decisions.more).toBe(2);
  });

  test('a plain text is an ask too', async () => {
    const { decisions } = (await packOf(review('inputs: [{ input: resources, ask: Two people }]'), 'MR-1'))
      .pageOne;
    expect(decisions.items).toMatchObject([
      { request: 'Two people', money: null, decideBy: null, daysLeft: null, answer: null },
    ]);
  });

  test('sums keep currencies and rhythms apart', async () => {
    const pack = await packOf(
      review(
        'inputs:',
        '  - { input: resources, ask: { request: A, money: { amount: 0.1, currency: EUR } } }',
        '  - { input: audit-results, ask: { request: B, money: { amount: 0.2, currency: EUR, estimated: true } } }',
        '  - { input: objectives, ask: { request: C, money: { amount: 5, currency: CHF } } }',
        '  - { input: context-changes, ask: { request: D, money: { amount: 7, currency: EUR, per: year } } }',
      ),
      'MR-1',
    );
    expect(pack.resources.asked).toEqual([
      { currency: 'EUR', per: 'year', amount: 7, estimated: false, count: 1 },
      { currency: 'CHF', per: 'once', amount: 5, estimated: false, count: 1 },
      { currency: 'EUR', per: 'once', amount: 0.3, estimated: true, count: 2 },
    ]);
  });
});

describe('resources committed', () => {
  test('are the budgets behind decisions that grant no money, each once', async () => {
    const { resources } = await packOf(
      {
        ...review(
          'outputs:',
          '  - { kind: improvement, decision: A, actions: [ACT-1, ACT-2], changes: [CHG-1] }',
          '  - { kind: improvement, decision: B, actions: [ACT-2], changes: [CHG-2] }',
          '  - { kind: resources, decision: C, answer: granted, granted: { money: { amount: 9, currency: EUR } }, actions: [ACT-1] }',
        ),
        'a.yaml': 'id: ACT-1\ntype: action\ntitle: A\nbudget: { amount: 100, currency: EUR }\n',
        'b.yaml': 'id: ACT-2\ntype: action\ntitle: B\nbudget: { amount: 20, currency: EUR }\n',
        // ACT-2 serves two decisions and is paid once; CHG-1 is carried out by an action that has the budget: the same money.
        'c.yaml':
          'id: CHG-1\ntype: change\ntitle: C\nresources: { amount: 100, currency: EUR }\nactions: [ACT-1]\n',
        'd.yaml': 'id: CHG-2\ntype: change\ntitle: D\nresources: { amount: 3, currency: EUR }\n',
      },
      'MR-1',
    );
    expect(resources.committed).toEqual([
      { currency: 'EUR', per: 'once', amount: 123, estimated: false, count: 3 },
    ]);
    expect(resources.entries.map(({ granted, decision }) => granted?.decision ?? decision?.text)).toEqual([
      'C',
      'A',
      'B',
    ]);
    expect(resources.granted[0]?.amount).toBe(9);
  });
});

describe('cost of poor quality from records', () => {
  const cost = (amount: number, kind = 'external-failure') =>
    `{ kind: ${kind}, money: { amount: ${amount}, currency: EUR } }`;
  const complaint = (id: string, nonconformity: string, ...costs: readonly string[]) =>
    `id: ${id}\ntype: complaint\ntitle: C\nreceivedOn: 2025-05-01\ncustomer: K\n${nonconformity}costs: [${costs.join(', ')}]\n`;
  const nonconformity = (...costs: readonly string[]) =>
    `id: NC-1\ntype: nonconformity\ntitle: N\ndetectedOn: 2025-05-02\ncosts: [${costs.join(', ')}]\n`;
  const output = (...costs: readonly string[]) =>
    `id: NCO-1\ntype: nonconforming-output\ntitle: O\ndetectedOn: 2025-05-03\nnonconformity: NC-1\ncosts: [${costs.join(', ')}]\n`;
  const linked = 'nonconformity: NC-1\n';
  const totals = async (files: Files) => {
    const { costOfPoorQuality: found } = (await packOf({ ...review(), ...files }, 'MR-1')).pageOne;
    return [found?.source, found?.total, found?.countedOnce];
  };

  test('the same cost on complaint, nonconformity and output counts once', async () => {
    expect(
      await totals({
        'c.yaml': complaint('CMP-1', linked, cost(100)),
        'n.yaml': nonconformity(cost(100), cost(30)),
        'o.yaml': output(cost(100)),
      }),
    ).toEqual(['records', 130, 2]);
  });

  test('also when the nonconformity names the complaint it comes from', async () => {
    expect(
      await totals({
        'c.yaml': complaint('CMP-1', '', cost(100)),
        'n.yaml': `${nonconformity(cost(100))}from: CMP-1\n`,
      }),
    ).toEqual(['records', 100, 1]);
  });

  test('two complaints about one nonconformity are two costs', async () => {
    expect(
      await totals({
        'c.yaml': complaint('CMP-1', linked, cost(100)),
        'd.yaml': complaint('CMP-2', linked, cost(100)),
        'n.yaml': nonconformity(cost(100)),
      }),
    ).toEqual(['records', 200, 1]);
  });

  test('two equal costs on one record are two, and unlinked records have nothing to do with each other', async () => {
    expect(await totals({ 'c.yaml': complaint('CMP-1', '', cost(100), cost(100)) })).toEqual([
      'records',
      200,
      0,
    ]);
    expect(
      await totals({ 'c.yaml': complaint('CMP-1', '', cost(100)), 'n.yaml': nonconformity(cost(100)) }),
    ).toEqual(['records', 200, 0]);
  });

  test('the chart has the quarters that have ended, the totals the days of the periods', async () => {
    const files = {
      ...review(),
      'n.yaml': `${nonconformity(cost(100))}`,
      'old.yaml': nonconformity(cost(7)).replace('NC-1', 'NC-0').replace('2025-05', '2024-11'),
    };
    const found = (await packOf(files, 'MR-1')).pageOne.costOfPoorQuality!;
    expect([found.points.length, found.points[0]!.period, found.points.at(-1)!.period]).toEqual([
      12,
      '2023-Q1',
      '2025-Q4',
    ]);
    expect(
      found.points.filter(({ amount }) => amount > 0).map(({ period, amount }) => [period, amount]),
    ).toEqual([
      ['2024-Q4', 7],
      ['2025-Q2', 100],
    ]);
    expect([found.total, found.before]).toEqual([100, 7]);
  });

  test('other kinds of cost are no failure', async () => {
    expect(await totals({ 'n.yaml': nonconformity(cost(100), cost(50, 'appraisal')) })).toEqual([
      'records',
      100,
      0,
    ]);
  });

  test('none at all: no chart', async () => {
    expect(await totals({})).toEqual([undefined, undefined, undefined]);
  });

  test('links in a circle end', async () => {
    const circle = `${nonconformity(cost(10))}from: NC-2\n`;
    expect(
      await totals({
        'a.yaml': circle,
        'b.yaml': circle.replace('NC-1', 'NC-X').replace('NC-2', 'NC-1').replace('NC-X', 'NC-2'),
      }),
    ).toEqual(['records', 20, 0]);
  });
});

describe('leadership figures', () => {
  const role =
    'id: ROLE-MD\ntype: role\ntitle: MD\ntopManagement: true\nholders: [{ person: PER-1, from: 2020-01-01, to: 2025-06-30 }, { person: PER-2, from: 2025-07-01 }]\n';
  const people = {
    'p1.yaml': 'id: PER-1\ntype: person\nname: A\n',
    'p2.yaml': 'id: PER-2\ntype: person\nname: B\n',
    'role.yaml': role,
  };
  const figures = async (files: Files) =>
    (await packOf({ ...people, ...files }, 'MR-1')).appendix.leadership.total;

  test('attendance counts who held the role on that day', async () => {
    const attended = async (who: string) => {
      const { attendance } = await figures(review(`attendees: [${who}]`));
      return [attendance?.count, attendance?.of];
    };
    expect(await attended('PER-2')).toEqual([1, 1]);
    expect(await attended('PER-1')).toEqual([0, 1]);
  });

  test('who was renamed since is still the same person, in the minutes and in the role', async () => {
    const renamed = { 'p2.yaml': 'id: PER-20\ntype: person\nname: B\nformerIds: [PER-2]\n' };
    const { attendance } = await figures({ ...review('attendees: [PER-20]'), ...renamed });
    expect([attendance?.count, attendance?.of]).toEqual([1, 1]);
    const pack = await packOf(
      {
        ...people,
        ...renamed,
        'role.yaml': role.replace('PER-2,', 'PER-20,'),
        ...review('attendees: [PER-2]'),
      },
      'MR-1',
    );
    expect(pack.appendix.leadership.total.attendance?.count).toBe(1);
    expect(pack.review.attendees).toMatchObject([
      { party: { id: 'PER-20' }, role: { id: 'ROLE-MD' }, topManagement: true },
    ]);
  });

  test('a dated delegate stands in', async () => {
    const delegated = `${role}delegations: [{ to: PER-1, from: 2026-01-01, until: 2026-01-31, reason: Leave, grantedBy: PER-2 }]\n`;
    const { attendance } = await figures({ ...review('attendees: [PER-1]'), 'role.yaml': delegated });
    expect([attendance?.count, attendance?.of]).toEqual([1, 1]);
  });

  test('a signature given after a record took effect is not in time', async () => {
    const policy = (date: string) =>
      `id: POL-1\ntype: quality-policy\ntitle: P\nstatus: effective\nversion: "1"\neffectiveFrom: 2025-03-01\nthemes: [a]\nsignOffs: [{ by: PER-1, role: ROLE-MD, meaning: approved, date: ${date} }]\n`;
    for (const [date, count] of [
      ['2025-03-01', 1],
      ['2025-03-02', 0],
    ] as const) {
      const { signOffsOnTime } = await figures({ ...review(), 'pol.yaml': policy(date) });
      expect([signOffsOnTime.count, signOffsOnTime.of]).toEqual([count, 1]);
      expect(signOffsOnTime.records.items.map(({ id }) => id)).toEqual(['POL-1']);
    }
  });

  test('a decision counts as carried out when all its actions were done by its date', async () => {
    const earlier =
      'id: MR-0\ntype: management-review\ntitle: R\nstatus: approved\ndate: 2025-01-10\noutputs: [{ id: O1, kind: resources, decision: D, due: 2025-06-30, actions: [ACT-1, ACT-2] }]\n';
    const action = (id: string, done: string) =>
      `id: ${id}\ntype: action\ntitle: T\nstatus: done\ncompletedOn: ${done}\n`;
    const count = async (first: string, second: string) => {
      const {
        decisionsCarriedOut: { count: good, of },
      } = await figures({
        ...review('previous: MR-0'),
        'e.yaml': earlier,
        'a.yaml': action('ACT-1', first),
        'b.yaml': action('ACT-2', second),
      });
      return [good, of];
    };
    expect(await count('2025-06-01', '2025-06-30')).toEqual([1, 1]);
    expect(await count('2025-06-01', '2025-07-01')).toEqual([0, 1]);
    expect(await count('2025-06-01', '2026-06-30')).toEqual([0, 1]);
  });
});

describe('a review that is not approved', () => {
  test('is as of today and says what still lacks', async () => {
    const pack = await packOf(
      review(
        'inputs:',
        '  - { input: customer-satisfaction, summary: S, objectives: [OBJ-1], theme: a }',
        '  - { input: resources, notApplicable: None }',
      ),
      'MR-1',
      { today: '2026-02-01' },
    );
    expect([pack.asOf, pack.review.state]).toEqual(['2026-02-01', 'held']);
    const lacks = new Map(pack.readiness!.inputs.map((input) => [input.key, input.lacks]));
    expect(lacks.get('customer-satisfaction')).toEqual(['point', 'evidence', 'trend']);
    expect(lacks.get('resources')).toEqual([]);
    expect(lacks.get('audit-results')).toEqual(['input']);
    expect([pack.readiness!.ready, pack.readiness!.inputs.length]).toEqual([1, 12]);
  });

  test('an action moved after the day of the pack has its old date on that day', async () => {
    const files = {
      ...review('previous: MR-0'),
      'e.yaml':
        'id: MR-0\ntype: management-review\ntitle: R\nstatus: approved\ndate: 2025-01-10\noutputs: [{ id: O1, kind: resources, decision: D, due: 2025-06-30, actions: ACT-1 }]\n',
      'a.yaml':
        'id: ACT-1\ntype: action\ntitle: T\nstatus: open\ndue: 2026-12-31\ndueHistory: [{ from: 2025-06-30, to: 2025-09-30, reason: R, on: 2025-05-01 }, { from: 2025-09-30, to: 2026-12-31, reason: R, on: 2025-09-01 }]\n',
    };
    const at = async (asOf: string) =>
      (await packOf(files, 'MR-1', { asOf })).pageOne.lastTime.decisions.items[0]!.actions[0]!;
    expect(await at('2025-04-01')).toMatchObject({ due: '2025-06-30', moved: 0, state: 'open' });
    expect(await at('2025-08-01')).toMatchObject({
      due: '2025-09-30',
      firstDue: '2025-06-30',
      moved: 1,
      state: 'open',
    });
    expect(await at('2026-02-01')).toMatchObject({ due: '2026-12-31', moved: 2, state: 'open' });
  });
});
