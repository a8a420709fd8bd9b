import { beforeAll, describe, expect, test } from 'vitest';
import type { Pack } from '../../server/src/pack/model.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { packOf } from './packs.ts';

let pack: Pack;
beforeAll(async () => {
  pack = await packOf(acmeTexts(), 'MR-2026-01');
});
const ids = (items: readonly { readonly link: { readonly id: string } }[]) =>
  items.map(({ link }) => link.id);

describe('page one of the example company', () => {
  test('is as of the day of the approved review', () => {
    expect([pack.asOf, pack.review.state, pack.readiness, pack.notes]).toEqual([
      '2026-01-20',
      'approved',
      null,
      [],
    ]);
    expect(pack.review.comparedWith).toEqual({ from: '2024-01-01', to: '2024-12-31' });
  });

  test('asks three decisions, by deadline, with amount, consequence and answer', () => {
    const { items, more } = pack.pageOne.decisions;
    expect(more).toBe(0);
    expect(
      items.map(({ request, money, decideBy, daysLeft, answer }) => [
        request,
        money?.amount,
        money?.per,
        decideBy,
        daysLeft,
        answer?.answer,
      ]),
    ).toEqual([
      ['One technician for a late shift on four days a week', 62000, 'year', '2026-01-31', 11, 'granted'],
      ['Cooling for the laboratory before summer', 38000, 'once', '2026-02-15', 26, 'granted'],
      ['A second supplier quality engineer', 80000, 'year', '2026-03-31', 70, 'declined'],
    ]);
    expect(items.every(({ ifNot, from }) => ifNot !== null && from?.kind === 'role')).toBe(true);
    expect(items[0]!.link.path).toEqual(['inputs', 4, 'ask']);
  });

  test('says what was decided last time and what it brought', () => {
    const { review, decisions, kept } = pack.pageOne.lastTime;
    expect(review?.id).toBe('MR-2025-01');
    expect(kept).toEqual({ due: 5, onTime: 3, moved: 1, late: 0, open: 1, undated: 1 });
    expect(
      decisions.items.map(({ progress, doneOn, daysLate, outcome, expected }) => [
        progress,
        doneOn,
        daysLate,
        outcome?.result ?? null,
        expected?.latest?.value ?? null,
        expected?.reached ?? null,
      ]),
    ).toEqual([
      ['done', '2025-06-27', null, 'effective', 9.8, false],
      ['done', '2025-10-17', null, 'effective', 1.4, true],
      ['done', '2025-04-11', null, 'effective', 3.6, true],
      ['late', null, 112, null, null, null],
      ['open', null, null, null, null, null],
      ['done', null, null, 'partly-effective', 168, false],
    ]);
  });

  test('shows five changes by theme, in money and to customers', () => {
    expect(
      pack.pageOne.changes.map(({ theme, matters, link, movement, money, atStake, direction, objective }) => [
        theme,
        matters,
        link.id,
        movement?.yearBefore?.value ?? null,
        movement?.latest?.value ?? null,
        money?.amount ?? null,
        atStake?.amount ?? null,
        direction,
        objective?.outcome ?? null,
      ]),
    ).toEqual([
      ['customers', 'customers', 'KPI-RESP', 5.6, 3.6, null, null, 'better', 'achieved'],
      ['customers', 'customers', 'KPI-CSAT', 27, 41, null, null, 'better', null],
      ['delivery', 'customers', 'KPI-OTD', 86.2, 92.6, null, null, 'better', null],
      ['earnings', 'money', 'OBJ-2025-05', 94.3, 94.2, null, 55000, 'unchanged', 'behind'],
      ['earnings', 'money', 'RSK-005', null, null, null, 420000, 'unknown', null],
    ]);
    expect(pack.pageOne.changes.at(-1)?.risk).toEqual({
      kind: 'new',
      highest: 25,
      rating: 12,
      acceptedUntil: '2026-12-31',
    });
  });

  test('says why each decision matters, what all of them come to, and what was decided without an ask', () => {
    const { decisions, totals, unasked } = pack.pageOne;
    expect(
      decisions.items.map(({ worth, delay }) => [
        worth.map(({ objective, value }) => [objective.to?.id, value.amount]),
        delay?.cost.amount ?? null,
      ]),
    ).toEqual([
      [
        [
          ['OBJ-2026-02', 210000],
          ['OBJ-2025-02', 130000],
        ],
        11000,
      ],
      [[['OBJ-2026-02', 210000]], null],
      [[], null],
    ]);
    expect([totals.asks, totals.answered, totals.headcountAsked, totals.headcountGranted]).toEqual([
      3, 3, 2, 1,
    ]);
    expect(totals.asked.map(({ amount, per }) => [amount, per])).toEqual([
      [142000, 'year'],
      [38000, 'once'],
    ]);
    expect(totals.granted.map(({ amount, per }) => [amount, per])).toEqual([
      [62000, 'year'],
      [38000, 'once'],
    ]);
    expect(unasked.items.map(({ decision, money }) => [decision, money.map(({ amount }) => amount)])).toEqual(
      [
        ['Travellers and drawings without paper, on line 1 first', [85000]],
        ['Call before the date has passed, and fifty points as the objective', []],
      ],
    );
  });

  test('names what was promised before, and where a late promise has gone', () => {
    const [rig, , , test] = pack.pageOne.lastTime.decisions.items;
    expect([rig?.firstDue, rig?.daysAfterFirst, rig?.newDue]).toEqual(['2024-10-31', 239, null]);
    expect([test?.firstDue, test?.newDue]).toEqual([null, '2026-04-30']);
    expect(test?.movedBecause).toMatch(/^Lars Grothe left in June/);
  });

  test('charts the cost of poor quality in euros, with its target', () => {
    const cost = pack.pageOne.costOfPoorQuality!;
    expect([cost.source, cost.currency, cost.total, cost.before, cost.countedOnce]).toEqual([
      'indicator',
      'EUR',
      778000,
      883000,
      0,
    ]);
    expect(cost.points.slice(-2).map(({ period, amount, target }) => [period, amount, target])).toEqual([
      ['2025-Q3', 184000, 160000],
      ['2025-Q4', 168000, 160000],
    ]);
    expect(cost.byKind.map(({ kind, sum }) => [kind, sum.amount])).toEqual([
      ['external-failure', 15580],
      ['internal-failure', 3140],
    ]);
  });
});

