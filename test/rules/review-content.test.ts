import { scenarios } from './scenarios.ts';
import { type Data, files, section, withReview } from './whole-review.ts';

scenarios('review-conclusion-missing', [
  {
    name: 'none',
    files: withReview((review) => delete review.conclusions),
    expected: [
      {
        path: 'conclusions',
        severity: 'warning',
        message:
          'The review draws no conclusion on the system. Answer `suitable`, `adequate`, `effective` and `alignedWithStrategy` for it under `conclusions` with `confirmed`, `partly` or `not-confirmed`.',
      },
    ],
  },
  {
    name: 'one left open',
    files: withReview((review) => delete review.conclusions.effective),
    expected: [
      {
        path: 'conclusions.effective',
        severity: 'warning',
        message: /^No conclusion on effectiveness of the system\./,
      },
    ],
  },
  {
    name: 'extraordinary',
    files: withReview((review) => {
      review.kind = 'extraordinary';
      delete review.conclusions;
    }),
    expected: [],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      delete review.conclusions;
    }),
    expected: [{ path: 'conclusions', severity: 'warning' }],
  },
  {
    name: 'draft',
    files: withReview((review) => {
      review.status = 'draft';
      delete review.conclusions;
    }),
    expected: [],
  },
]);

/** The company whose review cites one more record as evidence for audits. */
const citing = (record: Data, change: (data: Record<string, Data>) => void = () => {}) =>
  files((data) => {
    data['cited.yaml'] = record;
    section(data['review.yaml'], 'audit-results').evidence.push(record.id);
    change(data);
  });

const audit = (date: string, more: Data = {}) => ({
  id: 'AUD-1',
  type: 'audit',
  title: 'Lab',
  status: 'reported',
  date,
  ...more,
});

const citedSecond = 'inputs[audit-results].evidence[AUD-1]';

scenarios('review-evidence-late', [
  {
    name: 'held after the review',
    files: citing(audit('2026-01-21')),
    expected: [
      {
        path: citedSecond,
        severity: 'warning',
        message:
          'Evidence AUD-1 of 2026-01-21 is newer than the review of 2026-01-20. Correct the date, or leave it to the next review. Practice, not a requirement.',
      },
    ],
  },
  { name: 'on the day', files: citing(audit('2026-01-20', { reportedOn: '2026-01-25' })), expected: [] },
  {
    name: 'a survey counts from its evaluation',
    files: citing({
      id: 'SUR-1',
      type: 'survey',
      title: 'S',
      period: { from: '2025-10-01', to: '2025-12-31' },
      evaluatedOn: '2026-01-25',
    }),
    expected: [{ path: 'inputs[audit-results].evidence[SUR-1]', severity: 'warning' }],
  },
  {
    name: 'evidence kept elsewhere',
    files: withReview(
      (review) => (section(review, 'resources').evidence = [{ external: 'HR system', date: '2026-01-30' }]),
    ),
    expected: [
      {
        path: 'inputs[resources].evidence[2026-01-30]',
        severity: 'warning',
        message: /^Evidence "HR system" of 2026-01-30 is newer/,
      },
    ],
  },
  {
    name: 'maintained records have no such date',
    files: files((data) => (data['indicator-1.yaml'].effectiveFrom = '2026-01-30')),
    expected: [],
  },
  {
    name: 'approved',
    files: citing(audit('2026-01-21'), (data) => (data['review.yaml'].status = 'approved')),
    expected: [{ path: citedSecond, severity: 'warning' }],
  },
  {
    name: 'draft',
    files: citing(audit('2026-01-21'), (data) => (data['review.yaml'].status = 'draft')),
    expected: [],
  },
]);

