import type { JsonObject } from '../../server/src/model/json.ts';
import { scenarios } from './scenarios.ts';
import { yaml } from './signing.ts';

const of = (record: JsonObject, more: JsonObject = {}): Record<string, string> => ({
  'record.yaml': yaml({ ...record, ...more }),
});

const complaint: JsonObject = {
  id: 'CMP-1',
  type: 'complaint',
  title: 'Display',
  status: 'received',
  receivedOn: '2026-01-26',
};
scenarios('complaint-unanswered', [
  {
    name: 'on the last of five days',
    files: of(complaint),
    options: { today: '2026-01-31' },
    expected: [],
  },
  {
    name: 'a day later',
    files: of(complaint),
    expected: [
      {
        path: 'receivedOn',
        severity: 'warning',
        message:
          'The complaint should have been answered by 2026-01-31, 1 day ago. Answer the customer and write the day under `respondedOn`. The time set for an answer is 5 days.',
      },
    ],
  },
  {
    name: 'within the time of qms.yaml',
    files: { ...of(complaint), 'qms.yaml': 'complaints: { respondWithin: P7D }\n' },
    expected: [],
  },
  {
    name: 'past the day agreed',
    files: of(complaint, { responseDue: '2026-01-27' }),
    expected: [{ path: 'responseDue', severity: 'warning', message: /by 2026-01-27, as agreed,/ }],
  },
  { name: 'answered', files: of(complaint, { respondedOn: '2026-01-28' }), expected: [] },
  {
    name: 'answered on an unknown day',
    files: of(complaint, { status: 'answered' }),
    expected: [
      {
        path: 'receivedOn',
        severity: 'warning',
        message:
          'The complaint is answered, but the day is missing. Write it under `respondedOn`. It was to be answered by 2026-01-31.',
      },
    ],
  },
  { name: 'draft', files: of(complaint, { status: 'draft' }), expected: [] },
  { name: 'closed', files: of(complaint, { status: 'closed' }), expected: [] },
  { name: 'withdrawn', files: of(complaint, { status: 'withdrawn' }), expected: [] },
]);

const supplier: JsonObject = {
  id: 'SUP-1',
  type: 'supplier',
  title: 'Castings',
  status: 'approved',
  critical: true,
  criteria: ['On time'],
  evaluations: [{ date: '2025-01-31', decision: 'continue' }],
};
const unknown = { ...supplier, criteria: [], evaluations: [] };
scenarios('supplier-evaluation', [
  { name: 'criteria and a result', files: of(supplier), expected: [] },
  {
    name: 'neither',
    files: of(unknown),
    expected: [
      {
        path: 'criteria',
        severity: 'error',
        message:
          'The supplier is critical, but has neither criteria nor the result of an evaluation. Write the criteria or name their document under `criteriaFrom`, and record the evaluation under `evaluations`.',
      },
    ],
  },
  {
    name: 'no result',
    files: of(supplier, { evaluations: [] }),
    expected: [{ path: 'evaluations', severity: 'error' }],
  },
  {
    name: 'a day alone is no result',
    files: of(supplier, { evaluations: [{ date: '2025-01-31', by: 'PER-1' }] }),
    expected: [{ path: 'evaluations', severity: 'error' }],
  },
  ...[{ score: 80 }, { results: { delivery: 90 } }].map((result) => ({
    name: `with ${Object.keys(result)}`,
    files: of(supplier, { evaluations: [{ date: '2025-01-31', ...result }] }),
    expected: [],
  })),
  {
    name: 'criteria in a document',
    files: of(supplier, { criteria: [], criteriaFrom: 'DOC-1' }),
    expected: [],
  },
  { name: 'not critical', files: of(unknown, { critical: false }), expected: [] },
  {
    name: 'candidate: a warning',
    files: of(unknown, { status: 'candidate' }),
    expected: [{ path: 'criteria', severity: 'warning' }],
  },
  { name: 'blocked', files: of(unknown, { status: 'blocked' }), expected: [] },
  {
    name: 'kept in another system',
    files: { ...of(unknown), 'qms.yaml': 'elsewhere: [{ clause: "8.4", system: ERP }]\n' },
    expected: [],
  },
]);

