import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../server/src/model/json.ts';
import { byDirector, byLaboratory, byQuality, company } from './company.ts';
import {
  changed,
  contentDigestOf,
  type Repository,
  recordIn,
  short,
  signed,
  signOffFindings,
} from './repository.ts';

/** Signatures that nobody gave, or not like that, each named by what the files alone show. */

const approved = { meaning: 'approved', date: '2026-01-15' };

const policy: JsonObject = {
  id: 'POL-1',
  type: 'quality-policy',
  title: 'Policy',
  status: 'effective',
  version: '1.0',
  effectiveFrom: '2026-01-16',
  text: 'We measure right.',
};
const procedure: JsonObject = {
  id: 'DOC-1',
  type: 'document',
  title: 'Incoming goods',
  status: 'effective',
  version: '1.0',
};

/** The policy reviewed by the quality manager and approved by the director. */
const signedPolicy = async (): Promise<Repository> =>
  signed(
    { ...company, 'policy.yaml': { data: policy }, 'doc.yaml': { data: procedure } },
    'policy.yaml',
    { ...byQuality, meaning: 'reviewed', date: '2026-01-14' },
    { ...byDirector, ...approved },
  ).then((repository) => signed(repository, 'doc.yaml', { ...byQuality, ...approved }));

const said = async (repository: Repository): Promise<readonly string[]> =>
  [...short(await signOffFindings(repository, { today: '2026-12-31' }))].sort();

const blocksIn = (repository: Repository, path: string): Json[] =>
  recordIn(repository, path).data['signOffs'] as Json[];

test('nothing is said of what was signed honestly', async () => {
  expect(await said(await signedPolicy())).toEqual([]);
});

describe('an edited block', () => {
  const digest = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
  const cases: readonly (readonly [place: string, value: Json, expected: readonly string[]])[] = [
    ['digest', digest, ['signoff-stale POL-1 signOffs[PER-1].digest']],
    ['date', '2026-01-16', ['signoff-stale POL-1 signOffs[PER-1].digest']],
    ['version', '1.0', ['signoff-stale POL-1 signOffs[PER-1].digest']],
    ['comment', 'As discussed', ['signoff-stale POL-1 signOffs[PER-1].digest']],
    ['effectiveFrom', '2026-01-16', ['signoff-stale POL-1 signOffs[PER-1].digest']],
    [
      'by',
      'PER-3',
      ['signoff-role POL-1 signOffs[PER-3].role', 'signoff-stale POL-1 signOffs[PER-3].digest'],
    ],
    [
      'role',
      'ROLE-LAB',
      [
        'signoff-not-leadership POL-1 signOffs[PER-1].role',
        'signoff-role POL-1 signOffs[PER-1].role',
        'signoff-stale POL-1 signOffs[PER-1].digest',
      ],
    ],
    ['meaning', 'affirmed', ['signoff-missing POL-1 signOffs', 'signoff-stale POL-1 signOffs[PER-1].digest']],
  ];
  test.each(cases)('%s: %j', async (place, value, expected) => {
    const files = changed(await signedPolicy(), 'policy.yaml', { [`signOffs[1].${place}`]: value });
    expect(await said(files)).toEqual(expected);
  });

  test('a review made an approval', async () => {
    const files = changed(await signedPolicy(), 'policy.yaml', { 'signOffs[0].meaning': 'approved' });
    expect(await said(files)).toEqual(['signoff-stale POL-1 signOffs[PER-2].digest']);
  });
});

describe('a block from elsewhere', () => {
  test('copied to a record that was not signed', async () => {
    const files = await signedPolicy();
    const signOffs = blocksIn(files, 'doc.yaml');
    const other = { data: { ...procedure, id: 'DOC-2', signOffs } };
    expect(await said({ ...files, 'other.yaml': other })).toEqual([
      'signoff-stale DOC-2 signOffs[PER-2].digest',
    ]);
  });

  test('moved from another record', async () => {
    const files = await signedPolicy();
    const moved = changed(files, 'doc.yaml', { signOffs: blocksIn(files, 'policy.yaml').slice(1) });
    expect(await said(changed(moved, 'policy.yaml', { 'signOffs[1]': undefined }))).toEqual([
      'signoff-missing POL-1 signOffs',
      'signoff-stale DOC-1 signOffs[PER-1].digest',
    ]);
  });

  test('a tampered one next to an honest one of the same day', async () => {
    const files = await signedPolicy();
    const both = await signed(files, 'policy.yaml', { ...byLaboratory, ...approved });
    const by = changed(both, 'policy.yaml', { 'signOffs[2].by': 'PER-2', 'signOffs[2].role': 'ROLE-QM' });
    expect(await said(by)).toEqual(['signoff-stale POL-1 signOffs[PER-2#2].digest']);
  });

  test('an old approval that nobody gave makes nothing early', async () => {
    const [reviewed, approval] = blocksIn(await signedPolicy(), 'policy.yaml');
    const invented = { ...byDirector, meaning: 'approved', date: '2025-06-01', digest: 'sha256-x' };
    const files = changed(await signedPolicy(), 'policy.yaml', {
      signOffs: [invented, reviewed!, approval!],
      effectiveFrom: '2025-06-01',
    });
    expect(await said(files)).toEqual(['signoff-late POL-1 effectiveFrom']);
  });
});

