import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { all, committedBy } from '../domain/evidence/histories.ts';
import { findingsOf } from './harness.ts';
import { scenarios } from './scenarios.ts';
import { byKatharina, byMeike, company, policy } from './sign-off-company.ts';
import { contentDigest, signedFile, yaml } from './signing.ts';

/** What a sign-off rests on: a delegation, a commit, a decision of a review, a register. */

const delegated = (covers: readonly string[]): Record<string, string> => ({
  ...company,
  'lab.yaml': yaml({
    id: 'ROLE-LAB',
    type: 'role',
    title: 'Head of the laboratory',
    holders: [{ person: 'PER-2', from: '2024-01-01' }],
    delegations: [
      {
        ...{ to: 'PER-1', from: '2026-01-10', until: '2026-01-20', reason: 'Leave', grantedBy: 'PER-2' },
        covers: [...covers],
      },
    ],
  }),
  'document.yaml': signedFile(
    { id: 'DOC-1', type: 'document', title: 'Inspection', status: 'effective' },
    { by: 'PER-1', role: 'ROLE-LAB', meaning: 'approved', date: '2026-01-12' },
  ),
});

scenarios('signoff-role', [
  { name: 'a delegation of this meaning', files: delegated(['approved']), expected: [] },
  { name: 'a delegation of this type', files: delegated(['document']), expected: [] },
  {
    name: 'a delegation of another meaning',
    files: delegated(['reviewed']),
    expected: [
      {
        path: 'signOffs[PER-1].role',
        severity: 'error',
        message:
          /^ROLE-LAB was delegated to Katharina Brandt \(PER-1\), but not for this\. .* covers reviewed\.$/,
      },
    ],
  },
  {
    name: 'a delegation in words of their own',
    files: delegated(['what comes up']),
    expected: [{ path: 'signOffs[PER-1].role', severity: 'warning', message: /They read: what comes up\./ }],
  },
  {
    name: 'a delegation that says nothing of what for',
    files: delegated([]),
    expected: [{ path: 'signOffs[PER-1].role', severity: 'warning', message: /without saying for what\./ }],
  },
]);

const inGit = 'signOff: { evidence: commit-bound }\n';
const people = company['people.yaml']!.replace(
  '"Katharina Brandt"',
  '"Katharina Brandt"\nemails: [katharina@example.com]',
);
const committed = (date: string, more: JsonObject = {}) => ({
  ...company,
  'people.yaml': people,
  'qms.yaml': inGit,
  'policy.yaml': signedFile(policy, { ...byKatharina, date, ...more }),
});
const by = (email: string) => ({ readEvidence: all(committedBy(email)) });

scenarios('signoff-date', [
  {
    name: 'a week before its commit',
    files: committed('2026-01-13'),
    options: by('katharina@example.com'),
    expected: [],
  },
  {
    name: 'more than a week before its commit',
    files: committed('2026-01-12'),
    options: by('katharina@example.com'),
    expected: [
      {
        path: 'signOffs[PER-1].date',
        severity: 'warning',
        message: /^This is signed on 2026-01-12, and its commit says 2026-01-20\. .* They lie 8 days apart/,
      },
    ],
  },
  {
    name: 'more than a week after its commit',
    files: committed('2026-01-28'),
    options: by('katharina@example.com'),
    expected: [{ path: 'signOffs[PER-1].date', severity: 'warning' }],
  },
  {
    name: 'on an impossible day, that alone is said',
    files: committed('2026-02-02'),
    options: by('katharina@example.com'),
    expected: [{ path: 'signOffs[PER-1].date', severity: 'error' }],
  },
  {
    name: 'far from its commit, where git is not asked',
    files: { ...committed('2026-01-12'), 'qms.yaml': 'signOff: { evidence: content-bound }\n' },
    options: by('katharina@example.com'),
    expected: [],
  },
]);

scenarios('signoff-evidence-weak', [
  {
    name: 'committed by the signer',
    files: committed('2026-01-20'),
    options: by('katharina@example.com'),
    expected: [],
  },
  {
    name: 'committed by another',
    files: committed('2026-01-20'),
    options: by('meike@example.com'),
    expected: [
      {
        path: 'signOffs[PER-1].by',
        severity: 'error',
        message: /^Katharina Brandt \(PER-1\) is not the stated author of this sign-off\./,
      },
    ],
  },
  {
    name: 'of what happened before judgeFrom nothing is said',
    files: {
      ...committed('2026-01-20'),
      'policy.yaml': '',
      'qms.yaml': `${inGit}judgeFrom: 2026-02-01\n`,
      'review.yaml': signedFile(
        {
          ...{ id: 'MR-1', type: 'management-review', title: 'Review', status: 'approved' },
          date: '2026-01-19',
        },
        { ...byKatharina, date: '2026-01-20' },
      ),
    },
    options: by('meike@example.com'),
    expected: [],
  },
  {
    name: 'of a draft nothing is said',
    files: {
      ...committed('2026-01-20'),
      'policy.yaml': signedFile({ ...policy, status: 'draft' }, { ...byKatharina, date: '2026-01-20' }),
    },
    options: by('meike@example.com'),
    expected: [],
  },
]);