const due = { ...supplier, nextEvaluation: '2026-01-31' };
scenarios('supplier-reevaluation-overdue', [
  { name: 'due today', files: of(due), options: { today: '2026-01-31' }, expected: [] },
  {
    name: 'due yesterday',
    files: of(due),
    expected: [
      {
        path: 'nextEvaluation',
        severity: 'warning',
        message:
          'The supplier was to be evaluated again by 2026-01-31, 1 day ago. Evaluate it and set the next day. The last evaluation was on 2025-01-31.',
      },
    ],
  },
  {
    name: 'by the interval',
    files: of(supplier, { reevaluationInterval: 'P12M' }),
    expected: [{ path: 'reevaluationInterval', severity: 'warning' }],
  },
  {
    name: 'evaluated, and the planned day not moved on',
    files: of(due, { reevaluationInterval: 'P12M', evaluations: [{ date: '2026-01-31' }] }),
    expected: [],
  },
  { name: 'not critical', files: of(due, { critical: false }), expected: [] },
  { name: 'candidate', files: of(due, { status: 'candidate' }), expected: [] },
  { name: 'inactive', files: of(due, { status: 'inactive' }), expected: [] },
]);

const output: JsonObject = {
  id: 'NCO-1',
  type: 'nonconforming-output',
  title: 'Thin coating',
  status: 'closed',
  detectedOn: '2026-01-02',
};
scenarios('output-disposition', [
  {
    name: 'closed without either',
    files: of(output),
    expected: [
      {
        path: 'disposition',
        severity: 'error',
        message:
          'The output is closed without saying what was done and who had the authority. Write it under `disposition` and `authority`.',
      },
    ],
  },
  {
    name: 'decided without authority',
    files: of(output, { status: 'decided', disposition: 'scrap' }),
    expected: [{ path: 'authority', severity: 'error' }],
  },
  { name: 'decided', files: of(output, { disposition: 'scrap', authority: 'ROLE-TD' }), expected: [] },
  {
    name: 'the sign-off names the authority',
    files: of(output, {
      disposition: 'scrap',
      signOffs: [{ by: 'PER-1', role: 'ROLE-TD', meaning: 'authorized', date: '2026-01-05' }],
    }),
    expected: [],
  },
  { name: 'open for 30 days', files: of(output, { status: 'open' }), expected: [] },
  {
    name: 'open for 31 days',
    files: of(output, { status: 'contained', detectedOn: '2026-01-01' }),
    expected: [
      {
        path: 'disposition',
        severity: 'warning',
        message: /for 31 days .*30 days are time enough.*Practice/,
      },
    ],
  },
  { name: 'draft', files: of(output, { status: 'draft' }), expected: [] },
]);

const change: JsonObject = {
  id: 'CHG-1',
  type: 'change',
  title: 'Oven',
  kind: 'process',
  status: 'implemented',
};
const reviewed = { date: '2026-01-02', result: 'All fine.' };
scenarios('change-authorization', [
  {
    name: 'neither',
    files: of(change),
    expected: [
      {
        path: 'review',
        severity: 'error',
        message:
          'The change is implemented without saying what its review found and who authorized it. Write it under `review` and `authorizedBy`.',
      },
    ],
  },
  {
    name: 'closed, and the review without result',
    files: of(change, { status: 'closed', review: { date: '2026-01-02' }, authorizedBy: 'ROLE-TD' }),
    expected: [{ path: 'review.result', severity: 'error' }],
  },
  { name: 'both', files: of(change, { review: reviewed, authorizedBy: 'ROLE-TD' }), expected: [] },
  ...['draft', 'proposed', 'approved', 'rejected'].map((status) => ({
    name: `nothing to say while ${status}`,
    files: of(change, { status }),
    expected: [],
  })),
]);
