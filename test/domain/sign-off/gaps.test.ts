import { describe, expect, test } from 'vitest';
import { signAgain } from '../../../server/src/domain/sign-off/again.ts';
import { couldHaveMeant, dueDemands, missingDemands } from '../../../server/src/domain/sign-off/gaps.ts';
import { stillToSign } from '../../../server/src/domain/sign-off/still-to-sign.ts';
import { asDemanded, demandClauses, signatureNamed } from '../../../server/src/domain/sign-off/words.ts';
import { defineMessages } from '../../../server/src/messages/define-messages.ts';
import { english } from '../../../server/src/messages/language.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import type { Demand } from '../../../server/src/records/sign-off-demands.ts';
import { signOffBlocks } from '../../../server/src/records/sign-offs.ts';
import { openProject } from '../../rules/harness.ts';
import { company } from '../../rules/sign-off-company.ts';
import { sign, signedFile, yaml } from '../../rules/signing.ts';
import { all, committedBy } from '../evidence/histories.ts';

/** What a record lacks, what is due on it, and how that is said. */

const document: JsonObject = { id: 'DOC-1', type: 'document', title: 'Inspection', status: 'effective' };
const byHer = { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-12' };
const byMeike = { ...byHer, by: 'PER-2', role: 'ROLE-QM' };

async function asked(
  blocks: readonly JsonObject[],
  {
    record = document,
    required = '',
    evidence = 'content-bound',
    more = '',
    settings = '',
  }: {
    readonly record?: JsonObject;
    readonly required?: string;
    readonly evidence?: string;
    readonly more?: string;
    readonly settings?: string;
  } = {},
) {
  const setting = required === '' ? '' : `, required: { ${record['type']}: ${required} }`;
  const { project } = await openProject(
    {
      ...company,
      'qms.yaml': `organization: Test\nsignOff: { evidence: ${evidence}${setting} }\n${settings}`,
      'record.yaml': `${yaml({ ...record, signOffs: blocks.map((block) => sign(record, block)) })}${more}`,
    },
    { readEvidence: all(committedBy('nobody@acme.example')) },
  );
  await project.readEvidence(false);
  const { queries } = project;
  const found = queries.record(String(record['id']))!;
  const still = stillToSign(found, queries);
  return {
    record: found,
    queries,
    missing: missingDemands(found, queries).map(({ demand, gap }) => `${demand.meaning}: ${gap.kind}`),
    due: dueDemands(found, queries).map(
      ({ demand, gap, weak }) => `${demand.meaning}: ${gap.kind}, ${weak.length} weak`,
    ),
    still: still === null ? null : english.text(still),
  };
}

describe('a demand', () => {
  test('is met by a block of its meaning, by whoever', async () => {
    expect(await asked([byHer])).toMatchObject({ missing: [], due: [], still: null });
    expect(await asked([{ ...byHer, meaning: 'reviewed' }])).toMatchObject({
      missing: ['approved: none'],
      due: ['approved: none, 0 weak'],
    });
    expect(await asked([])).toMatchObject({ missing: ['approved: none'], still: 'needs approval' });
  });

  test('of the owner is met by whoever the record names alone, if it names anybody', async () => {
    const required = '[{ meaning: approved, by: owner }]';
    const owned = { ...document, owner: 'ROLE-QM' };
    expect(await asked([byMeike], { record: owned, required })).toMatchObject({ missing: [] });
    expect(await asked([byHer], { record: owned, required })).toMatchObject({
      missing: ['approved: not-named'],
      still: 'needs approval by Quality manager',
    });
    expect(await asked([byHer, byMeike], { record: owned, required })).toMatchObject({ missing: [] });
    expect(await asked([byHer], { required })).toMatchObject({ missing: [] });
  });

  test('of an authority is met by that one', async () => {
    const change = {
      id: 'CHG-1',
      type: 'change',
      title: 'A new rig',
      status: 'authorized',
      authorizedBy: 'PER-2',
    };
    const authorized = { meaning: 'authorized' };
    expect(await asked([{ ...byHer, ...authorized }], { record: change })).toMatchObject({
      missing: ['authorized: not-named'],
    });
    expect(await asked([{ ...byMeike, ...authorized }], { record: change })).toMatchObject({ missing: [] });
  });

  test('of several roles names those that are open', async () => {
    const each = '[{ meaning: approved, by: [ROLE-MD, ROLE-QM], all: true }]';
    expect(await asked([byHer, byMeike], { required: each })).toMatchObject({ missing: [] });
    expect(await asked([byHer], { required: each })).toMatchObject({
      missing: ['approved: several'],
      still: 'needs approval by Quality manager',
    });
    expect(await asked([], { required: each })).toMatchObject({
      missing: ['approved: none'],
      still: 'needs approval by Managing director and Quality manager',
    });
    const one = '[{ meaning: approved, by: [ROLE-MD, ROLE-QM] }]';
    expect(await asked([], { required: one })).toMatchObject({
      still: 'needs approval by Managing director or Quality manager',
    });
    expect(await asked([{ ...byHer, role: 'ROLE-NEW' }], { required: one })).toMatchObject({
      missing: ['approved: several'],
    });
  });

  test('that was taken back says so', async () => {
    const withdrawn = { ...byHer, meaning: 'withdrawn', date: '2026-01-14', comment: 'Wrong drawing' };
    expect(await asked([byHer, withdrawn])).toMatchObject({ missing: ['approved: cancelled'] });
  });

  test('of top management is met by whoever gave it: that they are none of it is said elsewhere', async () => {
    const exception = {
      ...{ id: 'EXC-1', type: 'exception', title: 'Late', status: 'active', authorizedBy: 'PER-1' },
      ...{ rules: ['action-overdue'], from: '2026-01-01', until: '2026-03-01' },
    };
    expect(await asked([], { record: exception })).toMatchObject({ missing: ['approved: none'] });
    expect(await asked([byMeike], { record: exception })).toMatchObject({ missing: [] });
    const settings = 'exceptions: { approvers: [PER-1] }\n';
    expect(await asked([byMeike], { record: exception, settings })).toMatchObject({ missing: [] });
  });

  test('that was rejected first and then met by the decision of a review is met', async () => {
    const objective = {
      ...{ id: 'OBJ-1', type: 'quality-objective', title: 'Fewer complaints', status: 'active' },
      approvedIn: 'MR-1',
    };
    const review = signedFile(
      {
        ...{ id: 'MR-1', type: 'management-review', title: 'Review', status: 'held', date: '2026-01-12' },
        outputs: [{ decision: 'Aim', approves: ['OBJ-1'] }],
      },
      byHer,
    );
    const rejected = { ...byHer, meaning: 'rejected', date: '2026-01-05', comment: 'Too low' };
    expect(await asked([rejected], { record: objective, more: `---\n${review}` })).toMatchObject({
      missing: [],
    });
    expect(await asked([rejected], { record: { ...objective, approvedIn: 'MR-2' } })).toMatchObject({
      missing: ['approved: cancelled'],
    });
  });

  test('in a row is said in that order, up to five', async () => {
    const row = ['authored', 'reviewed', 'approved', 'affirmed', 'acknowledged', 'authorized']
      .map((meaning) => `{ meaning: ${meaning}, by: anyone }`)
      .join(', ');
    expect((await asked([], { required: `[${row}]` })).still).toBe(
      "needs author's signature, then review, then approval, then affirmation, then acknowledgement",
    );
  });

  test('of a review that is to be signed names the review', async () => {
    const objective = {
      id: 'OBJ-1',
      type: 'quality-objective',
      title: 'Fewer complaints',
      status: 'active',
      approvedIn: 'MR-1',
    };
    const review = `---\n${yaml({ id: 'MR-1', type: 'management-review', title: 'Review', status: 'held', date: '2026-01-12', outputs: [{ decision: 'Aim', approves: ['OBJ-1'] }] })}`;
    expect(await asked([], { record: objective, more: review })).toMatchObject({
      missing: [],
      due: ['approved: not-signed, 0 weak'],
      still: 'needs approval by MR-1',
    });
  });
});

describe('what was given and does not count', () => {
  test('is no gap, and is due with what would make it count', async () => {
    const weak = await asked([byHer], { evidence: 'commit-bound' });
    expect(weak).toMatchObject({
      missing: [],
      due: ['approved: none, 1 weak'],
      still: 'needs approval by Katharina Brandt (enter the e-mail of whoever commits under `emails`)',
    });
  });

  test('is of that meaning alone, and of nobody where nobody is named', async () => {
    const both = await asked(
      [
        { ...byHer, meaning: 'reviewed' },
        { meaning: 'approved', role: 'ROLE-MD', date: '2026-01-12' },
      ],
      { evidence: 'commit-bound' },
    );
    expect(both).toMatchObject({
      due: ['approved: none, 1 weak'],
      still: 'needs approval by nobody (have it signed again)',
    });
  });

  test('is not named next to what is missing altogether', async () => {
    const two = '[{ meaning: approved, by: [ROLE-MD, ROLE-QM], all: true }]';
    expect(await asked([byHer], { required: two, evidence: 'commit-bound' })).toMatchObject({
      missing: ['approved: several'],
      due: ['approved: none, 0 weak'],
    });
  });
});

describe('a sign-off that was perhaps meant for it', () => {
  const meant = async (
    blocks: readonly JsonObject[],
    demand: Partial<Demand>,
    required = '',
  ): Promise<number[]> => {
    const { record, queries } = await asked(blocks, { required });
    const whole: Demand = {
      ...{ meaning: 'approved', by: 'anyone', roles: [], needed: 1, approvedIn: false },
      ...{ basis: 'own', clauses: [], named: [] },
      ...demand,
    };
    return couldHaveMeant(record, whole, queries).map(({ index }) => index);
  };
  const weaker = [
    { ...byHer, meaning: 'reviewed' },
    { ...byMeike, meaning: 'reviewed' },
    { ...byHer, meaning: 'authored' },
    { ...byHer, meaning: 'affirmed' },
    { by: 'PER-1', role: 'ROLE-MD', date: '2026-01-12' },
  ];

  test('is of a weaker meaning, by those who could have given it', async () => {
    expect(await meant(weaker, {})).toEqual([0, 1]);
    expect(await meant(weaker, { by: 'top-management' })).toEqual([0, 2]);
    expect(await meant(weaker, { by: 'owner', named: ['PER-2'] })).toEqual([1]);
    expect(await meant(weaker, { meaning: 'reviewed' })).toEqual([]);
    expect(await meant(weaker, { meaning: 'reviewed', by: 'top-management' })).toEqual([2]);
  });

  test('and not one that the record needs besides', async () => {
    const both = '[{ meaning: reviewed, by: anyone }, { meaning: approved, by: anyone }]';
    expect(await meant(weaker, {}, both)).toEqual([]);
    expect(await meant(weaker, { by: 'top-management' }, both)).toEqual([2]);
  });
});

describe('the same sign-off once more', () => {
  test('is asked of the same person, as long as they are there', async () => {
    const { record, queries } = await asked([
      byHer,
      { ...byHer, by: 'PER-9' },
      { role: 'ROLE-MD', meaning: 'approved' },
    ]);
    const again = signOffBlocks(record.data).map((block) => signAgain(record, block, queries));
    expect(again).toEqual([{ id: 'DOC-1', as: 'PER-1' }, { id: 'DOC-1' }, { id: 'DOC-1' }]);
  });
});

describe('how a demand is said', () => {
  const demand = (basis: Demand['basis']): Demand => ({
    ...{ meaning: 'approved', by: 'anyone', roles: [], needed: 1, approvedIn: false },
    ...{ clauses: ['iso-9001:2015/7.5.2'], named: [], basis },
  });

  test('clauses are named where the standard asks for a signature', () => {
    expect(demandClauses(demand('required'))).toEqual(['iso-9001:2015/7.5.2']);
    expect(demandClauses(demand('own'))).toEqual(['iso-9001:2015/7.5.2']);
    expect(demandClauses(demand('practice'))).toEqual([]);
  });

  test('whose demand it is stands at the end, unless it is that of the standard', () => {
    const finding = defineMessages('gaps.test', { lacks: 'It lacks the approval.' }).lacks();
    const words = (['required', 'documented', 'own', 'practice'] as const).map((basis) =>
      english.text(asDemanded(finding, demand(basis))),
    );
    expect(words[0]).toBe('It lacks the approval.');
    expect(words[1]).toBe(words[0]);
    expect(words[2]).toBe('It lacks the approval. A rule of this system, not a requirement of the standard.');
    expect(words[3]).toMatch(/^It lacks the approval\. .+/);
    expect(new Set(words).size).toBe(3);
  });

  test.each([
    ['approved', 'approval'],
    ['authored', "author's signature"],
    ['of my own', 'sign-off'],
    [null, 'sign-off'],
  ])('%s: %s', (meaning, expected) => {
    expect(english.text(signatureNamed(meaning))).toBe(expected);
  });
});
