import { describe, expect, test } from 'vitest';
import { packDigest } from '../../server/src/pack/facts/digest.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { edited, type Files, packOf, reviewOf2025 } from './packs.ts';

/** What a pack of an earlier day must not know. */

const review = (...lines: readonly string[]): Files => reviewOf2025('approved', ...lines);
const pack = (files: Files, asOf: string, today = '2026-06-01') =>
  packOf({ ...review(), ...files }, 'MR-1', { asOf, today });

test('a forecast, what an action waits for and what it has cost so far are of today only', async () => {
  const files = {
    'mr.yaml': review('inputs: [{ input: objectives, summary: S, objectives: [OBJ-1] }]')['mr.yaml']!,
    'o.yaml':
      'id: OBJ-1\ntype: quality-objective\ntitle: T\nstatus: active\nforecast: at-risk\nactions: [ACT-1, ACT-2]\n',
    'a.yaml':
      'id: ACT-1\ntype: action\ntitle: T\nstatus: open\ndue: 2026-12-31\nblockedBy: Trays\nneedsFrom: ROLE-1\nspent: { amount: 7, currency: EUR }\n',
    'b.yaml':
      'id: ACT-2\ntype: action\ntitle: T\nstatus: done\ncompletedOn: 2025-06-30\nspent: { amount: 8, currency: EUR }\n',
    'p.yaml': 'id: PRC-1\ntype: process\ntitle: P\nconstraint: { what: One shift }\n',
    'q.yaml': 'id: PRC-2\ntype: process\ntitle: P\nconstraint: { what: One rig, since: 2025-01-01 }\n',
  };
  const at = async (day: string) => {
    const { objectives, bottlenecks } = await pack(files, day);
    const [entry] = objectives.items;
    const [open, done] = entry!.actions;
    return [
      entry?.forecast,
      open?.blockedBy,
      open?.needsFrom?.id ?? null,
      open?.spent?.amount ?? null,
      done?.spent?.amount ?? null,
      bottlenecks.blocked.items.length,
      bottlenecks.constraints.items.map(({ what }) => what),
    ];
  };
  expect(await at('2026-06-01')).toEqual(['at-risk', 'Trays', 'ROLE-1', 7, 8, 1, ['One shift', 'One rig']]);
  expect(await at('2026-01-20')).toEqual([null, null, null, null, 8, 0, ['One rig']]);
});

test('and are no part of the digest', async () => {
  const on = (today: string) =>
    packOf(edited(acmeTexts(), 'qms.yaml', 'asOf: 2026-02-01', `asOf: ${today}`), 'MR-2026-01');
  const [then, now] = [await on('2026-01-20'), await on('2027-01-20')];
  expect(then.objectives.items.some(({ forecast }) => forecast !== null)).toBe(true);
  expect(packDigest(now)).toBe(packDigest(then));
});

test('the next evaluation of a supplier is what it was before the one made since', async () => {
  const supplier = (next: string, ...evaluations: readonly string[]) => ({
    's.yaml': `id: SUP-1\ntype: supplier\ntitle: S\nstatus: approved\ncritical: true\nreevaluationInterval: P12M\nnextEvaluation: ${next}\nevaluations: [${evaluations.map((date) => `{ date: ${date}, decision: continue }`).join(', ')}]\n`,
  });
  const next = async (files: Files) =>
    (await pack(files, '2026-01-20')).suppliers.items.map(({ nextEvaluation, overdue }) => [
      nextEvaluation,
      overdue,
    ]);
  expect(await next(supplier('2026-03-31', '2025-03-10'))).toEqual([['2026-03-31', false]]);
  expect(await next(supplier('2027-03-31', '2025-03-10', '2026-03-15'))).toEqual([['2026-03-10', false]]);
  expect(await next(supplier('2027-03-31', '2025-01-10', '2026-03-15'))).toEqual([['2026-01-10', true]]);
});

