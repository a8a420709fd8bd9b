import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { findingsOf } from './harness.ts';
import { scenarios } from './scenarios.ts';
import { byKatharina, byMeike, company, policy } from './sign-off-company.ts';
import { signedFile, yaml } from './signing.ts';

/** What findings about sign-offs offer, where they lead, and what they tell apart. */

const objective: JsonObject = { id: 'OBJ-1', type: 'quality-objective', title: 'Answer in two days' };
const review: JsonObject = {
  id: 'MR-1',
  type: 'management-review',
  title: 'Review 2026/1',
  status: 'planned',
  date: '2026-03-01',
};
const backToDraft = 'Set back to draft until it is signed';

scenarios('signoff-missing', [
  {
    name: 'what people work by may go back to draft',
    files: { ...company, 'policy.yaml': yaml(policy) },
    expected: [{ path: 'signOffs', severity: 'error', fixes: [backToDraft] }],
  },
  {
    name: 'what happened may not',
    files: {
      ...company,
      'c.yaml': yaml({
        ...{ id: 'CHG-1', type: 'change', title: 'New oven', status: 'approved' },
        authorizedBy: 'ROLE-MD',
      }),
    },
    expected: [{ path: 'signOffs', severity: 'error', fixes: [] }],
  },
  {
    name: 'nor does it where part of the signatures is there',
    files: {
      ...company,
      'qms.yaml': 'signOff: { required: { document: { meaning: approved, by: anyone, count: 2 } } }\n',
      'd.yaml': signedFile({ id: 'DOC-1', type: 'document', title: 'Inspection', version: '2' }, byMeike),
    },
    expected: [{ path: 'signOffs', severity: 'error', fixes: [] }],
  },
  {
    name: 'a review whose id is nearly right, named with a version',
    files: {
      ...company,
      'r.yaml': yaml({ ...review, id: 'MR-2026-01' }),
      'o.yaml': yaml({ ...objective, approvedIn: 'MR-2026-1@2.0' }),
    },
    alsoBreaks: ['reference-unresolved'],
    expected: [{ path: 'approvedIn', severity: 'error', fixes: ['Change to MR-2026-01'] }],
  },
  {
    name: 'another record whose id is nearly right is no review',
    files: {
      ...company,
      'p.yaml': yaml({ ...policy, id: 'MR-2026-01', status: 'draft' }),
      'o.yaml': yaml({ ...objective, approvedIn: 'MR-2026-1' }),
    },
    alsoBreaks: ['reference-unresolved'],
    expected: [{ path: 'approvedIn', severity: 'error', fixes: [] }],
  },
]);

const rejecting = (meaning: string) => ({
  ...byKatharina,
  meaning,
  date: '2026-01-20',
  comment: 'Too vague',
});

scenarios('signoff-missing', [
  {
    name: 'what was rejected says by whom',
    files: { ...company, 'policy.yaml': signedFile(policy, byKatharina, rejecting('rejected')) },
    expected: [
      {
        path: 'signOffs',
        severity: 'error',
        message: /^Katharina Brandt \(PER-1\) rejected this on 2026-01-20\. Amend it/,
        fixes: [],
      },
    ],
  },
  {
    name: 'so does what was withdrawn',
    files: { ...company, 'policy.yaml': signedFile(policy, byKatharina, rejecting('withdrawn')) },
    expected: [
      { path: 'signOffs', severity: 'error', message: /withdrew the signature on 2026-01-20\. Amend it/ },
    ],
  },
  {
    name: 'an event with a day of its own was not held as a review is',
    files: {
      ...company,
      'qms.yaml': 'signOff: { required: { audit: { meaning: approved, by: anyone } } }\n',
      'a.yaml': yaml({
        ...{ id: 'AUD-1', type: 'audit', title: 'Purchasing', status: 'reported', date: '2026-01-20' },
      }),
    },
    expected: [
      { path: 'signOffs', severity: 'error', message: /^This record has the status `reported` but lacks/ },
    ],
  },
]);

test('no sign-off is offered for what has no id to sign it by', async () => {
  const { id, ...nameless } = policy;
  const [finding] = await findingsOf('signoff-missing', { ...company, 'policy.yaml': yaml(nameless) });
  expect([id, finding?.path, finding?.signOff]).toEqual(['POL-1', 'signOffs', undefined]);
});

test('what a review did not approve leads to that review', async () => {
  const [finding] = await findingsOf('signoff-missing', {
    ...company,
    'r.yaml': `# planned\n${yaml(review)}`,
    'o.yaml': yaml({ ...objective, approvedIn: 'MR-1' }),
  });
  expect(finding?.related.map(({ file, range }) => [file, range.start.line])).toEqual([['r.yaml', 1]]);
});