describe('a signer who was not entitled', () => {
  const signedBy = async (
    block: JsonObject,
    roles: (files: Repository) => Repository,
  ): Promise<Repository> => {
    const { 'policy.yaml': _policy, ...others } = await signedPolicy();
    return signed(roles({ ...others, 'policy.yaml': { data: policy } }), 'policy.yaml', {
      ...approved,
      ...block,
    });
  };
  const director = (values: JsonObject) => (files: Repository) =>
    changed(files, 'people/ROLE-MD.yaml', values);
  const delegation = (values: JsonObject): JsonObject => ({
    delegations: [
      {
        to: 'PER-3',
        from: '2026-01-10',
        until: '2026-01-20',
        reason: 'Leave',
        grantedBy: 'PER-1',
        covers: ['approved'],
        ...values,
      },
    ],
  });
  const asDirector = { by: 'PER-3', role: 'ROLE-MD' };
  const refused = ['signoff-role POL-1 signOffs[PER-3].role'];

  test.each<[string, JsonObject, readonly string[]]>([
    ['the role granted later', { 'holders[1]': { person: 'PER-3', from: '2026-01-16' } }, refused],
    [
      'the role given up before',
      { 'holders[1]': { person: 'PER-3', from: '2020-01-01', to: '2026-01-14' } },
      refused,
    ],
    [
      'the role held on its last day',
      { 'holders[1]': { person: 'PER-3', from: '2020-01-01', to: '2026-01-15' } },
      [],
    ],
    ['a delegation that covers it', delegation({}), []],
    ['a delegation for other meanings', delegation({ covers: ['reviewed'] }), refused],
    ['a delegation for another type', delegation({ covers: ['nonconforming-output'] }), refused],
    ['a delegation for the meaning, on another type', delegation({ covers: ['approved', 'audit'] }), refused],
    ['a delegation in words', delegation({ covers: ['Day to day business'] }), refused],
    ['a delegation without a reach', delegation({ covers: [] }), refused],
    ['a delegation by the delegate', delegation({ grantedBy: 'PER-3' }), refused],
    ['a delegation by somebody without the role', delegation({ grantedBy: 'PER-2' }), refused],
    ['a delegation from the next day', delegation({ from: '2026-01-16' }), refused],
    ['a delegation until the day before', delegation({ until: '2026-01-14' }), refused],
  ])('%s', async (_what, values, expected) => {
    expect(await said(await signedBy(asDirector, director(values)))).toEqual(expected);
  });

  test('a delegation by a delegate', async () => {
    const by = (to: string, grantedBy: string): Json => ({
      to,
      from: '2026-01-10',
      until: '2026-01-20',
      grantedBy,
      covers: ['approved'],
    });
    const files = await signedBy(
      asDirector,
      director({ delegations: [by('PER-2', 'PER-1'), by('PER-3', 'PER-2')] }),
    );
    expect(await said(files)).toEqual(refused);
  });

  test('for somebody who delegated nothing', async () => {
    const files = await signedBy({ ...asDirector, onBehalfOf: 'PER-1' }, (all) => all);
    expect(await said(files)).toEqual(['signoff-role POL-1 signOffs[PER-3].onBehalfOf']);
  });

  test('a role of one’s own that does not lead', async () => {
    const files = await signedBy(byLaboratory, (all) => all);
    expect(await said(files)).toEqual(['signoff-not-leadership POL-1 signOffs[PER-3].role']);
  });

  test('a role that nobody knows, and none at all', async () => {
    expect(await said(await signedBy({ by: 'PER-3', role: 'ROLE-X' }, (all) => all))).toEqual(refused);
    expect(await said(await signedBy({ by: 'PER-3' }, (all) => all))).toEqual([
      'signoff-not-leadership POL-1 signOffs[PER-3].role',
      ...refused,
    ]);
  });

  test('a change authorized by a delegate of whom it names, whose delegation does not reach it', async () => {
    const change = {
      id: 'CHG-1',
      type: 'change',
      title: 'New laboratory',
      status: 'approved',
      authorizedBy: 'ROLE-QM',
    };
    const files = changed({ ...company, 'change.yaml': { data: change } }, 'people/ROLE-QM.yaml', {
      delegations: [
        {
          to: 'PER-3',
          from: '2026-01-10',
          until: '2026-01-20',
          grantedBy: 'PER-2',
          covers: ['nonconforming-output'],
        },
      ],
    });
    const block = { ...byLaboratory, meaning: 'authorized', date: '2026-01-15' };
    expect(await said(await signed(files, 'change.yaml', block))).toEqual(['signoff-missing CHG-1 signOffs']);
    const covering = changed(files, 'people/ROLE-QM.yaml', { 'delegations[0].covers': ['change'] });
    expect(await said(await signed(covering, 'change.yaml', block))).toEqual([]);
  });
});

