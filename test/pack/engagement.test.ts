import { describe, expect, test } from 'vitest';
import { engagementOf } from '../../server/src/pack/facts/engagement.ts';
import { openProject } from '../rules/harness.ts';
import { acmeTexts } from '../workspace/acme.ts';
import type { Files } from './packs.ts';

async function engagement(files: Files, today = '2026-02-01') {
  const { project } = await openProject(files, { today });
  return engagementOf({ queries: project.queries, asOf: project.today });
}

/** Quarters of two years, with what comes before the review of 2025-01-10 and what after. */
const readings = (before: number, after: number) =>
  ['2024', '2025']
    .flatMap((year) =>
      [1, 2, 3, 4].map(
        (quarter) =>
          `{ period: ${year}-Q${quarter}, value: ${(year === '2024' ? before : after) + quarter / 10} }`,
      ),
    )
    .join(', ');

const objective = (id: string, indicator: string) =>
  `id: ${id}\ntype: quality-objective\ntitle: ${id}\nstatus: active\neffectiveFrom: 2024-01-01\ndue: 2026-12-31\nindicator: ${indicator}\ntarget: 100\n`;
const indicator = (id: string, values: string) =>
  `id: ${id}\ntype: indicator\nunit: "%"\ndirection: higher-is-better\nfrequency: quarterly\nreadings: [${values}]\n`;
const company = {
  'role.yaml':
    'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders: [{ person: PER-1, from: 2020-01-01 }, { person: PER-2, from: 2020-01-01 }]\n',
  'objectives.yaml': [objective('OBJ-1', 'KPI-1'), objective('OBJ-2', 'KPI-2')].join('---\n'),
  'indicators.yaml': [indicator('KPI-1', readings(50, 60)), indicator('KPI-2', readings(60, 50))].join(
    '---\n',
  ),
  'action.yaml': (due: string, done: string) =>
    `id: ACT-1\ntype: action\nstatus: done\nopenedOn: 2025-01-10\ndue: ${due}\ncompletedOn: ${done}\n`,
};
const withReview = (outputs: string, done = '2025-05-01'): Files => ({
  'role.yaml': company['role.yaml'],
  'objectives.yaml': company['objectives.yaml'],
  'indicators.yaml': company['indicators.yaml'],
  'action.yaml': company['action.yaml']('2025-06-30', done),
  'mr.yaml': `id: MR-1\ntype: management-review\nstatus: approved\ndate: 2025-01-10\nattendees: [PER-1]\ninputs:\n  - { input: resources, summary: Two are missing., ask: { request: Two technicians, money: { amount: 90000, currency: EUR, per: year } }, objectives: [OBJ-1] }\noutputs:\n${outputs}`,
});
const granted =
  '  - { id: O1, kind: resources, decision: Two technicians, answer: granted, granted: { money: { amount: 45000, currency: EUR, per: year } }, from: [resources], due: 2025-06-30, actions: [ACT-1] }\n';

describe('what top management put into a review, next to what moved', () => {
  test('attendance, promises kept, resources, and the objectives that decisions served or did not', async () => {
    const { periods, total } = await engagement(withReview(granted));
    expect(periods.items).toMatchObject([
      {
        review: { id: 'MR-1' },
        date: '2025-01-10',
        until: '2026-02-01',
        attendance: { count: 1, of: 2 },
        decisions: { made: 1, due: 1, onTime: 1, late: 0, open: 0 },
        asked: [{ amount: 90000 }],
        granted: [{ amount: 45000 }],
        objectives: {
          items: [
            { link: { id: 'OBJ-1' }, served: 'kept', trend: 'improving' },
            { link: { id: 'OBJ-2' }, served: 'none', trend: 'declining' },
          ],
        },
      },
    ]);
    expect(total.kept).toEqual({ improving: 1, stable: 0, declining: 0, unknown: 0 });
    expect(total.none).toEqual({ improving: 0, stable: 0, declining: 1, unknown: 0 });
  });

  test('a decision carried out late does not count as kept, one not due yet as neither', async () => {
    const late = await engagement(withReview(granted, '2025-09-01'));
    expect(late.periods.items[0]!.decisions).toMatchObject({ onTime: 0, late: 1 });
    expect(late.total['not-kept'].improving).toBe(1);
    const open = await engagement(withReview(granted), '2025-03-01');
    expect(open.periods.items[0]!.decisions).toMatchObject({ made: 1, due: 0 });
    expect(open.periods.items[0]!.objectives.items[0]).toMatchObject({ served: 'not-due' });
  });

  test('what was declined serves nothing', async () => {
    const { periods } = await engagement(withReview(granted.replace('answer: granted', 'answer: declined')));
    expect(periods.items[0]!.objectives.items.map(({ served }) => served)).toEqual(['none', 'none']);
  });
});

test('the example company: what was carried out in time moved more than what came late', async () => {
  const { periods, total } = await engagement(acmeTexts());
  expect(periods.items.map(({ review }) => review.id)).toEqual(['MR-2026-01', 'MR-2025-01', 'MR-2024-01']);
  expect(total.kept).toMatchObject({ improving: 5, stable: 0, declining: 0 });
  expect(total['not-kept']).toMatchObject({ improving: 1, stable: 1, declining: 0 });
});

test('without a review there is nothing to compare', async () => {
  expect((await engagement({})).periods).toEqual({ items: [], more: 0 });
});
