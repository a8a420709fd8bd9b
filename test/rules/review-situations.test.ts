import { describe, expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { check } from './harness.ts';
import { type Data, files, inputKeys, section } from './whole-review.ts';

/**
 * Situations of management reviews as an auditor meets them, written before the rules were looked at, each with all that
 * the rules on reviews may say of it: rule, severity, record and place.
 */
interface Situation {
  readonly name: string;
  readonly change: (data: Record<string, Data>) => void;
  readonly verdict: readonly string[];
  readonly today?: string;
}

const isOnReviews = new Set(rules.map(({ id }) => id).filter((id) => id.startsWith('review-')));

const review = (data: Record<string, Data>): Data => data['review.yaml'];
const earlier = (data: Record<string, Data>): Data => data['earlier.yaml'];

function replace(data: Record<string, Data>, key: string, item: Data): void {
  const { inputs } = review(data);
  inputs[inputKeys.indexOf(key)] = { input: key, ...item };
}

const unlink = (item: Data, reason: string): void => {
  delete item.objectives;
  item.noObjective = reason;
};

const supplier: Data = {
  id: 'SUP-1',
  type: 'supplier',
  title: 'Cell maker',
  status: 'approved',
  critical: true,
  provides: ['Cells'],
  evaluations: [{ date: '2025-10-05', kind: 'performance', decision: 'continue' }],
};

const audit = (more: Data): Data => ({
  id: 'AUD-1',
  type: 'audit',
  title: 'Audit',
  kind: 'internal',
  ...more,
});
const nc = (more: Data): Data => ({ id: 'NC-1', type: 'nonconformity', title: 'Drawing', ...more });

const oldDirector: Data = { id: 'PER-1', type: 'person', name: 'Jane Doe', status: 'left', to: '2025-12-31' };

const defer = (one: Data): void => {
  section(one, 'resources').ask = { request: 'Two engineers', decideBy: '2025-10-01' };
  Object.assign(one.outputs[2], { answer: 'deferred', due: '2025-12-01' });
};

const situations: readonly Situation[] = [
  {
    name: '1 no external providers, says the review; a critical one was evaluated in the period',
    change: (data) => {
      data['s.yaml'] = supplier;
      replace(data, 'external-providers', { notApplicable: 'No external providers in the period' });
    },
    verdict: ['review-input-contradicted warning MR-2 inputs[external-providers].notApplicable'],
  },
  {
    name: '2a no nonconformities; the only one was found after the period',
    change: (data) => {
      data['n.yaml'] = nc({ detectedOn: '2026-01-05' });
      replace(data, 'nonconformities', { notApplicable: 'No nonconformities in the period' });
    },
    verdict: [],
  },
  {
    name: '2b no nonconformities; one of 2024 was closed in the period',
    change: (data) => {
      data['n.yaml'] = nc({ detectedOn: '2024-03-05', status: 'closed', closedOn: '2025-09-01' });
      replace(data, 'nonconformities', { notApplicable: 'No nonconformities in the period' });
    },
    verdict: ['review-input-contradicted warning MR-2 inputs[nonconformities].notApplicable'],
  },
  {
    name: '3a no audits; the one planned was cancelled',
    change: (data) => {
      data['a.yaml'] = audit({ status: 'cancelled', date: '2025-10-10' });
      replace(data, 'audit-results', { notApplicable: 'No audits in the period' });
    },
    verdict: [],
  },
  {
    name: '3b no audits; one was held in the period and reported after it',
    change: (data) => {
      data['a.yaml'] = audit({ status: 'reported', date: '2025-10-10', reportedOn: '2026-01-10' });
      replace(data, 'audit-results', { notApplicable: 'No audits in the period' });
    },
    verdict: ['review-input-contradicted warning MR-2 inputs[audit-results].notApplicable'],
  },
  {
    name: '4 twelve inputs, and none needs an objective',
    change: (data) => {
      for (const item of review(data).inputs) unlink(item, 'No objective needed this time');
    },
    verdict: ['review-reasons-repeated error MR-2 inputs[previous-actions].noObjective'],
  },
  {
    name: '5a three of twelve with one reason',
    change: (data) => {
      unlink(section(review(data), 'resources'), 'Looked after elsewhere.');
      unlink(section(review(data), 'context-changes'), 'looked after  elsewhere');
      replace(data, 'risk-actions', { notApplicable: 'Looked after elsewhere!' });
    },
    verdict: ['review-reasons-repeated warning MR-2 inputs[context-changes].noObjective'],
  },
  {
    name: '5b two of twelve with one reason',
    change: (data) => {
      unlink(section(review(data), 'resources'), 'Looked after elsewhere.');
      unlink(section(review(data), 'context-changes'), 'looked after elsewhere');
    },
    verdict: [],
  },
  {
    name: '6a linked only to an objective that was reached before the period',
    change: (data) => {
      const others = review(data).inputs.filter(({ input }: Data) => input !== 'resources');
      others.forEach((item: Data, index: number) => {
        const n = 2 + (index % 2);
        Object.assign(item, { objectives: [`OBJ-${n}`], evidence: ['ACT-1', `KPI-${n}`] });
      });
      Object.assign(section(review(data), 'resources'), { objectives: ['OBJ-1'], evidence: ['KPI-1'] });
      Object.assign(data['objective-1.yaml'], {
        status: 'achieved',
        result: { value: 1, date: '2025-05-31' },
      });
    },
    verdict: ['review-input-objective-ended warning MR-2 inputs[resources].objectives'],
  },
  {
    name: '6b reached within the period',
    change: (data) => {
      Object.assign(data['objective-1.yaml'], {
        status: 'achieved',
        result: { value: 1, date: '2025-09-30' },
      });
    },
    verdict: [],
  },
  {
    name: '7a the review before is not named',
    change: (data) => delete review(data).previous,
    verdict: ['review-previous-missing error MR-2 previous'],
  },
  {
    name: '7b signed without naming it',
    change: (data) => {
      delete review(data).previous;
      review(data).status = 'approved';
      review(data).signOffs = [{ by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-25' }];
    },
    verdict: ['review-previous-missing warning MR-2 previous'],
  },
  {
    name: '7c the one before is of a time that is not judged',
    change: (data) => {
      delete review(data).previous;
      data['qms.yaml'].judgeFrom = '2025-09-01';
    },
    verdict: [],
  },
  {
    name: '9a a decision past its day, and its action due in March',
    change: (data) => {
      Object.assign(review(data).outputs[0], { due: '2026-01-25', actions: ['ACT-9'] });
      data['x.yaml'] = {
        id: 'ACT-9',
        type: 'action',
        title: 'Rota',
        status: 'open',
        openedOn: '2026-01-20',
        due: '2026-03-31',
      };
    },
    verdict: [],
  },
  {
    name: '9b a decision past its day, and its action late too',
    change: (data) => {
      Object.assign(review(data).outputs[0], { due: '2026-01-25', actions: ['ACT-9'] });
      data['x.yaml'] = {
        id: 'ACT-9',
        type: 'action',
        title: 'Rota',
        status: 'open',
        openedOn: '2026-01-20',
        due: '2026-01-28',
      };
    },
    verdict: ['review-decision-open warning MR-2 outputs[O1].due'],
  },
  {
    name: '10 a decision of the time before was never carried out, and nobody speaks of it',
    change: (data) => (earlier(data).outputs[0].due = '2025-09-01'),
    verdict: ['review-decision-open warning MR-2 inputs[previous-actions].summary'],
  },
  {
    name: '11 a request that was declined, its day long past',
    change: (data) => Object.assign(review(data).outputs[2], { answer: 'declined', due: '2026-01-21' }),
    verdict: [],
  },
  {
    name: '12 an effect expected by the end of the year, and nobody judged it',
    change: (data) => {
      earlier(data).outputs[0].expected = { indicator: 'KPI-1', target: 5, by: '2025-12-31' };
    },
    verdict: ['review-decision-open warning MR-2 inputs[previous-actions].summary'],
  },
  {
    name: '13a the policy was to be changed half a year ago, and was not',
    change: (data) => {
      data['p.yaml'] = {
        id: 'POL-1',
        type: 'quality-policy',
        title: 'Policy',
        status: 'effective',
        effectiveFrom: '2024-01-01',
      };
      earlier(data).policyReview = { policy: 'POL-1', result: 'to-change' };
    },
    verdict: ['review-decision-open warning MR-2 policyReview.result'],
  },
  {
    name: '13b and was',
    change: (data) => {
      data['p.yaml'] = {
        id: 'POL-1',
        type: 'quality-policy',
        title: 'Policy',
        status: 'effective',
        effectiveFrom: '2025-10-01',
      };
      earlier(data).policyReview = { policy: 'POL-1', result: 'to-change' };
    },
    verdict: [],
  },
  {
    name: '14a a request put off in July, and nobody comes back to it in January',
    change: (data) => {
      defer(earlier(data));
      review(data).outputs[2] = { id: 'O3', kind: 'resources', none: 'Nothing is missing.' };
    },
    verdict: ['review-ask-deferred warning MR-2 inputs[resources].summary'],
  },
  { name: '14b and it is granted in January', change: (data) => defer(earlier(data)), verdict: [] },
  {
    name: '15a an objective proposed in July is a draft still',
    change: (data) => {
      section(earlier(data), 'audit-results').proposes = ['OBJ-9'];
      data['o.yaml'] = { id: 'OBJ-9', type: 'quality-objective', title: 'Drawings', status: 'draft' };
    },
    verdict: ['review-proposal-forgotten warning MR-2 inputs[audit-results].summary'],
  },
  {
    name: '15b and proposed again in January',
    change: (data) => {
      for (const one of [earlier(data), review(data)]) section(one, 'audit-results').proposes = ['OBJ-9'];
      data['o.yaml'] = { id: 'OBJ-9', type: 'quality-objective', title: 'Drawings', status: 'draft' };
    },
    verdict: [],
  },
  {
    name: '16a the system is not effective, and nothing is decided',
    change: (data) => {
      review(data).conclusions.effective = 'not-confirmed';
      review(data).outputs = ['improvement', 'qms-change', 'resources'].map((kind) => ({
        kind,
        none: 'Nothing.',
      }));
    },
    verdict: ['review-conclusion-contradicted warning MR-2 conclusions.effective'],
  },
  {
    name: '16b it is not effective, and there is a decision',
    change: (data) => (review(data).conclusions.effective = 'not-confirmed'),
    verdict: [],
  },
  {
    name: '17a July is looked at by nobody',
    change: (data) => (review(data).period.from = '2025-08-01'),
    verdict: ['review-period-gap information MR-2 period.from'],
  },
  {
    name: '17b June is looked at twice',
    change: (data) => (review(data).period.from = '2025-06-01'),
    verdict: [],
  },
  {
    name: '18a the interval is over, and the signed plan names a day in ten days',
    change: (data) => {
      delete data['earlier.yaml'];
      data['qms.yaml'].signOff = { evidence: 'declared' };
      Object.assign(review(data), {
        date: '2025-01-20',
        status: 'approved',
        nextPlanned: '2026-02-10',
        previous: undefined,
        signOffs: [{ by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2025-01-25' }],
      });
      delete data['action.yaml'];
      section(review(data), 'previous-actions').evidence = ['KPI-1'];
    },
    verdict: ['review-overdue information - '],
  },
  {
    name: '18b the same without a plan',
    change: (data) => {
      delete data['earlier.yaml'];
      Object.assign(review(data), { date: '2025-01-20', previous: undefined });
      delete data['action.yaml'];
      section(review(data), 'previous-actions').evidence = ['KPI-1'];
    },
    verdict: ['review-overdue warning - ', 'review-unapproved warning MR-2 status'],
  },
  {
    name: '19 the only director at the table had left three weeks before',
    change: (data) => (data['p.yaml'] = oldDirector),
    verdict: ['review-attendance error MR-2 attendees'],
  },
  {
    name: '20 two partial reviews that together look at everything',
    change: (data) => {
      earlier(data).date = '2024-12-10';
      earlier(data).period = { from: '2024-06-01', to: '2024-11-30' };
      delete data['action.yaml'];
      const { inputs } = review(data);
      const part = (id: string, date: string, some: readonly Data[]): Data => ({
        ...structuredClone(review(data)),
        id,
        date,
        kind: 'partial',
        inputs: some.map((item) => ({
          ...item,
          evidence: item.evidence.filter((each: string) => each !== 'ACT-1'),
        })),
      });
      data['b.yaml'] = part('MR-2b', '2026-01-15', inputs.slice(6));
      data['a.yaml'] = part('MR-2a', '2025-12-10', inputs.slice(0, 6));
      delete data['review.yaml'];
    },
    verdict: [],
  },
  {
    name: '21a the section on earlier actions is linked by the action it cites',
    change: (data) => delete section(review(data), 'previous-actions').objectives,
    verdict: [],
  },
  {
    name: '21b and the action serves none',
    change: (data) => {
      delete section(review(data), 'previous-actions').objectives;
      delete data['action.yaml'].objectives;
    },
    verdict: ['review-input-unlinked error MR-2 inputs[previous-actions].objectives'],
  },
  {
    name: '23 all fine',
    change: (data) => (section(review(data), 'resources').summary = 'All fine.'),
    verdict: ['review-input-vague warning MR-2 inputs[resources].summary'],
  },
  {
    name: '24a an action done five days after the review, which does not mention it',
    change: (data) => {
      Object.assign(data['action.yaml'], { status: 'done', completedOn: '2026-01-25' });
      section(review(data), 'previous-actions').evidence = ['KPI-1'];
    },
    verdict: ['review-action-dropped error MR-2 inputs[previous-actions].evidence'],
  },
  {
    name: '24b an action done ten days before it',
    change: (data) => {
      Object.assign(data['action.yaml'], { status: 'done', completedOn: '2026-01-10' });
      section(review(data), 'previous-actions').evidence = ['KPI-1'];
    },
    verdict: [],
  },
];

describe('situations of an auditor', () => {
  test.each(situations)('$name', async ({ change, verdict, today }) => {
    const { findings } = await check(
      files((data) => void change(data)),
      today === undefined ? {} : { today },
    );
    const said = findings
      .filter(({ rule }) => isOnReviews.has(rule) && rule !== 'review-trend-missing')
      .map(({ rule, severity, record, path }) => `${rule} ${severity} ${record ?? '-'} ${path}`);
    expect(said.toSorted()).toEqual([...verdict].sort());
  });
});
