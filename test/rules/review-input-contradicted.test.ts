import { type Scenario, scenarios } from './scenarios.ts';
import { type Data, files, write } from './whole-review.ts';

/** The review leaves one input out, and there is a record besides. */
const leaving = (
  key: string,
  record: Data,
  change: (data: Record<string, Data>) => void = () => {},
): Record<string, string> =>
  files((data) => {
    const { inputs } = data['review.yaml'];
    inputs[inputs.findIndex(({ input }: Data) => input === key)] = {
      input: key,
      notApplicable: 'Nothing there',
    };
    data['record.yaml'] = record;
    change(data);
  });

const complaint = (more: Data): Data => ({
  id: 'CMP-1',
  type: 'complaint',
  title: 'Display fails',
  customer: 'K-1',
  ...more,
});
const survey = (more: Data): Data => ({
  id: 'SUR-1',
  type: 'survey',
  title: 'Survey',
  kind: 'customer',
  ...more,
});
const nonconformity = (more: Data): Data => ({
  id: 'NC-1',
  type: 'nonconformity',
  title: 'Wrong drawing',
  ...more,
});
const audit = (more: Data): Data => ({
  id: 'AUD-1',
  type: 'audit',
  title: 'Audit',
  kind: 'internal',
  ...more,
});
const supplier = (more: Data): Data => ({
  id: 'SUP-1',
  type: 'supplier',
  title: 'Cell maker',
  status: 'approved',
  critical: true,
  evaluations: [{ date: '2025-03-01', decision: 'approve' }],
  ...more,
});
const riskAction = (more: Data): Data => ({
  id: 'ACT-7',
  type: 'action',
  title: 'Second source',
  kind: 'risk',
  ...more,
});

const speaks = (key: string, name: string, record: Data): Scenario => ({
  name: `${key}: ${name}`,
  files: leaving(key, record),
  expected: [
    {
      path: `inputs[${key}].notApplicable`,
      severity: 'warning',
      record: 'MR-2',
      message: new RegExp(record.id),
    },
  ],
});
const silent = (key: string, name: string, record: Data): Scenario => ({
  name: `${key}: ${name}`,
  files: leaving(key, record),
  expected: [],
});

