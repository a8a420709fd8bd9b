import { expect, test } from 'vitest';
import { findingsOf } from './harness.ts';
import { scenarios } from './scenarios.ts';

const opportunity = (...more: readonly string[]): Record<string, string> => ({
  'o.yaml': ['id: OPP-1', 'type: opportunity', 'title: Certificates as data', ...more, ''].join('\n'),
});
const action = (id: string, status: string, origin = 'OPP-1'): Record<string, string> => ({
  [`${id}.yaml`]: `id: ${id}\ntype: action\ntitle: ${id}\nstatus: ${status}\norigin: ${origin}\n`,
});
const in2026 = { 'qms.yaml': 'organization: A\nstandards: [iso-9001:2026]\n' };
const pursued = 'status: pursued';
const done = action('ACT-1', 'done');
const practice = { path: 'effectiveness.result', severity: 'information' } as const;

scenarios('opportunity-effectiveness', [
  {
    name: 'pursued, and everything is done',
    files: { ...opportunity(pursued), ...done },
    expected: [
      {
        ...practice,
        message:
          'What was done for the opportunity is done, but nobody has evaluated what it brought. Write the result under `effectiveness`, or set `evaluateBy` to the day on which it can be judged. ACT-1 is done. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'under the edition of 2026 it is required',
    files: { ...in2026, ...opportunity(pursued), ...done },
    expected: [{ path: 'effectiveness.result', severity: 'warning', message: /ACT-1 is done\.$/ }],
  },
  {
    name: 'an edition that begins tomorrow asks for nothing today',
    files: {
      'qms.yaml':
        'organization: A\nstandards: [{ id: "iso-9001:2015", until: 2026-02-01 }, { id: "iso-9001:2026", from: 2026-02-02 }]\n',
      ...opportunity(pursued),
      ...done,
    },
    expected: [practice],
  },
  {
    name: 'an edition that begins today asks for it',
    files: {
      'qms.yaml':
        'organization: A\nstandards: [{ id: "iso-9001:2015", until: 2026-01-31 }, { id: "iso-9001:2026", from: 2026-02-01 }]\n',
      ...opportunity(pursued),
      ...done,
    },
    expected: [{ path: 'effectiveness.result', severity: 'warning' }],
  },
  {
    name: 'decided, though its status was not moved on',
    files: { ...opportunity('status: open', 'decision: pursue'), ...done },
    expected: [practice],
  },
  { name: 'put off', files: { ...opportunity('status: open', 'decision: defer'), ...done }, expected: [] },
  {
    name: 'one of two actions is open',
    files: { ...opportunity(pursued), ...done, ...action('ACT-2', 'open') },
    expected: [],
  },
  {
    name: 'one was cancelled',
    files: { ...opportunity(pursued), ...done, ...action('ACT-2', 'cancelled') },
    expected: [practice],
  },
  {
    name: 'all were cancelled',
    files: { ...opportunity(pursued), ...action('ACT-2', 'cancelled') },
    expected: [],
  },
  { name: 'nothing was to be done', files: opportunity(pursued), expected: [] },
  {
    name: 'the opportunity names the action',
    files: { ...opportunity(pursued, 'actions: [ACT-1]'), ...action('ACT-1', 'verified', 'MR-1') },
    expected: [practice],
  },
  {
    name: 'an action that is not on record',
    files: opportunity(pursued, 'actions: [ACT-9]'),
    expected: [],
  },
  {
    name: 'evaluated',
    files: { ...opportunity(pursued, 'effectiveness: { result: not-effective }'), ...done },
    expected: [],
  },
  {
    name: 'a criterion is no result',
    files: { ...opportunity(pursued, 'effectiveness: { criterion: Half of all deliveries }'), ...done },
    expected: [practice],
  },
  {
    name: 'once a day is set, another rule watches it',
    files: { ...opportunity(pursued, 'effectiveness: { evaluateBy: 2026-01-31 }'), ...done },
    expected: [],
  },
  { name: 'draft', files: { ...opportunity('status: draft', 'decision: pursue'), ...done }, expected: [] },
  { name: 'realized', files: { ...opportunity('status: realized'), ...done }, expected: [] },
  { name: 'declined', files: { ...opportunity('status: declined'), ...done }, expected: [] },
]);

test('the finding names the clause of the edition', async () => {
  const files = { ...opportunity(pursued), ...done };
  const clauses = async (all: Record<string, string>) =>
    (await findingsOf('opportunity-effectiveness', all)).map((finding) => [finding.basis, finding.clauses]);
  expect(await clauses(files)).toEqual([['practice', ['iso-9001:2015/6.1.2']]]);
  expect(await clauses({ ...in2026, ...files })).toEqual([['required', ['iso-9001:2026/6.1.3']]]);
});
