import { describe, expect, test } from 'vitest';
import {
  changedApproval,
  decisionGap,
  entriesOf,
  staleApproval,
  standingApproval,
  undecidedGap,
} from '../../../server/src/domain/sign-off/decision.ts';
import { demandsOn } from '../../../server/src/domain/sign-off/demands.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import type { Demand } from '../../../server/src/records/sign-off-demands.ts';
import { openProject } from '../../rules/harness.ts';
import { byKatharina, company } from '../../rules/sign-off-company.ts';
import { contentDigest, sign, signedFile, yaml } from '../../rules/signing.ts';

/** When a decision of a management review stands in place of an own sign-off. */

const objective: JsonObject = {
  id: 'OBJ-1',
  type: 'quality-objective',
  title: 'Fewer complaints',
  status: 'active',
  target: 50,
};
const approving: JsonObject[] = [{ record: 'OBJ-1', digest: contentDigest(objective) }];
const review = (approves: unknown = approving, more: JsonObject = {}): JsonObject =>
  ({
    id: 'MR-1',
    type: 'management-review',
    title: 'Review',
    status: 'approved',
    date: '2026-01-12',
    attendees: ['PER-1'],
    outputs: [{ kind: 'improvement', decision: 'Aim', approves }],
    ...more,
  }) as JsonObject;
const { version: _, ...byHer } = byKatharina;
const signedReview = signedFile(review(), byHer);

async function asked(reviews: string, record: JsonObject = objective, settings = '') {
  const { project } = await openProject({
    ...company,
    'qms.yaml': `organization: Test\n${settings}`,
    'review.yaml': reviews,
    'objective.yaml': yaml({ approvedIn: 'MR-1', ...record }),
  });
  const { queries } = project;
  const found = queries.record('OBJ-1')!;
  const demand: Demand = demandsOn(found, queries)[0] ?? {
    ...{ meaning: 'approved', by: 'top-management', roles: [], needed: 1, approvedIn: true },
    ...{ basis: 'practice', clauses: [], named: [] },
  };
  return {
    queries,
    record: found,
    demand,
    gap: decisionGap(found, demand, queries)?.kind ?? null,
    undecided: undecidedGap(found, demand, queries)?.kind ?? null,
    stale: staleApproval(found, queries),
    standing: standingApproval(found, queries),
    changed: changedApproval(found, queries),
  };
}

test.each<[unknown, readonly { record: string; digest: string | null }[]]>([
  [undefined, []],
  [[], []],
  ['OBJ-1', [{ record: 'OBJ-1', digest: null }]],
  [
    ['OBJ-1', { record: 'OBJ-2', digest: 'sha256-x' }],
    [
      { record: 'OBJ-1', digest: null },
      { record: 'OBJ-2', digest: 'sha256-x' },
    ],
  ],
  [
    [null, {}],
    [
      { record: '', digest: null },
      { record: '', digest: null },
    ],
  ],
])('what %o under `approves` names', (approves, expected) => {
  expect(entriesOf(approves)).toEqual(expected);
});

