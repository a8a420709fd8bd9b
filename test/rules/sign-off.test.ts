import { describe, expect, test } from 'vitest';
import { check } from './harness.ts';
import { byKatharina, byMeike, policy, short, signing } from './sign-off-company.ts';
import { sign, signedFile, yaml } from './signing.ts';

describe('exactly one finding for one fault of the policy', () => {
  const cases: readonly (readonly [name: string, file: string, expected: string[]])[] = [
    ['nothing wrong', signedFile(policy, byKatharina), []],
    ['the sign-off is removed', yaml(policy), ['error signoff-missing POL-1 signOffs']],
    ['the list of sign-offs is empty', signedFile(policy), ['error signoff-missing POL-1 signOffs']],
    [
      'the content is changed',
      signedFile(policy, byKatharina).replace('our word', 'every word'),
      ['error signoff-stale POL-1 signOffs[PER-1].digest'],
    ],
    [
      'the block is changed',
      signedFile(policy, byKatharina).replace('2026-01-12', '2026-01-13'),
      ['error signoff-stale POL-1 signOffs[PER-1].digest'],
    ],
    [
      'fields outside the digest are changed',
      signedFile(policy, byKatharina).replace('"effective"', '"effective"\nnextReview: 2027-01-01'),
      [],
    ],
    [
      'signed in a role the person does not hold',
      signedFile(policy, { ...byMeike, role: 'ROLE-MD', date: '2026-01-25' }),
      ['error signoff-role POL-1 signOffs[PER-2].role'],
    ],
    ['signed by a delegate within the dates', signedFile(policy, { ...byMeike, role: 'ROLE-MD' }), []],
    [
      'signed for the holder by the delegate',
      signedFile(policy, { ...byMeike, role: 'ROLE-MD', onBehalfOf: 'PER-1' }),
      [],
    ],
    [
      'signed for the holder without delegation',
      signedFile(policy, { ...byMeike, role: 'ROLE-MD', onBehalfOf: 'PER-1', date: '2026-01-25' }),
      ['error signoff-role POL-1 signOffs[PER-2].onBehalfOf'],
    ],
    [
      'signed for someone who no longer held the role',
      signedFile(policy, { ...byMeike, role: 'ROLE-MD', onBehalfOf: 'PER-9' }),
      ['error signoff-role POL-1 signOffs[PER-2].onBehalfOf'],
    ],
    [
      'signed outside top management',
      signedFile(policy, byMeike),
      ['error signoff-not-leadership POL-1 signOffs[PER-2].role'],
    ],
    ['signed by top management and someone else', signedFile(policy, byMeike, byKatharina), []],
    [
      'no digest',
      yaml({ ...policy, signOffs: [byKatharina] }),
      ['error signoff-digest-missing POL-1 signOffs[PER-1].digest'],
    ],
    [
      'a digest of an unknown form',
      yaml({ ...policy, signOffs: [{ ...byKatharina, digest: 'md5-abc' }] }),
      ['error signoff-digest-missing POL-1 signOffs[PER-1].digest'],
    ],
    [
      'signed in the future',
      signedFile(policy, { ...byKatharina, date: '2026-02-02' }),
      ['error signoff-date POL-1 signOffs[PER-1].date'],
    ],
    ['signed today', signedFile(policy, { ...byKatharina, date: '2026-02-01' }), []],
    [
      'signed after the person had left',
      signedFile(policy, { ...byKatharina, by: 'PER-9', date: '2024-02-01' }),
      ['error signoff-role POL-1 signOffs[PER-9].role', 'error signoff-date POL-1 signOffs[PER-9].date'],
    ],
    [
      'signed by one who held the role then and has left since',
      signedFile(policy, { ...byKatharina, by: 'PER-9', date: '2023-02-01' }),
      [],
    ],
    [
      'the role is not named',
      signedFile(policy, { by: 'PER-1', meaning: 'approved', date: '2026-01-12' }),
      ['error signoff-role POL-1 signOffs[PER-1].role'],
    ],
    [
      'a weaker meaning by one who could approve',
      signedFile(policy, { ...byKatharina, meaning: 'reviewed' }),
      ['error signoff-missing POL-1 signOffs', 'warning signoff-meaning POL-1 signOffs[PER-1].meaning'],
    ],
    [
      'only its author has signed',
      signedFile(policy, { ...byMeike, meaning: 'authored' }),
      ['error signoff-missing POL-1 signOffs'],
    ],
    [
      'affirmed is not approved',
      signedFile(policy, { ...byKatharina, meaning: 'affirmed' }),
      ['error signoff-missing POL-1 signOffs'],
    ],
    [
      'an older approval of the role no longer fits, a newer one does',
      yaml({
        ...policy,
        signOffs: [{ ...sign(policy, byKatharina), date: '2025-01-01' }, sign(policy, byKatharina)],
      }),
      [],
    ],
    [
      'an older approval of another role no longer fits, a newer one does',
      yaml({
        ...policy,
        signOffs: [{ ...sign(policy, byMeike), date: '2025-01-01' }, sign(policy, byKatharina)],
      }),
      ['error signoff-stale POL-1 signOffs[PER-2].digest'],
    ],
    [
      'who wrote and read an earlier version, once this one is approved',
      yaml({
        ...policy,
        signOffs: [
          { ...sign(policy, { ...byMeike, meaning: 'authored', version: '1' }), date: '2025-01-10' },
          { ...sign(policy, { ...byMeike, meaning: 'acknowledged', version: '1' }), date: '2025-01-10' },
          sign(policy, byKatharina),
        ],
      }),
      [],
    ],
    [
      'who wrote an earlier version, while this one is not approved',
      yaml({
        ...policy,
        signOffs: [
          { ...sign(policy, { ...byMeike, meaning: 'authored', version: '1' }), date: '2025-01-10' },
        ],
      }),
      ['error signoff-missing POL-1 signOffs', 'error signoff-stale POL-1 signOffs[PER-2].digest'],
    ],
    [
      'a sign-off of another meaning no longer fits',
      yaml({
        ...policy,
        signOffs: [
          { ...sign(policy, { ...byMeike, meaning: 'reviewed' }), date: '2026-01-11' },
          sign(policy, byKatharina),
        ],
      }),
      ['error signoff-stale POL-1 signOffs[PER-2].digest'],
    ],
  ];
  test.each(cases)('%s', async (_name, file, expected) => {
    expect(short(await signing({ 'policy.yaml': file })).sort()).toEqual([...expected].sort());
  });
});