describe('a role whose standing changes', () => {
  const review = (date: string): JsonObject => ({
    id: 'MR-1',
    type: 'management-review',
    title: 'Review',
    status: 'approved',
    date,
  });
  /** The role of the director as it was, and as it is from 2026-01-27, when it no longer leads; the laboratory does. */
  const roles: Repository = {
    ...changed(company, 'people/ROLE-MD.yaml', { version: '1.0', status: 'superseded' }),
    'people/ROLE-MD-2.yaml': {
      data: {
        ...recordIn(company, 'people/ROLE-MD.yaml').data,
        version: '1.1',
        topManagement: false,
        effectiveFrom: '2026-01-27',
      },
    },
    'people/ROLE-LAB.yaml': {
      data: {
        ...recordIn(company, 'people/ROLE-LAB.yaml').data,
        topManagement: [{ from: '2026-01-27' }],
      },
    },
  };
  test.each<[string, string, readonly string[]]>([
    ['2026-01-20', '2026-01-26', []],
    ['2026-01-20', '2026-01-27', ['signoff-not-leadership MR-1 signOffs[PER-1].role']],
  ])('a review of %s signed on %s', async (date, day, expected) => {
    const files = { ...roles, 'review.yaml': { data: review(date) } };
    const block = { ...byDirector, meaning: 'approved', date: day };
    expect(await said(await signed(files, 'review.yaml', block))).toEqual(expected);
  });
});

describe('a day that cannot be', () => {
  const change: JsonObject = {
    id: 'CHG-1',
    type: 'change',
    title: 'New laboratory',
    status: 'approved',
    authorizedBy: 'PER-1',
    requestedOn: '2026-01-05',
    review: { date: '2026-01-14', by: 'PER-2' },
  };
  const signedOn = async (date: string, record: JsonObject = change): Promise<readonly string[]> =>
    said(
      await signed({ ...company, 'record.yaml': { data: record } }, 'record.yaml', {
        ...byDirector,
        meaning: String(record['type'] === 'change' ? 'authorized' : 'approved'),
        date,
      }),
    );

  test('before what it covers had happened', async () => {
    expect(await signedOn('2026-01-14')).toEqual([]);
    expect(await signedOn('2026-01-13')).toEqual(['signoff-before-content CHG-1 review.date']);
  });

  test('in the future, and before the role was there', async () => {
    expect(await signedOn('2027-01-01')).toEqual(['signoff-date CHG-1 signOffs[PER-1].date']);
    const early = { ...change, requestedOn: '2018-01-01', review: { date: '2018-01-01' } };
    expect(await signedOn('2018-06-01', early)).toEqual([
      'signoff-date CHG-1 signOffs[PER-1].date',
      'signoff-role CHG-1 signOffs[PER-1].role',
    ]);
  });

  test('before the review that it approves', async () => {
    const review = { id: 'MR-1', type: 'management-review', status: 'approved', date: '2026-01-20' };
    expect(await signedOn('2026-01-19', review)).toEqual(['signoff-date MR-1 signOffs[PER-1].date']);
  });

  test('in force on the word of somebody who is not asked for', async () => {
    const files = await signed(
      changed(await signedPolicy(), 'policy.yaml', { effectiveFrom: '2026-01-10' }),
      'policy.yaml',
      {
        ...byLaboratory,
        meaning: 'approved',
        date: '2026-01-09',
        effectiveFrom: '2026-01-10',
      },
    );
    expect(await said(files)).toEqual(['signoff-late POL-1 effectiveFrom']);
  });

  test('in force earlier than the last approval says, wherever that stands in the list', async () => {
    const { 'policy.yaml': _policy, ...others } = await signedPolicy();
    const late = { ...policy, effectiveFrom: '2026-02-01' };
    const approval = { ...byDirector, meaning: 'approved' };
    const twice = await signed(
      { ...others, 'policy.yaml': { data: late } },
      'policy.yaml',
      { ...approval, date: '2026-01-20', effectiveFrom: '2026-03-01' },
      { ...approval, date: '2026-01-15', effectiveFrom: '2026-02-01' },
    );
    expect(await said(twice)).toEqual(['signoff-late POL-1 effectiveFrom']);
    expect(await said(changed(twice, 'policy.yaml', { effectiveFrom: '2026-03-01' }))).toEqual([]);
  });

  test('in force before anybody approved it', async () => {
    const files = changed(await signedPolicy(), 'policy.yaml', { effectiveFrom: '2026-01-14' });
    expect(await said(files)).toEqual(['signoff-late POL-1 effectiveFrom']);
  });
});