test('a policy nobody signed leads nowhere else', async () => {
  const [finding] = await findingsOf('signoff-missing', { ...company, 'policy.yaml': yaml(policy) });
  expect(finding?.related).toEqual([]);
});

describe('a register answers for its items', () => {
  const register: JsonObject = {
    id: 'REG-1',
    type: 'register',
    of: 'document',
    title: 'Instructions',
    items: [
      { id: 'DOC-1', title: 'One' },
      { id: 'DOC-2', title: 'Two' },
    ],
  };
  const said = async (text: string, more: Record<string, string> = {}) =>
    (await findingsOf('signoff-missing', { ...company, 'register.yaml': text, ...more })).map(
      ({ record, message }) => [record, message.split('. ')[0]],
    );

  test('a review of the whole is no approval of it', async () => {
    expect(await said(signedFile(register, { ...byMeike, meaning: 'reviewed' }))).toEqual([
      ['REG-1', '3 records in this register lack the approval they need'.replace('3', '2')],
    ]);
  });

  test('an approval of the whole is one', async () => {
    expect(await said(signedFile(register, byMeike))).toEqual([]);
  });

  test('one without an id is not offered for signing as a whole', async () => {
    const { id, ...nameless } = register;
    const [finding] = await findingsOf('signoff-missing', { ...company, 'register.yaml': yaml(nameless) });
    expect([id, finding?.signOff]).toEqual(['REG-1', undefined]);
    expect(finding?.message).toContain('give the register an id');
  });

  test('of policies, top management is asked', async () => {
    const policies = { ...register, of: 'quality-policy' };
    const [finding] = await findingsOf('signoff-missing', { ...company, 'register.yaml': yaml(policies) });
    expect(finding?.message).toContain('top management');
    const [other] = await findingsOf('signoff-missing', { ...company, 'register.yaml': yaml(register) });
    expect(other?.message).not.toContain('top management');
  });
});

const inOrder =
  'signOff: { required: { document: [{ meaning: reviewed, by: anyone }, { meaning: approved, by: anyone }] } }\n';
const document: JsonObject = {
  ...{ id: 'DOC-1', type: 'document', title: 'Inspection', status: 'effective', version: '2' },
};
const reviewed = { ...byMeike, meaning: 'reviewed' };

scenarios('signoff-order', [
  {
    name: 'reviewed and approved on the same day',
    files: { ...company, 'qms.yaml': inOrder, 'd.yaml': signedFile(document, byKatharina, reviewed) },
    expected: [],
  },
  {
    name: 'approved the day before the review',
    files: {
      ...company,
      'qms.yaml': inOrder,
      'd.yaml': signedFile(document, reviewed, { ...byKatharina, date: '2026-01-11' }),
    },
    expected: [{ path: 'signOffs[PER-1].date', severity: 'warning', message: /2026-01-12/ }],
  },
  {
    name: 'approved and never reviewed',
    files: { ...company, 'qms.yaml': inOrder, 'd.yaml': signedFile(document, byKatharina) },
    expected: [
      {
        path: 'signOffs[PER-1].date',
        severity: 'warning',
        signOff: { id: 'DOC-1', as: 'PER-1' },
      },
    ],
  },
  {
    name: 'reviewed and not approved yet',
    files: { ...company, 'qms.yaml': inOrder, 'd.yaml': signedFile(document, reviewed) },
    expected: [],
  },
]);

const change: JsonObject = {
  ...{ id: 'CHG-1', type: 'change', title: 'New oven', status: 'approved', requestedOn: '2026-01-12' },
  authorizedBy: 'PER-1',
};
const authorized = { ...byKatharina, meaning: 'authorized' };

scenarios('signoff-before-content', [
  {
    name: 'signed on the day it says something happened',
    files: { ...company, 'c.yaml': signedFile(change, authorized) },
    expected: [],
  },
  {
    name: 'signed the day before that',
    files: { ...company, 'c.yaml': signedFile(change, { ...authorized, date: '2026-01-11' }) },
    expected: [{ path: 'requestedOn', severity: 'error', message: /2026-01-11/ }],
  },
]);

test('what happened after a signature leads to the day of that signature', async () => {
  const [finding] = await findingsOf('signoff-before-content', {
    ...company,
    'c.yaml': signedFile(change, { ...authorized, date: '2026-01-11' }),
  });
  const [line] = finding?.related.map(({ range }) => range) ?? [];
  const text = signedFile(change, { ...authorized, date: '2026-01-11' }).split('\n');
  expect(text[line!.start.line]?.slice(line!.start.character, line!.end.character)).toContain('2026-01-11');
});

