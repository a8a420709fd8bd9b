import { expect, test } from 'vitest';
import { plannedFor } from '../../server/src/domain/audit/audits.ts';
import { calibrationDue } from '../../server/src/domain/calibrations.ts';
import { answerDue } from '../../server/src/domain/complaint.ts';
import { lookDue } from '../../server/src/domain/next-review.ts';
import { evaluationDue } from '../../server/src/domain/suppliers.ts';
import type { Queries } from '../../server/src/model/queries.ts';
import type { QmsRecord } from '../../server/src/model/record.ts';
import { openProject } from '../rules/harness.ts';

const read = async (text: string): Promise<{ record: QmsRecord; queries: Queries }> => {
  const { project } = await openProject({ 'a.yaml': text });
  const { queries } = project;
  return { record: queries.record('X-1')!, queries };
};

test.each([
  ['nextCalibration: 2026-05-01', '2026-05-01'],
  ['interval: P12M\nlastCalibration: 2025-03-01', '2026-03-01'],
  // Not moved on with the last calibration.
  ['interval: P12M\nlastCalibration: 2025-03-01\nnextCalibration: 2025-02-01', '2026-03-01'],
  // What failed is no calibration to go by.
  [
    'interval: P12M\ncalibrations: [{ date: 2025-01-10, result: pass }, { date: 2025-06-10, result: fail }]',
    '2026-01-10',
  ],
  ['interval: P12M', null],
])('equipment with %j is to be calibrated on %s', async (keys, day) => {
  const { record } = await read(`id: X-1\ntype: equipment\ntraceability: required\n${keys}\n`);
  expect(calibrationDue(record)).toBe(day);
});

test('a supplier is evaluated again as planned, else an interval after the last time', async () => {
  const evaluated = 'id: X-1\ntype: supplier\nevaluations: [{ date: 2025-01-20 }]\n';
  const planned = await read(`${evaluated}nextEvaluation: 2026-02-20\n`);
  expect(evaluationDue(planned.record)).toEqual({ date: '2026-02-20', last: '2025-01-20' });
  const every = await read(`${evaluated}reevaluationInterval: P12M\nnextEvaluation: 2024-12-31\n`);
  expect(evaluationDue(every.record)).toEqual({ date: '2026-01-20', last: '2025-01-20' });
});

test('a complaint is answered as agreed, else within the time set for all', async () => {
  const complaint = 'id: X-1\ntype: complaint\nreceivedOn: 2026-01-30\n';
  const { record, queries } = await read(complaint);
  expect(answerDue(record, queries)).toEqual({ date: '2026-02-04', isAgreed: false });
  const agreed = await read(`${complaint}responseDue: 2026-02-20\n`);
  expect(answerDue(agreed.record, queries)).toEqual({ date: '2026-02-20', isAgreed: true });
  const answered = await read(`${complaint}respondedOn: 2026-01-31\n`);
  expect(answerDue(answered.record, queries)).toBeNull();
});

test('an audit is held when its programme moved it to, and never once it is dropped', async () => {
  const audit =
    'id: X-1\ntype: audit\nstatus: planned\ndate: 2026-03-10\n---\nid: AP-1\ntype: audit-programme\n';
  const { record, queries } = await read(audit);
  expect(plannedFor(record, queries)).toBe('2026-03-10');
  const moved = await read(`${audit}reschedules: [{ audit: X-1, to: 2026-Q2, reason: illness }]\n`);
  expect(plannedFor(moved.record, moved.queries)).toBe('2026-06-30');
  const dropped = await read(`${audit}reschedules: [{ audit: X-1, to: dropped, reason: closed }]\n`);
  expect(plannedFor(dropped.record, dropped.queries)).toBeNull();
});

test('a document is looked at again on its day, which does not move beyond the interval by itself', async () => {
  const document = 'id: X-1\ntype: document\nreviewInterval: P12M\neffectiveFrom: 2025-01-01\n';
  expect(lookDue((await read(document)).record)).toMatchObject({ by: 'interval', date: '2026-01-01' });
  const planned = await read(`${document}nextReview: 2026-06-01\n`);
  expect(lookDue(planned.record)).toMatchObject({ by: 'planned', date: '2026-06-01' });
  const signed = `${document}signOffs: [{ by: PER-1, role: ROLE-1, meaning: approved, date: 2025-01-15 }]\n`;
  const moved = await read(`${signed}nextReview: 2026-06-01\n`);
  expect(lookDue(moved.record)).toMatchObject({ by: 'moved', date: '2026-02-15', next: '2026-06-01' });
});