describe('an approval by a management review', () => {
  const objective: JsonObject = {
    id: 'OBJ-1',
    type: 'quality-objective',
    title: 'Two days',
    status: 'active',
    version: '1.0',
    target: 50,
    due: '2026-12-31',
    approvedIn: 'MR-1',
  };
  const minutes = (outputs: Json, more: JsonObject = {}): JsonObject => ({
    id: 'MR-1',
    type: 'management-review',
    title: 'Review',
    status: 'approved',
    date: '2026-01-12',
    outputs,
    ...more,
  });
  const start: Repository = { ...company, 'objective.yaml': { data: objective } };
  const reviewed = (
    review: JsonObject,
    block: JsonObject = { ...byDirector, ...approved },
  ): Promise<Repository> => signed({ ...start, 'review.yaml': { data: review } }, 'review.yaml', block);
  const approving = async (record = 'OBJ-1@1.0'): Promise<Repository> => {
    const digest = await contentDigestOf(start, 'objective.yaml');
    return reviewed(
      minutes([{ id: 'O1', kind: 'qms-change', decision: 'Set', approves: [{ record, digest }] }]),
    );
  };
  const missing = ['signoff-missing OBJ-1 approvedIn'];
  const stale = ['signoff-stale OBJ-1 approvedIn'];

  test('holds while the objective is worked on', async () => {
    const files = changed(await approving(), 'objective.yaml', {
      forecast: 'at-risk',
      actions: ['ACT-1'],
      milestonesDone: [{ what: 'Rota', on: '2026-03-01' }],
      result: { value: 48, date: '2026-12-31' },
      status: 'missed',
    });
    expect(await said(files)).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ['the target', { target: 30 }],
    ['the due date', { due: '2027-06-30' }],
    ['the target, and it is reached in the same edit', { target: 30, status: 'achieved' }],
    ['the due date, of one that is given up', { due: '2027-06-30', status: 'cancelled' }],
  ])('does not hold where %s changed afterwards', async (_what, values) => {
    expect(await said(changed(await approving(), 'objective.yaml', values))).toEqual(stale);
  });

  test('is no longer needed once somebody entitled signed the change', async () => {
    const files = changed(await approving(), 'objective.yaml', { target: 30 });
    const block = { ...byDirector, meaning: 'approved', date: '2026-04-01' };
    expect(await said(await signed(files, 'objective.yaml', block))).toEqual([]);
  });

  test('is no longer needed once a later review approved the change', async () => {
    const files = changed(await approving(), 'objective.yaml', { target: 30, approvedIn: 'MR-2' });
    const digest = await contentDigestOf(files, 'objective.yaml');
    const outputs = [{ id: 'O1', decision: 'Moved', approves: [{ record: 'OBJ-1@1.0', digest }] }];
    const later = { ...minutes(outputs), id: 'MR-2', date: '2026-06-12' };
    const block = { ...byDirector, meaning: 'approved', date: '2026-06-15' };
    const both = await signed({ ...files, 'later.yaml': { data: later } }, 'later.yaml', block);
    expect(await said(both)).toEqual([]);
    expect(await said(changed(both, 'objective.yaml', { approvedIn: 'MR-1' }))).toEqual(stale);
  });

  test('is still said to be stale where the change was signed by somebody else, or changed again', async () => {
    const files = changed(await approving(), 'objective.yaml', { target: 30 });
    const byOther = { ...byLaboratory, meaning: 'approved', date: '2026-04-01' };
    expect(await said(await signed(files, 'objective.yaml', byOther))).toEqual(stale);
    const again = await signed(files, 'objective.yaml', {
      ...byDirector,
      meaning: 'approved',
      date: '2026-04-01',
    });
    expect(await said(changed(again, 'objective.yaml', { target: 20 }))).toEqual([
      ...stale,
      'signoff-stale OBJ-1 signOffs[PER-1].digest',
    ]);
  });

  test.each<[string, JsonObject]>([
    [
      'only cites it',
      minutes([], { inputs: [{ input: 'objectives', summary: 'Fine', objectives: ['OBJ-1'] }] }),
    ],
    [
      'only proposed it',
      minutes([], { inputs: [{ input: 'objectives', summary: 'Fine', proposes: ['OBJ-1'] }] }),
    ],
    ['only names it among its results', minutes([{ id: 'O1', decision: 'Set', objectives: ['OBJ-1'] }])],
    ['approves another', minutes([{ id: 'O1', decision: 'Set', approves: [{ record: 'OBJ-2' }] }])],
    [
      'approves another version',
      minutes([{ id: 'O1', decision: 'Set', approves: [{ record: 'OBJ-1@0.9' }] }]),
    ],
  ])('counts for nothing where the review %s', async (_what, review) => {
    expect(await said(await reviewed(review))).toEqual(missing);
  });

  test('counts for nothing where the review binds no content', async () => {
    const review = minutes([{ id: 'O1', decision: 'Set', approves: ['OBJ-1'] }]);
    expect(await said(await reviewed(review))).toEqual(stale);
  });

  test('that bound no content makes nothing red once the objective is over', async () => {
    const files = await reviewed(minutes([{ id: 'O1', decision: 'Set', approves: ['OBJ-1'] }]));
    expect(await said(changed(files, 'objective.yaml', { status: 'achieved' }))).toEqual([]);
  });

  test('holds for an objective that moves into a register', async () => {
    const { 'objective.yaml': _objective, ...others } = await approving();
    const { type: of, status, version, ...item } = objective;
    const register = {
      id: 'REG-1',
      type: 'register',
      of: of!,
      title: 'Objectives',
      defaults: { status: status!, version: version! },
    };
    const within = (values: JsonObject): Repository => ({
      ...others,
      'register.yaml': { data: { ...register, items: [{ ...item, ...values }] } },
    });
    expect(await said(within({}))).toEqual([]);
    expect(await said(within({ target: 30 }))).toEqual(stale);
  });

  test('counts for nothing where the review is not approved, or that was taken back', async () => {
    const files = await approving();
    const unsigned = changed(files, 'review.yaml', { signOffs: undefined });
    expect(await said(unsigned)).toContain('signoff-missing MR-1 signOffs');
    const withdrawn = await signed(files, 'review.yaml', {
      ...byDirector,
      meaning: 'withdrawn',
      date: '2026-03-01',
      comment: 'Figures were wrong',
    });
    expect(await said(withdrawn)).toContain('signoff-missing MR-1 signOffs');
  });

  test('written into a review that was approved before makes that stale', async () => {
    const files = await reviewed(minutes([{ id: 'O1', decision: 'Staff' }]));
    const digest = await contentDigestOf(start, 'objective.yaml');
    const after = changed(files, 'review.yaml', { 'outputs[0].approves': [{ record: 'OBJ-1', digest }] });
    expect(await said(after)).toEqual(['signoff-stale MR-1 signOffs[PER-1].digest']);
  });

  test('given to a new objective under the former id of another lends it nothing', async () => {
    const files: Repository = {
      ...(await approving()),
      'new.yaml': {
        data: { ...objective, id: 'OBJ-2', title: 'Ten days', target: 10, formerIds: ['OBJ-1'] },
      },
    };
    expect(await said(files)).toEqual(['signoff-missing OBJ-2 approvedIn']);
  });

  test('is no way to approve a policy', async () => {
    const review = minutes([{ id: 'O1', decision: 'Set', approves: [{ record: 'POL-1' }] }]);
    const files: Repository = {
      ...company,
      'policy.yaml': { data: { ...policy, approvedIn: 'MR-1' } },
      'review.yaml': { data: review },
    };
    expect(await said(await signed(files, 'review.yaml', { ...byDirector, ...approved }))).toEqual([
      'signoff-missing POL-1 signOffs',
    ]);
  });
});

