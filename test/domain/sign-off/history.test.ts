import { describe, expect, test } from 'vitest';
import {
  currentBlocks,
  holds,
  isOfOtherVersion,
  matches,
} from '../../../server/src/domain/sign-off/blocks.ts';
import { blocksFor, meetingOf } from '../../../server/src/domain/sign-off/met.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import type { Demand } from '../../../server/src/records/sign-off-demands.ts';
import { signOffBlocks } from '../../../server/src/records/sign-offs.ts';
import { openProject } from '../../rules/harness.ts';
import { sign, yaml } from '../../rules/signing.ts';

const policy: JsonObject = { id: 'POL-1', type: 'quality-policy', version: '2.0', title: 'We care' };
const md = { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-12' };
const td = { ...md, by: 'PER-2', role: 'ROLE-TD' };
const roles: readonly JsonObject[] = [
  { id: 'ROLE-MD', type: 'role', topManagement: true, holders: [{ person: 'PER-1', from: '2020-01-01' }] },
  { id: 'ROLE-TD', type: 'role', topManagement: true, holders: [{ person: 'PER-2', from: '2020-01-01' }] },
];
const good = (block: JsonObject) => sign(policy, block);
const bad = (block: JsonObject) => ({ ...sign(policy, block), digest: `sha256-${'A'.repeat(43)}=` });
const rejected = { ...md, meaning: 'rejected', comment: 'Too vague', date: '2026-01-14' };

async function opened(blocks: readonly JsonObject[], settings = '', others: readonly JsonObject[] = []) {
  const records = [...roles, { ...policy, signOffs: [...blocks] }, ...others];
  const files = {
    'qms.yaml': `organization: Test\n${settings}`,
    'all.yaml': records.map(yaml).join('---\n'),
  };
  const { queries } = (await openProject(files)).project;
  const record = queries.record('POL-1')!;
  return { queries, record, blocks: signOffBlocks(record.data) };
}

const current = async (blocks: readonly JsonObject[], settings = '') => {
  const { record, queries } = await opened(blocks, settings);
  return currentBlocks(record, queries).map(({ index }) => index);
};

describe('which sign-offs are history', () => {
  const old = bad({ ...td, version: '1.0', date: '2025-01-10' });

  test('none that fits, though a later one does, too', async () => {
    expect(await current([good(md), good({ ...md, date: '2026-01-13' })])).toEqual([0, 1]);
  });

  test('one of an earlier version, once this one is approved', async () => {
    expect(await current([old, good(md)])).toEqual([1]);
  });

  test('not where the approval of this version does not fit', async () => {
    expect(await current([old, bad(md)])).toEqual([0, 1]);
  });

  test('not where the approval of this version was taken back', async () => {
    expect(await current([old, good(md), good(rejected)])).toEqual([0, 2]);
  });

  test('not where one of two that this version needs is open', async () => {
    const two =
      'signOff: { required: { quality-policy: [{ meaning: reviewed, by: anyone }, { meaning: approved, by: anyone }] } }\n';
    expect(await current([old, good(md)], two)).toEqual([0, 1]);
    expect(await current([old, good(md), good({ ...td, meaning: 'reviewed' })], two)).toEqual([1, 2]);
  });

  test('where none is needed, an approval of this version is enough', async () => {
    const none = 'signOff: { required: { quality-policy: false } }\n';
    expect(await current([old, good(md)], none)).toEqual([1]);
    expect(await current([old, bad(md)], none)).toEqual([0, 1]);
  });

  test('a rejection is, once somebody signs in that role again, and in no other', async () => {
    const again = '2026-01-16';
    expect(await current([good(md), good(rejected), good({ ...md, date: again })])).toEqual([2]);
    expect(await current([good(md), good(rejected), good({ ...td, date: again })])).toEqual([1, 2]);
  });

  test('a rejection in no role takes nothing back', async () => {
    const { role, ...anyhow } = rejected;
    expect(await current([good(md), good(anyhow)])).toContain(0);
    expect(role).toBe('ROLE-MD');
  });
});

describe('a sign-off given under the id a record had', () => {
  const former = { ...policy, id: 'POL-0' };
  const renamed = async (formerIds: string[], others: readonly JsonObject[] = []) => {
    const records = [{ ...policy, formerIds, signOffs: [sign(former, md)] }, ...others];
    const { queries } = (await openProject({ 'all.yaml': records.map(yaml).join('---\n') })).project;
    const record = queries.record('POL-1')!;
    return matches(record, signOffBlocks(record.data)[0]!, queries);
  };

  test('fits', async () => {
    expect(await renamed(['POL-0'])).toBe(true);
    expect(await renamed(['POL-A', 'POL-0'])).toBe(true);
  });

  test('does not where that id is not among those it had', async () => {
    expect(await renamed(['POL-A'])).toBe(false);
  });

  test('does not where another record says it had that id, too', async () => {
    expect(await renamed(['POL-0'], [{ ...policy, id: 'POL-2', formerIds: ['POL-0'] }])).toBe(false);
  });

  test('does not where another record has that id', async () => {
    expect(await renamed(['POL-0'], [former])).toBe(false);
  });
});

describe('what holds without a digest', () => {
  const declared = 'signOff: { evidence: declared }\n';
  test.each<[string, JsonObject, string, boolean]>([
    ['where a word is enough', { ...md, version: '2.0' }, declared, true],
    ['without a version, where a word is enough', md, declared, true],
    ['of another version', { ...md, version: '1.0' }, declared, false],
    ['where a digest is asked for', { ...md, version: '2.0' }, '', false],
    ['with a digest that does not fit, where a word is enough', bad(md), declared, false],
  ])('%s', async (_, block, settings, expected) => {
    const { record, queries, blocks } = await opened([block], settings);
    expect(holds(record, blocks[0]!, queries)).toBe(expected);
  });
});

test('of another version is only what says so of a record that says so', async () => {
  const { record, blocks } = await opened([{ ...md, version: '1.0' }, md]);
  expect(blocks.map((block) => isOfOtherVersion(record, block))).toEqual([true, false]);
  expect(isOfOtherVersion({ ...record, version: null }, blocks[0]!)).toBe(false);
});

describe('how far sign-offs meet a demand', () => {
  const demand = (more: Partial<Demand>): Demand => ({
    ...{ meaning: 'approved', by: 'anyone', roles: [], needed: 1, approvedIn: false },
    ...{ basis: 'own', clauses: [], named: [], ...more },
  });
  const meeting = async (blocks: readonly JsonObject[], more: Partial<Demand>) => {
    const { record, queries, blocks: those } = await opened(blocks);
    return meetingOf(record, demand(more), those, queries);
  };
  const later = { ...td, date: '2026-01-13' };

  test('with the one that makes the number full, on its day', async () => {
    expect(await meeting([later, md], { needed: 2 })).toMatchObject({
      isMet: true,
      on: '2026-01-13',
      open: 0,
    });
    expect(await meeting([later, md], { needed: 1 })).toMatchObject({
      isMet: true,
      on: '2026-01-12',
      open: 0,
    });
    expect(await meeting([md], { needed: 3 })).toEqual({ isMet: false, on: null, openRoles: [], open: 2 });
  });

  test('with the earliest of many, in whatever order they stand', async () => {
    const on = async (...days: readonly string[]) =>
      (
        await meeting(
          days.map((date, index) => ({ ...md, by: `PER-${index}`, date })),
          { needed: 1 },
        )
      ).on;
    expect(await on('2026-01-13', '2026-01-14', '2026-01-12')).toBe('2026-01-12');
    expect(await on('2026-01-14', '2026-01-13', '2026-01-12', '2026-01-15')).toBe('2026-01-12');
  });

  test('with one person once, whichever role they sign in, unless they say why', async () => {
    const twice = { ...later, by: 'PER-1' };
    expect((await meeting([md, twice], { needed: 2 })).isMet).toBe(false);
    expect((await meeting([md, { ...twice, deviation: 'Alone in the house' }], { needed: 2 })).isMet).toBe(
      true,
    );
  });

  test('with whom somebody signs for, not with who signs', async () => {
    const forHer = { ...later, onBehalfOf: 'PER-1' };
    expect((await meeting([md, forHer], { needed: 2 })).isMet).toBe(false);
    expect((await meeting([md, { ...later, onBehalfOf: 'PER-3' }], { needed: 2 })).isMet).toBe(true);
  });

  test('where each of several roles must sign, on the day of the last', async () => {
    const both: Partial<Demand> = { by: 'roles', roles: ['ROLE-TD', 'ROLE-MD'], needed: 'all' };
    expect(await meeting([later, md], both)).toEqual({
      isMet: true,
      on: '2026-01-13',
      openRoles: [],
      open: 0,
    });
    expect(await meeting([md], both)).toEqual({ isMet: false, on: null, openRoles: ['ROLE-TD'], open: 1 });
  });

  test('where each of three roles must, on the day of the last of them', async () => {
    const qm = { ...md, by: 'PER-3', role: 'ROLE-QM', date: '2026-01-11' };
    const all: Partial<Demand> = { by: 'roles', roles: ['ROLE-TD', 'ROLE-QM', 'ROLE-MD'], needed: 'all' };
    expect((await meeting([later, qm, md], all)).on).toBe('2026-01-13');
  });

  test('by those it names, by top management, in its meaning', async () => {
    const qm = { ...md, by: 'PER-3', role: 'ROLE-QM' };
    const of = async (more: Partial<Demand>) => {
      const { record, queries, blocks } = await opened([md, qm, { ...td, meaning: 'reviewed' }], '', [
        {
          id: 'ROLE-QM',
          type: 'role',
          formerIds: ['ROLE-Q'],
          holders: [{ person: 'PER-3', from: '2020-01-01' }],
        },
      ]);
      return blocksFor(record, demand(more), blocks, queries).map(({ index }) => index);
    };
    expect(await of({})).toEqual([0, 1]);
    expect(await of({ meaning: 'reviewed' })).toEqual([2]);
    expect(await of({ by: 'top-management' })).toEqual([0]);
    expect(await of({ by: 'roles', roles: ['ROLE-QM'] })).toEqual([1]);
    expect(await of({ by: 'roles', roles: ['ROLE-Q'] })).toEqual([1]);
    expect(await of({ by: 'owner', named: [] })).toEqual([0, 1]);
    expect(await of({ by: 'owner', named: ['PER-3'] })).toEqual([1]);
    expect(await of({ by: 'owner', named: ['ROLE-MD'] })).toEqual([0]);
    expect(await of({ by: 'anyone', named: ['PER-3'] })).toEqual([0, 1]);
  });
});