describe('an objective that names a review', () => {
  test('which is approved and approves it as it is', async () => {
    const { gap, undecided, stale, standing, changed } = await asked(signedReview);
    expect([gap, undecided, stale, changed]).toEqual([null, null, undefined, null]);
    expect(standing).toMatchObject({ path: ['outputs', 0, 'approves', 0], digest: contentDigest(objective) });
    expect(standing?.review.id).toBe('MR-1');
  });

  test('which approved it as it was', async () => {
    const { gap, undecided, stale, standing, changed } = await asked(signedReview, {
      ...objective,
      target: 30,
    });
    expect([gap, undecided, standing]).toEqual([null, 'changed', undefined]);
    expect(stale).toMatchObject({ digest: contentDigest(objective) });
    expect(changed).toMatchObject({ review: { id: 'MR-1' }, digest: contentDigest(objective) });
  });

  test('which approved it without binding the text', async () => {
    const { gap, undecided, stale, standing, changed } = await asked(signedFile(review(['OBJ-1']), byHer));
    expect([gap, undecided, standing, changed]).toEqual([null, null, undefined, null]);
    expect(stale).toMatchObject({ digest: null });
  });

  test('which approves it twice, once as it is', async () => {
    const twice = [{ record: 'OBJ-1', digest: `sha256-${'A'.repeat(43)}=` }, ...approving];
    const { stale, standing } = await asked(signedFile(review(twice), byHer));
    expect(stale).toBeUndefined();
    expect(standing?.path).toEqual(['outputs', 0, 'approves', 1]);
  });

  test.each<[string, string, string | null, string | null]>([
    ['which is not signed', yaml(review()), null, 'not-signed'],
    ['whose sign-off no longer fits', signedReview.replace('"Aim"', '"Other aim"'), null, 'not-signed'],
    [
      'which somebody only reviewed',
      signedFile(review(), { ...byHer, meaning: 'reviewed' }),
      null,
      'not-signed',
    ],
    [
      'whose approval was taken back',
      signedFile(review(), byHer, {
        ...byHer,
        meaning: 'withdrawn',
        date: '2026-01-14',
        comment: 'Wrong figures',
      }),
      null,
      'not-signed',
    ],
    [
      'which somebody in another role rejected',
      signedFile(review(), byHer, {
        ...{
          by: 'PER-2',
          role: 'ROLE-QM',
          meaning: 'rejected',
          date: '2026-01-14',
          comment: 'Wrong figures',
        },
      }),
      null,
      'not-signed',
    ],
    ['which is planned', signedFile(review(approving, { status: 'planned' }), byHer), 'not-held', 'not-held'],
    ['which approves another', signedFile(review(['OBJ-2']), byHer), 'not-cited', 'not-cited'],
    ['which approves nothing', signedFile(review([]), byHer), 'not-cited', 'not-cited'],
    ['which approves another version', signedFile(review(['OBJ-1@2']), byHer), 'not-cited', 'not-cited'],
    ['that is none', yaml({ ...review(), type: 'audit' }), 'unknown', 'unknown'],
    ['that is not there', yaml({ ...review(), id: 'MR-2' }), 'unknown', 'unknown'],
  ])('%s', async (_, reviews, gap, undecided) => {
    const found = await asked(reviews);
    expect([found.gap, found.undecided]).toEqual([gap, undecided]);
    if (gap !== null) expect([found.stale, found.standing]).toEqual([undefined, undefined]);
  });

  test('which approves the version it has', async () => {
    const ofVersion = { ...objective, version: '2' };
    const approves = [{ record: 'OBJ-1@2', digest: contentDigest(ofVersion) }];
    const { gap, undecided } = await asked(signedFile(review(approves), byHer), ofVersion);
    expect([gap, undecided]).toEqual([null, null]);
  });

  test('none of which is named', async () => {
    const { queries, demand } = await asked(signedReview);
    const other = (await asked(signedReview, { ...objective, approvedIn: [] as unknown as string })).record;
    expect(decisionGap(other, demand, queries)).toEqual({ kind: 'none' });
    expect(undecidedGap(other, demand, queries)).toEqual({ kind: 'none' });
    expect(changedApproval(other, queries)).toBeNull();
  });

  test('where the demand does not allow it, or asks for another meaning', async () => {
    const { record, queries, demand } = await asked(signedReview);
    expect(decisionGap(record, demand, queries)).toBeNull();
    expect(decisionGap(record, { ...demand, approvedIn: false }, queries)).toEqual({ kind: 'none' });
    expect(decisionGap(record, { ...demand, meaning: 'reviewed' }, queries)).toEqual({ kind: 'none' });
  });
});