describe('a record that its owner is asked to sign', () => {
  const byOwner = 'signOff: { required: { document: [{ meaning: approved, by: owner }] } }\n';
  const owned = async (): Promise<Repository> =>
    signed(
      {
        ...company,
        'qms.yaml': byOwner,
        'doc.yaml': { data: { ...procedure, owner: 'ROLE-QM' } },
      },
      'doc.yaml',
      { ...byLaboratory, meaning: 'reviewed', date: '2026-01-14' },
      { ...byQuality, ...approved },
    );

  test('cannot be given to another owner who would have had to sign', async () => {
    expect(await said(await owned())).toEqual([]);
    expect(await said(changed(await owned(), 'doc.yaml', { owner: 'ROLE-MD' }))).toEqual([
      'signoff-missing DOC-1 signOffs',
      'signoff-stale DOC-1 signOffs[PER-2].digest',
    ]);
    expect(await said(changed(await owned(), 'doc.yaml', { tags: ['new'] }))).toEqual([]);
  });
});

describe('an excuse', () => {
  const tampered = async (): Promise<Repository> =>
    changed(await signedPolicy(), 'policy.yaml', { text: 'We measure.' });
  const stale = 'signoff-stale POL-1 signOffs[PER-1].digest';

  test('by an exception, signed by top management', async () => {
    const exception: JsonObject = {
      id: 'EXC-1',
      type: 'exception',
      title: 'Never mind',
      status: 'effective',
      rules: ['signoff-stale', 'signoff-missing'],
      types: ['quality-policy'],
      reason: 'We know',
      from: '2026-01-01',
      until: '2026-12-31',
    };
    const files = { ...(await tampered()), 'exception.yaml': { data: exception } };
    const block = { ...byDirector, ...approved };
    expect(await said(await signed(files, 'exception.yaml', block))).toContain(stale);
  });

  test('by a comment next to the block', async () => {
    const { data } = recordIn(await tampered(), 'policy.yaml');
    const lines = Object.entries(data).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    const text = lines.map((line) =>
      line.startsWith('signOffs') ? `# qms-ignore signoff-stale -- a slip\n${line}` : line,
    );
    expect(await said({ ...(await tampered()), 'policy.yaml': `${text.join('\n')}\n` })).toContain(stale);
  });
});