describe('phases', () => {
  const changed = signedFile(policy, byKatharina).replace('our word', 'every word');
  const cases: readonly (readonly [status: string, file: string, expected: string[]])[] = [
    ['draft', yaml(policy), []],
    ['draft', changed, []],
    ['in-review', yaml(policy), []],
    ['in-review', changed, []],
    ['effective', changed, ['error signoff-stale POL-1 signOffs[PER-1].digest']],
    ['superseded', yaml(policy), []],
    ['superseded', signedFile(policy, { ...byMeike, date: '2027-01-01' }), []],
    ['superseded', changed, ['error signoff-stale POL-1 signOffs[PER-1].digest']],
    ['obsolete', changed, ['error signoff-stale POL-1 signOffs[PER-1].digest']],
  ];
  test.each(cases)('%s', async (status, file, expected) => {
    const text = file.replace('"effective"', `"${status}"`);
    expect(short(await signing({ 'policy.yaml': text }))).toEqual(expected);
  });
});

test('values of any shape give findings, never an exception', async () => {
  const values = [
    'null',
    'text',
    '7',
    '[]',
    '[[1]]',
    '{ a: b }',
    '[null, 7, { by: [PER-1], date: 2026-13-01, role: {} }]',
  ];
  for (const value of values) {
    const files = {
      'policy.yaml': `id: POL-1\ntype: quality-policy\nsignOffs: ${value}\napprovedIn: ${value}\neffectiveFrom: ${value}\nauthor: ${value}\n`,
      'role.yaml': `id: ROLE-MD\ntype: role\ntopManagement: true\nholders: ${value}\ndelegations: ${value}\n`,
      'register.yaml': `id: REG-1\ntype: register\nof: constructor\nitems: ${value}\nsignOffs: ${value}\n`,
    };
    expect((await check(files, { hostile: true })).findings.length).toBeGreaterThan(0);
  }
});
