import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { accountablePerson, hasDigest, isWeaker, signOffBlocks } from '../../server/src/records/sign-offs.ts';

const blocks = (...signOffs: JsonObject[]) => signOffBlocks({ signOffs });

test('blocks are read as far as they have the right form', () => {
  const [whole, poor] = blocks(
    {
      by: 'PER-1',
      role: 'ROLE-MD@2',
      meaning: 'approved',
      date: '2026-03-01',
      version: '3',
      digest: 'sha256-abc',
      onBehalfOf: 'PER-2',
      recordedBy: 'PER-3',
      method: 'wet-ink',
      proof: [{ external: 'Binder 3' }],
      deviation: 'Nobody else there',
    },
    { by: 7, role: {}, meaning: ' ', date: '2026-02-30', proof: [] },
  );
  expect(whole).toEqual({
    index: 0,
    by: 'PER-1',
    role: 'ROLE-MD',
    meaning: 'approved',
    date: '2026-03-01',
    version: '3',
    digest: 'sha256-abc',
    onBehalfOf: 'PER-2',
    recordedBy: 'PER-3',
    hasMethod: true,
    hasProof: true,
    hasDeviation: true,
    hasComment: false,
    effectiveFrom: null,
  });
  expect(poor).toMatchObject({ by: null, role: null, meaning: null, date: null, hasProof: false });
  expect(signOffBlocks({ signOffs: ['text', null, { by: 'PER-1' }] }).map(({ index }) => index)).toEqual([2]);
  for (const signOffs of [null, 'text', 7, {}]) expect(signOffBlocks({ signOffs })).toEqual([]);
});

test('weaker is only what stands lower on the ladder authored, reviewed, approved', () => {
  const meanings = ['authored', 'reviewed', 'approved', 'affirmed', 'authorized', 'verified', 'acknowledged'];
  const weaker = meanings.flatMap((a) => meanings.filter((b) => isWeaker(a, b)).map((b) => `${a} < ${b}`));
  expect(weaker).toEqual(['authored < reviewed', 'authored < approved', 'reviewed < approved']);
});

test('an unknown prefix is no digest', () => {
  const digests = blocks({ digest: 'sha256-x' }, { digest: 'md5-x' }, { digest: '' }, {});
  expect(digests.map(hasDigest)).toEqual([true, false, false, false]);
});

test('who is signed for answers for it', () => {
  expect(blocks({ by: 'PER-3', onBehalfOf: 'PER-2' }, { by: 'PER-3' }, {}).map(accountablePerson)).toEqual([
    'PER-2',
    'PER-3',
    null,
  ]);
});