scenarios('review-decoration', [
  {
    name: 'a reason for no objective that is the one of the last time',
    files: files((data) => {
      for (const path of ['earlier.yaml', 'review.yaml']) {
        const item = section(data[path], 'resources');
        delete item.objectives;
        item.noObjective = `Complaints are few${path === 'review.yaml' ? '.' : ''} and of one customer`;
      }
    }),
    expected: [
      {
        path: 'inputs[resources].noObjective',
        severity: 'information',
        message:
          'Input "Resources" repeats the reason of MR-1. Say why no objective is needed now, or link it to one. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'a summary copied from the last review',
    files: files((data) => {
      section(data['review.yaml'], 'resources').summary =
        `${section(data['earlier.yaml'], 'resources').summary.toUpperCase()} `;
    }),
    expected: [
      {
        path: 'inputs[resources].summary',
        severity: 'information',
        message:
          'Input "Resources" has the same summary as in MR-1. Say what this period showed. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'a short one may be the same',
    files: files((data) => {
      for (const name of ['review.yaml', 'earlier.yaml'])
        section(data[name], 'resources').summary = 'No change.';
    }),
    expected: [],
  },
  {
    name: 'one objective behind most inputs',
    files: withReview((review) => {
      review.inputs.forEach((item: Data, index: number) => {
        if (index < 7) Object.assign(item, { objectives: ['OBJ-1'], evidence: ['KPI-1', 'ACT-1'] });
      });
    }),
    expected: [
      {
        path: 'inputs',
        severity: 'information',
        message:
          'Objective OBJ-1 stands behind 8 of the 12 linked inputs. Link each input to the objective it really bears on, or say `noObjective`. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'an objective whose indicator is never cited',
    files: withReview((review) => (section(review, 'resources').objectives = ['OBJ-2'])),
    expected: [
      {
        path: 'inputs[resources].objectives',
        severity: 'information',
        message:
          /^Input "Resources" never cites KPI-2\. That is how OBJ-2, to which it is linked, is measured\./,
      },
    ],
  },
  {
    name: 'a later version with another indicator adds nothing',
    files: files((data) => {
      const { 'objective-1.yaml': objective } = data;
      data['objective-1b.yaml'] = {
        ...objective,
        version: '2',
        status: 'active',
        effectiveFrom: '2026-01-25',
        indicator: 'KPI-2',
      };
      Object.assign(objective, { version: '1', status: 'missed' });
    }),
    expected: [],
  },
  {
    name: 'citing the objective itself will do',
    files: withReview((review) =>
      Object.assign(section(review, 'resources'), { objectives: ['OBJ-2'], evidence: ['OBJ-2'] }),
    ),
    expected: [],
  },
  {
    name: 'evidence from before the period',
    files: citing(audit('2025-05-10', { reportedOn: '2025-06-30' })),
    expected: [
      {
        path: citedSecond,
        severity: 'information',
        message:
          'Evidence AUD-1 of 2025-06-30 is older than the period under review. Cite what this period showed. It begins on 2025-07-01. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'reported within the period',
    files: citing(audit('2025-06-28', { reportedOn: '2025-07-01' })),
    expected: [],
  },
  {
    name: 'an old case still open then',
    files: citing({
      id: 'NC-1',
      type: 'nonconformity',
      detectedOn: '2025-01-10',
      closedOn: '2026-03-01',
      status: 'closed',
    }),
    expected: [],
  },
  {
    name: 'an old case closed before',
    files: citing({
      id: 'NC-1',
      type: 'nonconformity',
      title: 'N',
      detectedOn: '2025-01-10',
      closedOn: '2025-03-01',
      status: 'closed',
    }),
    expected: [{ path: 'inputs[audit-results].evidence[NC-1]', severity: 'information' }],
  },
  {
    name: 'approved',
    files: citing(audit('2025-05-10'), (data) => (data['review.yaml'].status = 'approved')),
    expected: [{ path: citedSecond, severity: 'information' }],
  },
  {
    name: 'draft',
    files: citing(audit('2025-05-10'), (data) => (data['review.yaml'].status = 'draft')),
    expected: [],
  },
]);