test('the review before: a year is not compared with half a year, and what stood still is no change', async () => {
  const earlier = await packOf(acmeTexts(), 'MR-2025-01');
  expect(earlier.review.comparedWith).toEqual({ from: '2023-01-01', to: '2023-12-31' });
  expect([earlier.pageOne.costOfPoorQuality?.total, earlier.pageOne.costOfPoorQuality?.before]).toEqual([
    883000,
    null,
  ]);
  expect(earlier.pageOne.changes.map(({ link }) => link.id)).not.toContain('KPI-CSAT');
  expect(earlier.pageOne.lastTime.decisions.items[0]).toMatchObject({ progress: 'late', daysLate: 83 });
});

describe('the sections', () => {
  test('inputs carry stated and computed trend, objectives and what came of them', () => {
    expect(pack.inputs.length).toBe(12);
    const process = pack.inputs.find(({ keys }) => keys.includes('process-performance'))!;
    expect([process.trend, process.computedTrend, process.theme]).toEqual([
      'improving',
      'improving',
      'delivery',
    ]);
    expect(
      process.objectives.map(({ cited, state, target, latest }) => [
        cited.to?.id,
        state,
        target,
        latest?.value,
      ]),
    ).toEqual([
      ['OBJ-2025-02', 'running', 9, 9.8],
      ['OBJ-2026-02', 'proposed', 95, 92.6],
    ]);
    expect(process.outputs.map(({ path }) => path)).toEqual([['outputs', 0]]);
    expect(pack.inputs.find(({ keys }) => keys.includes('context-changes'))!.evidence.at(-1)).toEqual({
      cited: null,
      external: { what: 'Minutes of the strategy meeting', location: null, date: '2025-11-05', url: null },
    });
  });

  test('objectives: those named and those that ran since the last review', () => {
    expect(ids(pack.objectives.items)).not.toContain('OBJ-2024-01');
    const yieldObjective = pack.objectives.items.find(({ link }) => link.id === 'OBJ-2025-05')!;
    // A forecast has no date: what it was on the day of an approved review nobody can say.
    expect([yieldObjective.state, yieldObjective.forecast, yieldObjective.reached]).toEqual([
      'running',
      null,
      false,
    ]);
    expect(yieldObjective.pathway.map(({ reading, reached }) => [reading, reached])).toEqual([
      [94.2, false],
      [null, null],
    ]);
    const people = pack.objectives.items.find(({ link }) => link.id === 'OBJ-2025-06')!;
    expect(people.milestones.map(({ doneOn, late }) => [doneOn, late])).toEqual([
      ['2025-06-12', false],
      ['2025-10-24', false],
      [null, false],
    ]);
  });

  test('indicators carry limits by phase and the decisions on their time line', () => {
    const flow = pack.indicators.items.find(({ link }) => link.id === 'KPI-CALT')!;
    expect(flow.chart.kind).toBe('individuals');
    expect(
      flow.chart.phases.map(({ from, count, mean, lower, upper }) => [from, count, mean, lower, upper]),
    ).toEqual([
      ['2023-07', 10, 12.22, 10.89, 13.55],
      ['2024-05', 14, 15.4357142857, 13.942021978, 16.9294065934],
      ['2025-07', 6, 10.25, 9.1328, 11.3672],
    ]);
    expect(flow.chart.marks.map(({ date, kind }) => [date, kind])).toEqual([
      ['2024-05-01', 'phase'],
      ['2025-01-22', 'decision'],
      ['2025-06-27', 'action'],
      ['2025-07-01', 'phase'],
      ['2026-01-20', 'decision'],
    ]);
    expect(flow.chart.signals).toEqual([]);
    expect(flow.chart.points.at(-1)).toMatchObject({ period: '2025-12', value: 9.8, target: 9, phase: 2 });
  });

  test('nonconformities by age and effect, as they stood on the day', () => {
    const { detected, detectedBefore, open, ageing, effect, entries } = pack.nonconformities;
    expect([detected, detectedBefore, open]).toEqual([3, 2, 1]);
    expect(ageing.filter(({ count }) => count > 0)).toEqual([{ label: '91-180', count: 1 }]);
    expect(effect).toEqual({ effective: 4, partlyEffective: 0, notEffective: 0, awaited: 1 });
    expect(entries.items[0]).toMatchObject({ link: { id: 'NC-2025-03' }, ageInDays: 98, closedOn: null });
  });

  test('risks move on the matrix by treatment', () => {
    const at = (cells: Pack['risks']['before'], id: string) => cells.find((cell) => cell.ids.includes(id))!;
    expect(at(pack.risks.before, 'RSK-002')).toMatchObject({ likelihood: 4, severity: 4 });
    expect(at(pack.risks.after, 'RSK-002')).toMatchObject({ likelihood: 2, severity: 4 });
    expect(ids(pack.risks.entries.items)[0]).toBe('RSK-001');
  });

  test('suppliers, audits, competence, bottlenecks, culture', () => {
    expect(pack.suppliers.items.filter(({ overdue }) => overdue).map(({ link }) => link.id)).toEqual([
      'SUP-003',
    ]);
    expect(pack.audits.findings).toEqual([
      { grade: 'minor', count: 2, open: 1, unanswered: 0 },
      { grade: 'observation', count: 2, open: 1, unanswered: 1 },
      { grade: 'positive', count: 2, open: 0, unanswered: 0 },
    ]);
    expect(pack.audits.programmes.items.map(({ link, due, held }) => [link.id, due, held])).toEqual([
      ['AP-2024', 6, 6],
    ]);
    expect([pack.audits.processes, pack.audits.notAudited.items]).toEqual([9, []]);
    expect(
      pack.competence.entries.items.map(({ link, holders, singlePointOfFailure }) => [
        link.id,
        holders,
        singlePointOfFailure,
      ]),
    ).toContainEqual(['CPT-003', 3, false]);
    expect(pack.bottlenecks.constraints.items[0]?.costOfDelay).toEqual({
      amount: 11000,
      currency: 'EUR',
      per: 'month',
      estimated: true,
    });
    expect(
      pack.bottlenecks.moved.items.map(({ link, firstDue, due, movedBecause }) => [
        link.id,
        firstDue,
        due,
        movedBecause,
      ]),
    ).toEqual([
      [
        'ACT-2025-03',
        '2025-09-30',
        '2026-04-30',
        'Lars Grothe left in June; Nadia Rahimi changed the concept from single cells to trays of 24.',
      ],
    ]);
    expect([pack.resources.committed[0]?.amount, pack.resources.entries.at(-1)?.decision?.text]).toEqual([
      85000,
      'Travellers and drawings without paper, on line 1 first',
    ]);
    expect(pack.decisions.items.map(({ committed }) => committed[0]?.amount ?? null)).toEqual([
      null,
      null,
      85000,
      null,
      null,
    ]);
    expect(pack.bottlenecks.roles.every(({ role }) => role.kind === 'role')).toBe(true);
    expect(ids(pack.culture.surveys.items)).toEqual(['SUR-2025-02']);
    expect(ids(pack.culture.commitments.items)[0]).toBe('LC-2025-05');
  });

  test('every decision has its line of sight to the policy', () => {
    expect(
      pack.decisions.items.map(({ id, lineOfSight }) => [
        id,
        lineOfSight.complete,
        lineOfSight.objectives[0]?.to?.id,
        lineOfSight.policies[0]?.commitment,
      ]),
    ).toEqual([
      ['O1', true, 'OBJ-2026-02', 'customer-focus'],
      ['O2', true, 'OBJ-2026-02', 'customer-focus'],
      ['O3', true, 'OBJ-2026-03', 'continual-improvement'],
      ['O4', true, 'OBJ-2026-01', 'customer-focus'],
      ['O5', true, 'OBJ-2025-03', 'applicable-requirements'],
    ]);
  });
});