const objective: JsonObject = {
  ...{ id: 'OBJ-1', type: 'quality-objective', title: 'Answer in two days' },
  approvedIn: 'MR-1',
};
const decided = (approves: JsonObject[] | string[], changed: JsonObject) => ({
  ...company,
  'r.yaml': signedFile(
    {
      ...{ id: 'MR-1', type: 'management-review', title: 'Review', status: 'held', date: '2026-01-20' },
      inputs: [{ input: 'objectives', summary: 'On track', objectives: ['OBJ-1'] }],
      outputs: [{ id: 'O1', kind: 'qms-change', decision: 'Objectives set', approves }],
    },
    { ...byKatharina, date: '2026-01-25' },
  ),
  'o.yaml': yaml({ ...objective, ...changed }),
});
const bound = [{ record: 'OBJ-1', digest: contentDigest(objective) }];
const other = { title: 'Answer in nine days' };

scenarios('signoff-stale', [
  { name: 'as a review approved it', files: decided(bound, {}), expected: [] },
  {
    name: 'changed since a review approved it',
    files: decided(bound, other),
    expected: [{ path: 'approvedIn', severity: 'error', message: /^Changed since MR-1 approved it\./ }],
  },
  {
    name: 'changed after it ended',
    files: decided(bound, { ...other, status: 'achieved', result: { date: '2026-01-31', value: 2 } }),
    expected: [{ path: 'approvedIn', severity: 'error' }],
  },
  {
    name: 'changed, and in work again',
    files: decided(bound, { ...other, status: 'draft' }),
    expected: [],
  },
  {
    name: 'approved by a review that bound no content',
    files: decided(['OBJ-1'], {}),
    expected: [
      {
        path: 'approvedIn',
        severity: 'error',
        message: /^MR-1 names this record under `approves`, but binds no content\./,
      },
    ],
  },
]);

test('what changed since a decision leads to that decision', async () => {
  const files = decided(bound, other);
  const [finding] = await findingsOf('signoff-stale', files);
  const lines = files['r.yaml'].split('\n');
  expect(finding?.related.map(({ file, range }) => [file, lines[range.start.line]?.slice(0, 8)])).toEqual([
    ['r.yaml', 'outputs:'],
  ]);
});

describe('what a finding would change is no more than it says', () => {
  const edits = async (rule: string, files: Record<string, string>) =>
    (await findingsOf(rule, files))[0]?.fixes.map(({ certain, edits }) => ({
      certain,
      edits: edits.map(({ file, range, newText }) => [file, range.start.line, newText.trim()]),
    }));

  test('the first day in force', async () => {
    const files = {
      ...company,
      'policy.yaml': `effectiveFrom: 2026-01-11\n${signedFile({ ...policy, effectiveFrom: '2026-01-11' }, byKatharina).replace('effectiveFrom: "2026-01-11"\n', '')}`,
    };
    expect(await edits('signoff-late', files)).toEqual([
      { certain: false, edits: [['policy.yaml', 0, '2026-01-12']] },
    ]);
  });

  test('the status of what nobody signed', async () => {
    const text = yaml(policy);
    const line = text.split('\n').findIndex((each) => each.startsWith('status'));
    expect(await edits('signoff-missing', { ...company, 'policy.yaml': text })).toEqual([
      { certain: false, edits: [['policy.yaml', line, expect.stringContaining('draft')]] },
    ]);
  });

  test('one of several reviews named', async () => {
    const review = { id: 'MR-2026-01', type: 'management-review', title: 'Review', date: '2026-03-01' };
    const files = {
      ...company,
      'r.yaml': yaml({ ...review, status: 'planned' }),
      'o.yaml': 'id: OBJ-1\ntype: quality-objective\ntitle: Answer in two days\napprovedIn:\n  - MR-2026-1\n',
    };
    expect(await edits('signoff-missing', files)).toEqual([
      { certain: false, edits: [['o.yaml', 4, 'MR-2026-01']] },
    ]);
  });
});

scenarios('signoff-missing', [
  {
    name: 'of roles that each must sign, those are named that have not',
    files: {
      ...company,
      'qms.yaml':
        'signOff: { required: { document: { meaning: approved, by: [ROLE-QM, ROLE-MD], all: true } } }\n',
      'd.yaml': signedFile({ id: 'DOC-1', type: 'document', title: 'Inspection', version: '2' }, byMeike),
    },
    expected: [{ path: 'signOffs', severity: 'error', message: /ROLE-MD/ }],
  },
  {
    name: 'of roles of which any may sign, how many more',
    files: {
      ...company,
      'qms.yaml':
        'signOff: { required: { document: { meaning: approved, by: [ROLE-QM, ROLE-MD], count: 2 } } }\n',
      'd.yaml': signedFile({ id: 'DOC-1', type: 'document', title: 'Inspection', version: '2' }, byMeike),
    },
    expected: [
      {
        path: 'signOffs',
        severity: 'error',
        message: /^One more approval is still missing\. Have it signed off by Katharina Brandt \(PER-1\)\./,
      },
    ],
  },
  {
    name: 'what comes after the next signature is said, too',
    files: {
      ...company,
      'qms.yaml':
        'signOff: { required: { document: [{ meaning: reviewed, by: [ROLE-QM] }, { meaning: approved, by: top-management }] } }\n',
      'd.yaml': yaml({ id: 'DOC-1', type: 'document', title: 'Inspection' }),
    },
    expected: [{ path: 'signOffs', severity: 'error', message: /approval by top management/ }],
  },
]);

scenarios('signoff-not-leadership', [
  {
    name: 'an item that somebody else approved, in a register that top management approved',
    files: {
      ...company,
      'register.yaml': signedFile(
        {
          ...{ id: 'REG-1', type: 'register', of: 'quality-policy', title: 'Policies' },
          items: [{ id: 'POL-1', title: 'One', signOffs: [byMeike] }],
        },
        byKatharina,
      ),
    },
    expected: [],
  },
]);