describe('a record whose first version took effect later was not there yet', () => {
  const there = async (...lines: readonly string[]) =>
    (
      await pack(
        { 's.yaml': ['id: SUP-1', 'type: supplier', 'title: S', 'critical: true', ...lines, ''].join('\n') },
        '2026-01-20',
      )
    ).suppliers.items.length;
  test.each<[string, readonly string[], number]>([
    ['later', ['effectiveFrom: 2026-02-01', 'version: "1.0"'], 0],
    ['later, without a version', ['effectiveFrom: 2026-02-01'], 0],
    ['on the day', ['effectiveFrom: 2026-01-20', 'version: "1.0"'], 1],
    [
      'a later version, of which former ones were overwritten',
      ['effectiveFrom: 2026-02-01', 'version: "2.0"'],
      1,
    ],
    [
      'a first version with a history',
      [
        'effectiveFrom: 2026-02-01',
        'version: "1.0"',
        'history: [{ version: "0.9", effectiveFrom: 2025-01-01 }]',
      ],
      1,
    ],
    ['no date', ['version: "1.0"'], 1],
  ])('%s', async (_, lines, count) => {
    expect(await there(...lines)).toBe(count);
  });

  test('but a risk was there from the day it was identified', async () => {
    const risks = async (identified: string) =>
      (
        await pack(
          {
            'r.yaml': `id: RSK-1\ntype: risk\ntitle: R\nstatus: open\nversion: "1"\neffectiveFrom: 2026-02-01\nidentifiedOn: ${identified}\n`,
          },
          '2026-01-20',
        )
      ).risks.entries.items.length;
    expect(await risks('2025-12-01')).toBe(1);
    expect(await risks('2026-01-25')).toBe(0);
  });
});

test('an opportunity decided on since is still open', async () => {
  const decision = async (on: string) =>
    (
      await pack(
        {
          'o.yaml': `id: OPP-1\ntype: opportunity\ntitle: O\nstatus: pursued\ndecision: pursue\ndecidedOn: ${on}\n`,
        },
        '2026-01-20',
      )
    ).risks.opportunities.items[0]?.decision;
  expect(await decision('2026-01-20')).toBe('pursue');
  expect(await decision('2026-01-21')).toBeNull();
});

test('a target without a date holds from the day its indicator took effect', async () => {
  const chart = async (...lines: readonly string[]) =>
    (
      await pack(
        {
          'mr.yaml': review('inputs: [{ input: objectives, summary: S, indicators: [KPI-1] }]')['mr.yaml']!,
          'k.yaml': [
            'id: KPI-1',
            'type: indicator',
            'title: K',
            'direction: higher-is-better',
            'readings: [{ period: 2024, value: 1 }, { period: 2025, value: 2 }]',
            ...lines,
            '',
          ].join('\n'),
        },
        '2026-01-20',
      )
    ).indicators.items[0]!.chart.points.map(({ target }) => target);
  expect(await chart('target: 9', 'effectiveFrom: 2025-01-01')).toEqual([null, 9]);
  expect(await chart('target: 9')).toEqual([9, 9]);
  expect(await chart('target: 9', 'targets: [{ from: 2025, value: 10 }]')).toEqual([9, 10]);
});

test('the packs of the example company before 2026 know nothing of what came later', async () => {
  const found = await packOf(acmeTexts(), 'MR-2025-01');
  const text = JSON.stringify({ ...found, appendix: null, review: null });
  expect(text).not.toContain('251300');
  expect(found.suppliers.items.map(({ link, nextEvaluation }) => [link.id, nextEvaluation])).toEqual([
    ['SUP-001', '2026-01-20'],
    ['SUP-002', '2026-01-22'],
    ['SUP-003', '2025-12-31'],
    ['SUP-005', '2025-10-01'],
  ]);
  expect(found.risks.opportunities.items).toEqual([]);
  const turnaround = found.indicators.items.find(({ link }) => link.id === 'KPI-CALT')!;
  expect([turnaround.target, turnaround.reached]).toEqual([null, null]);
});
