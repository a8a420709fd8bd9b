import { describe, expect, test } from 'vitest';
import { findingsOf } from './harness.ts';
import { scenarios } from './scenarios.ts';

const policy = (more: string): string =>
  `id: POL-1\ntype: quality-policy\ntitle: Policy\nstatus: effective\nversion: "1.0"\neffectiveFrom: 2025-06-10\n${more}`;
const signed = (date: string, meaning = 'approved'): string =>
  `signOffs:\n  - { by: PER-1, role: ROLE-MD, meaning: ${meaning}, date: ${date} }\n`;
const people = {
  'people.yaml':
    'id: PER-1\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n---\nid: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders: [{ person: PER-1, from: 2020-01-01 }]\n',
};
const yearly = 'reviewInterval: P12M\n';

scenarios('next-review-moved', [
  {
    name: 'a review moved out of sight',
    files: {
      ...people,
      'policy.yaml': policy(`${yearly}nextReview: 2099-01-08\n${signed('2025-06-01')}`),
    },
    expected: [
      {
        path: 'nextReview',
        severity: 'warning',
        message:
          'The next review is set to 2099-01-08, but nobody has affirmed this since 2025-06-10. Have it affirmed, or set a day by 2026-07-10. It is due every 12 months.',
        fixes: ['Set `nextReview` to 2026-07-10'],
      },
    ],
  },
  {
    name: 'the last day that passes',
    files: {
      ...people,
      'policy.yaml': policy(`${yearly}nextReview: 2026-07-10\n${signed('2025-06-01')}`),
    },
    expected: [],
  },
  {
    name: 'a day later',
    files: {
      ...people,
      'policy.yaml': policy(`${yearly}nextReview: 2026-07-11\n${signed('2025-06-01')}`),
    },
    expected: [{ path: 'nextReview', severity: 'warning' }],
  },
  {
    name: 'moved on by an affirmation',
    files: {
      ...people,
      'policy.yaml': policy(`${yearly}nextReview: 2027-01-20\n${signed('2026-01-20', 'affirmed')}`),
    },
    expected: [],
  },
  {
    name: 'a review by others moves nothing on',
    files: {
      ...people,
      'policy.yaml': policy(
        `${yearly}nextReview: 2027-01-20\n${signed('2025-06-01')}  - { by: PER-1, role: ROLE-MD, meaning: reviewed, date: 2026-01-20 }\n`,
      ),
    },
    expected: [{ path: 'nextReview', severity: 'warning' }],
  },
  {
    name: 'without an interval three years and a month are the most',
    files: { ...people, 'policy.yaml': policy(`nextReview: 2028-07-11\n${signed('2025-06-01')}`) },
    expected: [
      {
        path: 'nextReview',
        severity: 'warning',
        message: /set a day by 2028-07-10\. It states no `reviewInterval`, so three years are the most\.$/,
      },
    ],
  },
  {
    name: 'without an interval, the last day',
    files: { ...people, 'policy.yaml': policy(`nextReview: 2028-07-10\n${signed('2025-06-01')}`) },
    expected: [],
  },
  {
    name: 'what nobody signed is left alone',
    files: { ...people, 'policy.yaml': policy(`${yearly}nextReview: 2099-01-08\n`) },
    expected: [],
  },
  {
    name: 'a draft is left alone',
    files: {
      ...people,
      'policy.yaml': policy(`${yearly}nextReview: 2099-01-08\n${signed('2025-06-01')}`).replace(
        'effective\n',
        'draft\n',
      ),
    },
    expected: [],
  },
  {
    name: 'a day that a register gives all its items is said once',
    files: {
      ...people,
      'documents.yaml':
        'id: REG-1\ntype: register\nof: document\ntitle: Documents\ndefaults: { nextReview: 2099-01-08, reviewInterval: P12M }\nitems:\n  - { id: DOC-1, title: One, signOffs: [{ by: PER-1, role: ROLE-MD, meaning: approved, date: 2026-01-12 }] }\n  - { id: DOC-2, title: Two, signOffs: [{ by: PER-1, role: ROLE-MD, meaning: approved, date: 2026-01-12 }] }\n',
    },
    expected: [{ path: 'defaults.nextReview', severity: 'warning', record: 'REG-1' }],
  },
]);

describe('once it is overdue all the same', () => {
  test('the overdue review speaks alone', async () => {
    const files = {
      ...people,
      'policy.yaml': policy(`${yearly}nextReview: 2099-01-08\n${signed('2025-06-01')}`),
    };
    const both = async (today: string) =>
      (
        await Promise.all(
          ['next-review-moved', 'document-review-overdue'].map(async (rule) =>
            (await findingsOf(rule, files, { today })).map(() => rule),
          ),
        )
      ).flat();
    expect(await both('2026-07-01')).toEqual(['next-review-moved']);
    expect(await both('2026-07-02')).toEqual(['document-review-overdue']);
  });
});