scenarios('review-input-contradicted', [
  {
    name: 'says what there is, and offers to cite it',
    files: leaving('customer-satisfaction', complaint({ receivedOn: '2025-10-02' })),
    expected: [
      {
        path: 'inputs[customer-satisfaction].notApplicable',
        severity: 'warning',
        record: 'MR-2',
        message:
          'Input "Customer satisfaction and feedback" does apply. Say what CMP-1 showed in place of `notApplicable`, or correct their dates if they are of another time. The period runs from 2025-07-01 to 2025-12-31.',
        fixes: ['Cite CMP-1 as evidence in place of `notApplicable`'],
      },
    ],
  },
  silent('customer-satisfaction', 'a complaint before the period', complaint({ receivedOn: '2025-06-30' })),
  silent('customer-satisfaction', 'a complaint after it', complaint({ receivedOn: '2026-01-01' })),
  silent('customer-satisfaction', 'a draft', complaint({ status: 'draft', receivedOn: '2025-10-02' })),
  speaks(
    'customer-satisfaction',
    'a survey evaluated in the period',
    survey({ status: 'evaluated', evaluatedOn: '2025-12-31' }),
  ),
  silent(
    'customer-satisfaction',
    'a survey of employees',
    survey({ kind: 'employee', evaluatedOn: '2025-12-31' }),
  ),
  silent(
    'customer-satisfaction',
    'a survey that is only planned',
    survey({ status: 'planned', period: { from: '2025-10-01', to: '2025-10-31' } }),
  ),
  speaks('nonconformities', 'one detected in the period', nonconformity({ detectedOn: '2025-07-01' })),
  speaks(
    'nonconformities',
    'one from before, closed in the period',
    nonconformity({ detectedOn: '2023-02-01', status: 'closed', closedOn: '2025-09-01' }),
  ),
  speaks(
    'nonconformities',
    'one from years before that is open still',
    nonconformity({ detectedOn: '2019-02-01' }),
  ),
  silent(
    'nonconformities',
    'one closed before it',
    nonconformity({ detectedOn: '2025-02-01', status: 'closed', closedOn: '2025-06-30' }),
  ),
  silent('nonconformities', 'one detected afterwards', nonconformity({ detectedOn: '2026-01-05' })),
  silent(
    'nonconformities',
    'one that was none',
    nonconformity({ detectedOn: '2025-08-01', status: 'rejected' }),
  ),
  speaks('nonconformities', 'a nonconforming output', {
    id: 'NCO-1',
    type: 'nonconforming-output',
    title: 'Scratched housing',
    detectedOn: '2025-08-01',
  }),
  speaks(
    'audit-results',
    'one held in the period and reported after it',
    audit({
      status: 'reported',
      date: '2025-10-10',
      reportedOn: '2026-01-10',
    }),
  ),
  silent('audit-results', 'one that was cancelled', audit({ status: 'cancelled', date: '2025-10-10' })),
  silent('audit-results', 'one that was planned', audit({ status: 'planned', date: '2025-10-10' })),
  speaks('external-providers', 'a critical supplier', supplier({})),
  silent('external-providers', 'one that is not critical', supplier({ critical: false })),
  silent(
    'external-providers',
    'one that came after the period',
    supplier({ evaluations: [{ date: '2026-01-10', decision: 'approve' }] }),
  ),
  silent(
    'external-providers',
    'one blocked before it',
    supplier({ status: 'blocked', evaluations: [{ date: '2024-03-01', decision: 'block' }] }),
  ),
  speaks(
    'external-providers',
    'one blocked in the period',
    supplier({ status: 'blocked', evaluations: [{ date: '2025-09-01', decision: 'block' }] }),
  ),
  speaks(
    'risk-actions',
    'an action on a risk under way',
    riskAction({ status: 'open', openedOn: '2025-02-01' }),
  ),
  silent(
    'risk-actions',
    'one completed before',
    riskAction({ status: 'done', openedOn: '2025-02-01', completedOn: '2025-06-30' }),
  ),
  silent(
    'risk-actions',
    'an action on something else',
    riskAction({ kind: 'corrective', openedOn: '2025-08-01' }),
  ),
  {
    name: 'objectives: three are in force',
    files: leaving('objectives', { id: 'DOC-1', type: 'document', title: 'Any' }),
    expected: [
      {
        path: 'inputs[objectives].notApplicable',
        severity: 'warning',
        message: /Say what OBJ-1, OBJ-2 and OBJ-3 showed/,
      },
    ],
  },
  {
    name: 'objectives: they had ended before',
    files: leaving('objectives', { id: 'DOC-1', type: 'document', title: 'Any' }, (data) => {
      for (const n of [1, 2, 3])
        Object.assign(data[`objective-${n}.yaml`], {
          status: 'achieved',
          result: { value: 1, date: '2025-06-30' },
        });
    }),
    expected: [],
  },
  {
    name: 'previous-actions: one of the earlier review completed in the period',
    files: leaving('previous-actions', { id: 'DOC-1', type: 'document', title: 'Any' }, (data) => {
      Object.assign(data['action.yaml'], { status: 'done', completedOn: '2025-11-01' });
    }),
    expected: [{ path: 'inputs[previous-actions].notApplicable', severity: 'warning', message: /ACT-1/ }],
  },
  {
    name: 'previous-actions: one still open has an error of its own',
    files: leaving('previous-actions', { id: 'DOC-1', type: 'document', title: 'Any' }),
    expected: [],
  },
  {
    name: 'previous-actions: nothing was decided before',
    files: leaving('previous-actions', { id: 'DOC-1', type: 'document', title: 'Any' }, (data) => {
      delete data['action.yaml'].origin;
    }),
    expected: [],
  },
  silent('resources', 'no records say whether there was anything', complaint({ receivedOn: '2025-10-02' })),
  {
    name: 'another section looks at the same input',
    files: leaving('audit-results', audit({ status: 'reported', date: '2025-10-10' }), (data) => {
      data['review.yaml'].inputs.push({ input: 'audit-results', summary: 'One audit.', evidence: ['AUD-1'] });
    }),
    expected: [],
  },
  {
    name: 'approved: what was signed',
    files: leaving('audit-results', audit({ status: 'reported', date: '2025-10-10' }), (data) => {
      data['review.yaml'].status = 'approved';
    }),
    expected: [{ path: 'inputs[audit-results].notApplicable', severity: 'warning' }],
  },
  ...['draft', 'planned'].map((status) => ({
    name: status,
    files: leaving('audit-results', audit({ status: 'reported', date: '2025-10-10' }), (data) => {
      data['review.yaml'].status = status;
    }),
    expected: [],
  })),
  {
    name: 'a review that says no period',
    files: {
      'r.yaml': write({
        id: 'MR-1',
        type: 'management-review',
        date: '2026-01-20',
        inputs: [{ input: 'audit-results', notApplicable: 'None' }],
      }),
      'a.yaml': write(audit({ status: 'reported', date: '2025-10-10' })),
    },
    expected: [],
  },
  {
    name: 'what happened since the review adds nothing: a supplier blocked and an objective ended later',
    files: leaving(
      'external-providers',
      supplier({ status: 'blocked', evaluations: [{ date: '2026-01-25', decision: 'block' }] }),
      (data) => (data['review.yaml'].status = 'approved'),
    ),
    expected: [],
  },
]);