describe('leadership figures', () => {
  test('in all', () => {
    const { total, period } = pack.appendix.leadership;
    // From the day after the last review: neither that review nor what it decided is counted again.
    expect(period).toEqual({ from: '2025-01-23', to: '2026-01-20' });
    const counts = (figure: { count: number; of: number } | null) => [figure?.count, figure?.of];
    expect(counts(total.attendance)).toEqual([2, 2]);
    expect(counts(total.signOffsOnTime)).toEqual([11, 11]);
    expect(counts(total.decisionsCarriedOut)).toEqual([3, 5]);
    expect(total.decisionsCarriedOut.others.items.map(({ id, path }) => [id, ...path])).toEqual([
      ['MR-2025-01', 'outputs', 3],
      ['MR-2025-01', 'outputs', 5],
    ]);
    expect(counts(total.inputsWithoutObjective)).toEqual([1, 12]);
    expect(total.asked.sums.map(({ amount, per }) => [amount, per])).toEqual([
      [142000, 'year'],
      [38000, 'once'],
    ]);
    expect(total.granted.sums.map(({ amount, per }) => [amount, per])).toEqual([
      [62000, 'year'],
      [38000, 'once'],
    ]);
  });

  test('by theme they add up', () => {
    const { total, themes } = pack.appendix.leadership;
    const sum = (pick: (row: typeof total) => number) => themes.reduce((count, row) => count + pick(row), 0);
    expect(sum(({ decisionsMade }) => decisionsMade.of)).toBe(total.decisionsMade.of);
    expect(sum(({ decisionsCarriedOut }) => decisionsCarriedOut.count)).toBe(total.decisionsCarriedOut.count);
    expect(sum(({ inputsWithoutObjective }) => inputsWithoutObjective.of)).toBe(
      total.inputsWithoutObjective.of,
    );
    expect(themes.map(({ theme }) => theme)).toEqual(['customers', 'delivery', 'know-how', 'earnings', null]);
  });
});

describe('the appendix', () => {
  test('lists cited records with digest, sign-offs with evidence, exceptions and findings', () => {
    const { records, signOffs, exceptions, findings, silenced } = pack.appendix;
    expect(ids(records.items)).toEqual(
      expect.arrayContaining(['MR-2026-01', 'KPI-CALT', 'POL-001', 'PER-001']),
    );
    expect(records.items.every(({ digest }) => /^sha256-[A-Za-z0-9+/]{43}=$/.test(digest ?? ''))).toBe(true);
    expect(new Set(signOffs.items.map(({ evidence }) => evidence))).toEqual(new Set(['content-bound']));
    expect(signOffs.items.every(({ date }) => date !== null && date <= '2026-01-20')).toBe(true);
    expect(pack.review.signOffs.map(({ by, date }) => [by?.id, date])).toEqual([
      ['PER-001', '2026-01-26'],
      ['PER-002', '2026-01-26'],
    ]);
    expect(ids(exceptions.items)).toEqual(['EXC-2025-01']);
    expect(findings.items.map(({ rule }) => rule)).toEqual(['objective-off-target']);
    expect(silenced.more).toBe(0);
  });
});
