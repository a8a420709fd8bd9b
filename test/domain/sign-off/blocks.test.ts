import { describe, expect, test } from 'vitest';
import { currentBlocks, matches } from '../../../server/src/domain/sign-off/blocks.ts';
import { isSignedByRegister } from '../../../server/src/domain/sign-off/demands.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import { signOffBlocks } from '../../../server/src/records/sign-offs.ts';
import { openProject } from '../../rules/harness.ts';
import { signedFile, yaml } from '../../rules/signing.ts';

const approved = { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-12' };

async function repository(text: string) {
  const { queries } = (await openProject({ 'a.yaml': text })).project;
  return { queries, record: (id: string) => queries.record(id)! };
}

describe('a block of a record whose content cannot be digested', () => {
  const document: JsonObject = { id: 'DOC-1', type: 'document', attachments: [{ file: 'gone.pdf' }] };
  const later = { ...approved, date: '2026-01-20' };

  test.each([
    ['without digest', undefined],
    ['with an empty one', null],
    ['with one', `sha256-${'A'.repeat(43)}=`],
  ])('%s does not match', async (_, digest) => {
    const { queries, record } = await repository(
      yaml({ ...document, signOffs: [{ ...approved, ...(digest === undefined ? {} : { digest }) }] }),
    );
    expect(queries.expectedDigest(record('DOC-1'), 0)).toBe(null);
    expect(matches(record('DOC-1'), signOffBlocks(record('DOC-1').data)[0]!, queries)).toBe(false);
  });

  test('makes no history of an earlier one in another role', async () => {
    const earlier = { ...approved, role: 'ROLE-QM' };
    const { queries, record } = await repository(yaml({ ...document, signOffs: [earlier, later] }));
    expect(currentBlocks(record('DOC-1'), queries).map(({ role }) => role)).toEqual(['ROLE-QM', 'ROLE-MD']);
  });
});

describe('a sign-off of a register counts for its items', () => {
  const register: JsonObject = {
    id: 'REG-1',
    type: 'register',
    of: 'document',
    items: [{ id: 'DOC-1', title: 'One' }],
  };
  test.each([
    ['approved', true],
    ['reviewed', false],
    ['acknowledged', false],
  ])('in its own meaning alone: %s', async (meaning, counts) => {
    const { queries, record } = await repository(signedFile(register, { ...approved, meaning }));
    expect(isSignedByRegister(record('DOC-1'), 'approved', queries)).toBe(counts);
    expect(isSignedByRegister(record('DOC-1'), meaning, queries)).toBe(true);
  });

  test('and for nothing outside it', async () => {
    const { queries, record } = await repository(
      `${signedFile(register, approved)}---\nid: DOC-2\ntype: document\n`,
    );
    expect(isSignedByRegister(record('DOC-2'), 'approved', queries)).toBe(false);
  });
});
