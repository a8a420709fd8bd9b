import { describe, expect, test } from 'vitest';
import { currentBlocks, matches } from '../../../server/src/domain/sign-off/blocks.ts';
import { isSignedByRegister } from '../../../server/src/domain/sign-off/gaps.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import type { Demand } from '../../../server/src/records/sign-off-demands.ts';
import { signOffBlocks } from '../../../server/src/records/sign-offs.ts';
import { openProject } from '../../rules/harness.ts';
import { sign, signedFile, yaml } from '../../rules/signing.ts';

const demand = (meaning: string): Demand => ({
  ...{ meaning, by: 'anyone', roles: [], needed: 1, approvedIn: false },
  ...{ basis: 'own', clauses: [], named: [] },
});

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
    expect(isSignedByRegister(record('DOC-1'), demand('approved'), queries)).toBe(counts);
    expect(isSignedByRegister(record('DOC-1'), demand(meaning), queries)).toBe(true);
  });

  test('and for nothing outside it', async () => {
    const { queries, record } = await repository(
      `${signedFile(register, approved)}---\nid: DOC-2\ntype: document\n`,
    );
    expect(isSignedByRegister(record('DOC-2'), demand('approved'), queries)).toBe(false);
  });
});

describe('which blocks speak for a record', () => {
  const md = { ...approved, by: 'PER-1' };
  const td = { ...approved, by: 'PER-2', role: 'ROLE-TD' };
  const people: JsonObject[] = [
    { id: 'ROLE-MD', type: 'role', topManagement: true, holders: [{ person: 'PER-1', from: '2020-01-01' }] },
    { id: 'ROLE-TD', type: 'role', topManagement: true, holders: [{ person: 'PER-2', from: '2020-01-01' }] },
  ];
  const policy: JsonObject = { id: 'POL-1', type: 'quality-policy', version: '2.0', title: 'We care' };
  const of = async (blocks: JsonObject[], record: JsonObject = policy) => {
    const text = [...people, { ...record, signOffs: blocks }].map(yaml).join('---\n');
    const { queries, record: find } = await repository(text);
    return currentBlocks(find('POL-1'), queries).map(({ index }) => index);
  };
  const good = (block: JsonObject) => sign(policy, block);
  const bad = (block: JsonObject) => ({ ...sign(policy, block), digest: `sha256-${'A'.repeat(43)}=` });

  test('a tampered block next to an honest one of the same day', async () => {
    expect(await of([bad({ ...md, by: 'PER-9' }), good(td)])).toEqual([0, 1]);
    expect(await of([bad({ ...md, by: 'PER-9' }), good(md)])).toEqual([0, 1]);
  });

  test('one that does not fit is history once a later one of its meaning and role does', async () => {
    expect(await of([bad(md), good({ ...md, date: '2026-01-13' })])).toEqual([1]);
    expect(await of([bad(md), good(md)])).toEqual([1]);
    expect(await of([bad(md), good({ ...td, date: '2026-01-13' })])).toEqual([0, 1]);
    expect(await of([bad(md), good({ ...md, meaning: 'reviewed', date: '2026-01-13' })])).toEqual([0, 1]);
    expect(await of([good(md), bad({ ...md, date: '2026-01-13' })])).toEqual([0, 1]);
  });

  test('one for another version is history once what the present one needs is there', async () => {
    const old = bad({ ...td, version: '1.0', date: '2025-01-01' });
    expect(await of([old, good({ ...md, version: '2.0' })])).toEqual([1]);
    expect(await of([old, good({ ...md, version: '2.0', meaning: 'reviewed' })])).toEqual([0, 1]);
    expect(await of([old])).toEqual([0]);
  });

  describe('a rejection', () => {
    const rejected = { ...md, meaning: 'rejected', date: '2026-01-20', comment: 'Not yet' };
    const changed = { ...policy, title: 'Changed' };

    test('cancels what was signed in its role, except what was written or read', async () => {
      const before = [
        good(md),
        good({ ...md, meaning: 'authored' }),
        good({ ...md, meaning: 'acknowledged' }),
      ];
      expect(await of([...before, good(td), good(rejected)])).toEqual([1, 2, 3, 4]);
      expect(await of([good(md), good({ ...rejected, meaning: 'withdrawn' })])).toEqual([1]);
    });

    test('stands whatever is edited since, until the role signs again', async () => {
      expect(await of([good(md), good(rejected)], changed)).toEqual([1]);
      const again = sign(changed, { ...md, date: '2026-01-21' });
      expect(await of([good(md), good(rejected), again], changed)).toEqual([2]);
    });

    test('wins on its day, in any order, unless the text was amended and signed again', async () => {
      const sameDay = { ...md, date: '2026-01-20' };
      expect(await of([good(sameDay), good(rejected)])).toEqual([1]);
      expect(await of([good(rejected), good(sameDay)])).toEqual([0]);
      expect(await of([good(rejected), sign(changed, sameDay)], changed)).toEqual([1]);
    });

    test('counts only with a reason, and from somebody entitled', async () => {
      const { comment: _comment, ...silent } = rejected;
      expect(await of([good(md), good(silent)])).toEqual([0, 1]);
      expect(await of([good(md), good({ ...rejected, by: 'PER-2' })])).toEqual([0, 1]);
    });
  });
});