test('whoever did not hold a role leads to its holders', async () => {
  const [finding] = await findingsOf('signoff-role', {
    ...company,
    'policy.yaml': signedFile(policy, { ...byMeike, role: 'ROLE-MD', date: '2026-01-25' }),
  });
  const lines = company['roles.yaml']!.split('\n');
  expect(finding?.severity).toBe('error');
  expect(finding?.related.map(({ file, range }) => [file, lines[range.start.line]?.slice(0, 8)])).toEqual([
    ['roles.yaml', 'holders:'],
  ]);
});

scenarios('signoff-role', [
  {
    name: 'on behalf of the holder, without delegation',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, {
        ...byMeike,
        ...{ role: 'ROLE-MD', onBehalfOf: 'PER-1', date: '2026-01-25' },
      }),
    },
    expected: [
      {
        path: 'signOffs[PER-2].onBehalfOf',
        severity: 'error',
        message: /^ROLE-MD was not delegated to Meike Lindner \(PER-2\) on 2026-01-25\./,
      },
    ],
  },
  {
    name: 'on behalf of somebody who did not hold the role',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, { ...byMeike, role: 'ROLE-MD', onBehalfOf: 'PER-9' }),
    },
    expected: [
      {
        path: 'signOffs[PER-2].onBehalfOf',
        severity: 'error',
        message: /^Rainer Oster \(PER-9\) did not hold ROLE-MD on 2026-01-12\./,
      },
    ],
  },
]);

scenarios('signoff-stale', [
  {
    name: 'what was withdrawn is history as well',
    files: {
      ...company,
      'policy.yaml': signedFile(policy, byKatharina)
        .replace('our word', 'every word')
        .replace('effective', 'obsolete'),
    },
    expected: [
      {
        path: 'signOffs[PER-1].digest',
        severity: 'error',
        message: /Restore the signed text, since this record is history\.$/,
        fixes: [],
      },
    ],
  },
  {
    name: 'a closed case stays as it was signed',
    files: {
      ...company,
      'c.yaml': signedFile({ ...change, status: 'closed' }, authorized).replace('New oven', 'New ovens'),
    },
    expected: [
      {
        path: 'signOffs[PER-1].digest',
        severity: 'error',
        message: /Restore the signed text, since what is closed stays as it was signed\.$/,
      },
    ],
  },
  {
    name: 'where only a version is asked for, another version is stale',
    files: {
      ...company,
      'qms.yaml': 'signOff: { evidence: declared }\n',
      'policy.yaml': yaml({ ...policy, signOffs: [{ ...byKatharina, version: '1' }] }),
    },
    expected: [{ path: 'signOffs[PER-1].version', severity: 'error', fixes: [] }],
  },
  {
    name: 'and the same version is not',
    files: {
      ...company,
      'qms.yaml': 'signOff: { evidence: declared }\n',
      'policy.yaml': yaml({ ...policy, signOffs: [byKatharina] }),
    },
    expected: [],
  },
]);

describe('the next version of a text that was changed in force', () => {
  const next = async (more: JsonObject): Promise<string> => {
    const text = signedFile({ ...policy, ...more }, byKatharina).replace('our word', 'every word');
    const [finding] = await findingsOf('signoff-stale', { ...company, 'policy.yaml': text });
    return finding!.fixes.flatMap(({ edits }) => edits.map(({ newText }) => newText.trim())).join('\n');
  };

  test('applies from today, and the one before until yesterday', async () => {
    const text = await next({ effectiveFrom: '2026-01-12' });
    expect(text).toContain('2026-02-01');
    expect(text).toMatch(/effectiveFrom: 2026-01-12, to: 2026-01-31/);
  });

  test('applies from a later day where that was said', async () => {
    const text = await next({ effectiveFrom: '2026-03-01' });
    expect(text).toContain('2026-03-01');
    expect(text).not.toContain('2026-02-01');
    expect(text).toMatch(/effectiveFrom: 2026-03-01, to: 2026-03-01/);
  });

  test('says in the history what had changed, where that was written', async () => {
    expect(await next({ changeSummary: 'Clearer' })).toMatch(/summary: Clearer/);
    expect(await next({})).toMatch(/summary: Replaced by version 3/);
  });

  test('is offered for no draft, and for nothing without a version', async () => {
    expect(await next({ status: 'superseded' })).toBe('');
    const { version, ...unversioned } = policy;
    const text = signedFile(unversioned, byKatharina).replace('our word', 'every word');
    const [finding] = await findingsOf('signoff-stale', { ...company, 'policy.yaml': text });
    expect([version, finding?.fixes]).toEqual(['2', []]);
  });
});