describe('a review that need not be signed', () => {
  const free = 'signOff: { required: { management-review: false } }\n';
  test('approves only once somebody has approved it all the same', async () => {
    expect(await asked(yaml(review()), objective, free)).toMatchObject({
      gap: 'not-signed',
      undecided: 'not-signed',
    });
    expect(
      await asked(signedFile(review(), { ...byHer, meaning: 'reviewed' }), objective, free),
    ).toMatchObject({ gap: 'not-signed' });
    expect(await asked(signedReview, objective, free)).toMatchObject({ gap: null, undecided: null });
  });

  test('but reviewed', async () => {
    const reviewed = 'signOff: { required: { management-review: [{ meaning: reviewed, by: anyone }] } }\n';
    expect(await asked(signedReview, objective, reviewed)).toMatchObject({ gap: null, undecided: null });
    expect(await asked(yaml(review()), objective, reviewed)).toMatchObject({ gap: 'not-signed' });
  });

  test('by two approves once both have', async () => {
    const two =
      'signOff: { required: { management-review: [{ meaning: approved, by: top-management }, { meaning: approved, by: ROLE-QM }] } }\n';
    const byMeike = { ...byHer, by: 'PER-2', role: 'ROLE-QM' };
    expect(await asked(signedReview, objective, two)).toMatchObject({ gap: null, undecided: 'not-signed' });
    expect(await asked(signedFile(review(), byHer, byMeike), objective, two)).toMatchObject({
      undecided: null,
    });
  });
});

describe('an objective that was approved by a decision and changed since', () => {
  const changed = { ...objective, target: 30 };
  const own = (record: JsonObject, block: JsonObject): JsonObject => {
    const whole = { approvedIn: 'MR-1', ...record };
    return { ...record, signOffs: [sign(whole, block)] };
  };
  const isStale = async (record: JsonObject, settings = ''): Promise<boolean> =>
    (await asked(signedReview, record, settings)).stale !== undefined;

  test('is settled by an own approval that fits, and by no other', async () => {
    expect(await isStale(changed)).toBe(true);
    expect(await isStale(own(changed, byHer))).toBe(false);
    expect(await isStale(own(changed, { ...byHer, meaning: 'reviewed' }))).toBe(true);
    expect(await isStale({ ...own(changed, byHer), target: 29 })).toBe(true);
  });

  test('by anybody where it names nobody who is to approve it', async () => {
    const byOwner =
      'signOff: { required: { quality-objective: [{ meaning: approved, by: owner, approvedIn: true }] } }\n';
    expect(await isStale(own(changed, byHer), byOwner)).toBe(false);
    expect(await isStale(changed, byOwner)).toBe(true);
  });

  test('by two, once both have', async () => {
    const two =
      'signOff: { required: { quality-objective: [{ meaning: approved, by: top-management, approvedIn: true }, { meaning: approved, by: ROLE-QM, approvedIn: true }] } }\n';
    expect(await isStale(changed, two)).toBe(true);
    expect(await isStale(own(changed, byHer), two)).toBe(true);
  });

  test('where no approval by a decision is asked for', async () => {
    expect(
      await isStale(
        changed,
        'signOff: { required: { quality-objective: [{ meaning: reviewed, by: anyone }] } }\n',
      ),
    ).toBe(false);
    expect(
      await isStale(
        changed,
        'signOff: { required: { quality-objective: [{ meaning: reviewed, by: anyone, approvedIn: true }] } }\n',
      ),
    ).toBe(false);
    // What was needed once is not changed afterwards.
    expect(await isStale(changed, 'signOff: { required: { quality-objective: false } }\n')).toBe(true);
  });

  test('that is over is held to what was bound, if anything was', async () => {
    const over = { ...changed, status: 'achieved' };
    expect(await isStale(over)).toBe(true);
    expect((await asked(signedFile(review(['OBJ-1']), byHer), over)).stale).toBeUndefined();
    expect((await asked(signedFile(review(['OBJ-2']), byHer), over)).stale).toBeUndefined();
  });
});