describe('a rejection', () => {
  const rejection = { ...byDirector, meaning: 'rejected', date: '2026-02-01', comment: 'Not like this' };

  test('takes back what was approved in the role, whatever is edited afterwards', async () => {
    const files = await signed(await signedPolicy(), 'policy.yaml', rejection);
    expect(await said(files)).toEqual(['signoff-missing POL-1 signOffs']);
    const edited = changed(files, 'policy.yaml', { text: 'We measure.' });
    expect(await said(edited)).toEqual([
      'signoff-missing POL-1 signOffs',
      'signoff-stale POL-1 signOffs[PER-2].digest',
    ]);
  });

  test('of what is taken out of use leaves nothing to be said', async () => {
    const withdrawal = { ...rejection, meaning: 'withdrawn' };
    const files = await signed(await signedPolicy(), 'policy.yaml', withdrawal);
    expect(
      await said(changed(files, 'policy.yaml', { status: 'obsolete', withdrawnOn: '2026-02-01' })),
    ).toEqual([]);
  });

  test('by somebody who holds no such role takes nothing back', async () => {
    const files = await signed(await signedPolicy(), 'policy.yaml', { ...rejection, by: 'PER-3' });
    expect(await said(files)).toEqual(['signoff-role POL-1 signOffs[PER-3].role']);
  });

  test('that was signed again is history', async () => {
    const files = await signed(await signedPolicy(), 'policy.yaml', rejection);
    const again = await signed(files, 'policy.yaml', {
      ...byDirector,
      meaning: 'approved',
      date: '2026-02-10',
    });
    expect(await said(changed(again, 'policy.yaml', { effectiveFrom: '2026-02-10' }))).toEqual([]);
  });
});
