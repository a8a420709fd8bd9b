import { reviewInputs } from '../../server/src/standards/review-inputs.ts';

/** Data of one record, as a test changes it before writing it down (JSON is YAML). */
// biome-ignore lint/suspicious/noExplicitAny: tests reach into the data freely
export type Data = any;

export const write = (data: Data): string => `${JSON.stringify(data, null, 2)}\n`;

export const inputKeys: readonly string[] = reviewInputs('iso-9001:2015').map(({ key }) => key);

/** A repository of one company with an earlier review and a complete one: no finding of any rule on reviews. */
export function company(): Record<string, Data> {
  const inputs = inputKeys.map((input, index) => ({
    input,
    summary: `What the period showed about ${input}.`,
    conclusion: `What follows for ${input}.`,
    objectives: [`OBJ-${1 + (index % 3)}`],
    evidence: input === 'previous-actions' ? ['ACT-1', `KPI-${1 + (index % 3)}`] : [`KPI-${1 + (index % 3)}`],
    theme: 'customers',
  }));
  const conclusions = {
    suitable: 'confirmed',
    adequate: 'confirmed',
    effective: 'partly',
    alignedWithStrategy: 'confirmed',
  };
  const outputs = [
    {
      id: 'O1',
      kind: 'improvement',
      decision: 'Weekend rota',
      from: ['customer-satisfaction'],
      owner: 'ROLE-MD',
      due: '2026-03-01',
    },
    { id: 'O2', kind: 'qms-change', none: 'The system stays as it is.' },
    {
      id: 'O3',
      kind: 'resources',
      decision: 'Two engineers',
      answer: 'granted',
      from: ['resources'],
      owner: 'ROLE-MD',
      due: '2026-03-01',
    },
  ];
  const numbers = [1, 2, 3];
  return {
    'qms.yaml': { organization: 'Acme', themes: [{ id: 'customers', title: 'Customers for life' }] },
    'role.yaml': {
      id: 'ROLE-MD',
      type: 'role',
      title: 'Managing director',
      topManagement: true,
      holders: [{ person: 'PER-1', from: '2020-01-01' }],
    },
    ...Object.fromEntries(
      numbers.map((n) => [
        `objective-${n}.yaml`,
        {
          id: `OBJ-${n}`,
          type: 'quality-objective',
          title: `Objective ${n}`,
          effectiveFrom: '2025-01-01',
          indicator: `KPI-${n}`,
        },
      ]),
    ),
    ...Object.fromEntries(
      numbers.map((n) => [
        `indicator-${n}.yaml`,
        { id: `KPI-${n}`, type: 'indicator', title: `Figure ${n}` },
      ]),
    ),
    'action.yaml': {
      id: 'ACT-1',
      type: 'action',
      title: 'Weekend rota',
      status: 'open',
      origin: 'MR-1',
      openedOn: '2025-07-15',
      objectives: ['OBJ-1'],
    },
    'earlier.yaml': {
      id: 'MR-1',
      type: 'management-review',
      title: 'Review 1',
      status: 'approved',
      date: '2025-07-15',
      period: { from: '2025-01-01', to: '2025-06-30' },
      attendees: ['PER-1'],
      inputs: inputs.map((input) => ({
        ...structuredClone(input),
        summary: `Then: ${input.summary}`,
        evidence: input.evidence.filter((id) => id !== 'ACT-1'),
      })),
      outputs,
      conclusions,
    },
    'review.yaml': {
      id: 'MR-2',
      type: 'management-review',
      title: 'Review 2',
      status: 'held',
      date: '2026-01-20',
      period: { from: '2025-07-01', to: '2025-12-31' },
      previous: 'MR-1',
      attendees: ['PER-1'],
      inputs,
      outputs: structuredClone(outputs),
      conclusions: structuredClone(conclusions),
    },
  };
}

/** The company's files after a change. */
export function files(change: (company: Record<string, Data>) => void = () => {}): Record<string, string> {
  const data = company();
  change(data);
  return Object.fromEntries(
    Object.entries(data).map(([path, value]) => [path, typeof value === 'string' ? value : write(value)]),
  );
}

/** The company's files after a change of the review alone. */
export const withReview = (change: (review: Data) => void): Record<string, string> =>
  files((data) => change(data['review.yaml']));

/** The section of a review for one input. */
export const section = (review: Data, key: string): Data =>
  review.inputs.find(({ input }: Data) => input === key);

/** A company with two sites that review apart, judged since June: the newest reviews are MR-1 of one and MR-2 of the other. */
export const twoSites = (
  change: (company: Record<string, Data>) => void = () => {},
): Record<string, string> =>
  files((data) => {
    const older = (id: string, date: string): Data => ({
      ...structuredClone(data['earlier.yaml']),
      id,
      date,
      period: { from: '2024-07-01', to: '2024-12-31' },
    });
    data['first-a.yaml'] = older('MR-A', '2025-01-15');
    data['first-b.yaml'] = older('MR-B', '2025-02-15');
    data['earlier.yaml'].previous = 'MR-A';
    data['review.yaml'].previous = 'MR-B';
    data['qms.yaml'].judgeFrom = '2025-06-01';
    change(data);
  });
