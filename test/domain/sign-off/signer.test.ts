import { describe, expect, test } from 'vitest';
import { demandsOn } from '../../../server/src/domain/sign-off/demands.ts';
import { factsAfter } from '../../../server/src/domain/sign-off/facts-after.ts';
import {
  actsForLeadershipOn,
  entitlementOf,
  isByNamed,
  isLeadership,
  statedRole,
} from '../../../server/src/domain/sign-off/signer.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import { signOffBlocks } from '../../../server/src/records/sign-offs.ts';
import { openProject } from '../../rules/harness.ts';
import { yaml } from '../../rules/signing.ts';

const delegation = (to: string, covers: readonly string[], grantedBy = 'PER-1'): JsonObject => ({
  ...{ to, from: '2026-01-10', until: '2026-01-20', grantedBy },
  covers: [...covers],
});
const company: readonly JsonObject[] = [
  {
    ...{ id: 'ROLE-MD', type: 'role', topManagement: true },
    holders: [{ person: 'PER-1', from: '2020-01-01' }],
    delegations: [
      delegation('PER-2', ['quality-policy']),
      delegation('PER-3', ['what comes up']),
      delegation('PER-4', ['quality-policy'], 'PER-9'),
      delegation('PER-5', ['risk']),
    ],
  },
  { id: 'ROLE-TD', type: 'role', topManagement: true, holders: [{ person: 'PER-6', from: '2020-01-01' }] },
  {
    ...{ id: 'ROLE-QM', type: 'role', formerIds: ['ROLE-Q'] },
    holders: [{ person: 'PER-2', from: '2020-01-01' }],
  },
  { id: 'PER-2', type: 'person', name: 'Meike Lindner', formerIds: ['PER-M'] },
  { id: 'POL-1', type: 'quality-policy', title: 'Policy' },
];
const asked =
  'signOff: { required: { quality-policy: [{ meaning: reviewed, by: anyone }, { meaning: approved, by: top-management }] } }\n';

const opened = async (settings = asked, ...more: readonly JsonObject[]) => {
  const files = { 'qms.yaml': settings, 'all.yaml': [...company, ...more].map(yaml).join('---\n') };
  return (await openProject(files)).project.queries;
};
const blockOf = (value: JsonObject) => signOffBlocks({ signOffs: [value] })[0]!;
const given = { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-12' };

describe('whether a signer was entitled to the role', () => {
  const of = async (more: JsonObject) => {
    const queries = await opened();
    return entitlementOf(queries.record('POL-1')!, blockOf({ ...given, ...more }), queries);
  };

  test('as its holder', async () => {
    expect(await of({})).toEqual({ fault: null, delegation: null, unclear: false });
  });

  test('as its holder, on behalf of another, it takes a delegation', async () => {
    expect((await of({ onBehalfOf: 'PER-6' }))?.fault).toBe('no-delegation');
  });

  test.each<[string, string, string, string | null, boolean]>([
    ['of the type', 'PER-2', 'approved', null, false],
    ['in words, where top management is asked', 'PER-3', 'approved', 'not-covered', false],
    ['in words, where anyone is', 'PER-3', 'reviewed', null, true],
    ['granted by nobody who could', 'PER-4', 'approved', 'not-granted', false],
    ['of another type', 'PER-5', 'approved', 'not-covered', false],
  ])('by a delegation %s', async (_, by, meaning, fault, unclear) => {
    const found = await of({ by, meaning });
    expect([found?.fault, found?.unclear, found?.delegation?.to]).toEqual([fault, unclear, by]);
  });

  test('on behalf of who holds the role, not of another', async () => {
    expect((await of({ by: 'PER-2', onBehalfOf: 'PER-1' }))?.fault).toBe(null);
    expect((await of({ by: 'PER-2', onBehalfOf: 'PER-6' }))?.fault).toBe('not-holder');
  });

  test.each([{ by: null }, { role: null }, { date: null }, { role: 'ROLE-X' }])(
    'cannot be said of %j',
    async (more) => {
      expect(await of(more)).toBe(null);
    },
  );
});

test('the role a block states is the version that spoke on its day', async () => {
  const version = (number: string, effectiveFrom: string, status: string): JsonObject => ({
    ...{ id: 'ROLE-LAB', type: 'role', version: number, effectiveFrom, status },
  });
  const queries = await opened(
    asked,
    version('1', '2020-01-01', 'superseded'),
    version('2', '2026-01-01', 'active'),
  );
  const stated = (more: JsonObject) => statedRole(blockOf({ ...given, ...more }), queries)?.version;
  expect(stated({ role: 'ROLE-LAB', date: '2025-12-31' })).toBe('1');
  expect(stated({ role: 'ROLE-LAB', date: '2026-01-01' })).toBe('2');
  expect(stated({ role: 'ROLE-LAB', date: null })).toBe('2');
  expect(statedRole(blockOf({ ...given, role: 'PER-2' }), queries)).toBe(undefined);
  expect(statedRole(blockOf({ ...given, role: null }), queries)).toBe(undefined);
});

describe('whether a block is given by leadership', () => {
  test.each<[string, JsonObject, boolean]>([
    ['in a role that leads', given, true],
    ['in one that does not', { ...given, role: 'ROLE-QM', by: 'PER-2' }, false],
    ['in a role that leads, on no day', { ...given, date: null }, true],
    ['in one that does not, on no day', { ...given, role: 'ROLE-QM', date: null }, false],
    ['in a role nobody knows, of which another finding speaks', { ...given, role: 'ROLE-X' }, true],
    ['in no role, by who leads', { ...given, role: null }, true],
    ['in no role, by who stands in', { ...given, role: null, by: 'PER-2' }, true],
    ['in no role, by who stands in for something else', { ...given, role: null, by: 'PER-5' }, false],
    ['in no role, by whom nobody could name', { ...given, role: null, by: 'PER-4' }, false],
    ['in no role, by nobody', { ...given, role: null, by: null }, true],
    ['in no role, on no day', { ...given, role: null, by: 'PER-5', date: null }, true],
  ])('%s', async (_, block, expected) => {
    const queries = await opened();
    expect(isLeadership(queries.record('POL-1')!, blockOf(block), queries)).toBe(expected);
  });

  test('in a role that led for a time, on a day of that time', async () => {
    const queries = await opened(asked, {
      ...{ id: 'ROLE-CEO', type: 'role' },
      topManagement: [{ from: '2025-01-01', to: '2026-01-12' }],
    });
    const leads = (date: string) =>
      isLeadership(queries.record('POL-1')!, blockOf({ ...given, role: 'ROLE-CEO', date }), queries);
    expect(['2026-01-12', '2026-01-13'].map(leads)).toEqual([true, false]);
  });

  test('who stands in does so for as long as that lasts', async () => {
    const queries = await opened();
    const acts = (day: string) => actsForLeadershipOn('PER-2', day, 'quality-policy', queries);
    expect(['2026-01-09', '2026-01-10', '2026-01-20', '2026-01-21'].map(acts)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('whether a block is given by one of those named', () => {
  test.each<[string, string[], JsonObject, boolean]>([
    ['the signer', ['PER-1'], given, true],
    ['the signer, under the id they had', ['PER-M'], { ...given, by: 'PER-2', role: null }, true],
    ['who is signed for', ['PER-6'], { ...given, onBehalfOf: 'PER-6' }, true],
    ['the role', ['ROLE-MD'], given, true],
    ['the role, under the id it had', ['ROLE-Q'], { ...given, role: 'ROLE-QM' }, true],
    ['a role the signer holds', ['ROLE-QM'], { ...given, by: 'PER-2', role: null }, true],
    ['a role delegated to the signer', ['ROLE-MD'], { ...given, by: 'PER-2', role: 'ROLE-QM' }, true],
    ['a role the signer neither holds nor has', ['ROLE-TD'], given, false],
    ['somebody else', ['PER-6'], given, false],
    ['nobody', [], given, false],
    ['a role, on no day', ['ROLE-QM'], { ...given, date: null }, false],
    ['one of several', ['PER-6', 'PER-1'], given, true],
  ])('%s', async (_, named, block, expected) => {
    const queries = await opened();
    expect(isByNamed(queries.record('POL-1')!, blockOf(block), named, queries)).toBe(expected);
  });
});

describe('what is asked', () => {
  const of = async (record: JsonObject, settings: string) => {
    const queries = await opened(settings, record);
    return demandsOn(queries.record(String(record['id']))!, queries).map(({ by, named, roles }) => [
      by,
      named,
      roles,
    ]);
  };
  const register: JsonObject = { id: 'REG-1', type: 'register', of: 'document', owner: 'PER-2' };
  const required = (by: string) => `signOff: { required: { document: { meaning: approved, by: ${by} } } }\n`;

  test('of a register, top management and roles stay, and whoever an item names is anyone', async () => {
    expect(await of(register, required('top-management'))).toEqual([['top-management', [], []]]);
    expect(await of(register, required('[ROLE-QM]'))).toEqual([['roles', [], ['ROLE-QM']]]);
    expect(await of(register, required('owner'))).toEqual([['anyone', [], []]]);
    expect(await of({ id: 'REG-1', type: 'register' }, required('owner'))).toEqual([]);
  });

  test('of a risk, from the threshold of the company on', async () => {
    const risk = (severity: number): JsonObject => ({
      ...{ id: 'RSK-1', type: 'risk', status: 'accepted', owner: 'PER-2', likelihood: 2, severity },
    });
    const threshold = 'risk: { threshold: 6 }\n';
    expect(await of(risk(2), threshold)).toEqual([]);
    expect(await of(risk(3), threshold)).toHaveLength(1);
  });
});

describe('what happened after a signature', () => {
  const change: JsonObject = {
    id: 'CHG-1',
    type: 'change',
    title: 'Oven',
    requestedOn: '2026-01-13',
    signOffs: [given],
  };
  test.each<[string, JsonObject, number]>([
    ['is bound all the same', { meaning: 'approved' }, 1],
    ['on the same day may be', { meaning: 'approved', date: '2026-01-13' }, 0],
    ['its author may foresee', { meaning: 'authored' }, 0],
    ['who rejects it binds nothing of it', { meaning: 'rejected' }, 0],
    ['is not known where it states no day', { meaning: 'approved', date: null }, 0],
    ['also by one that states no meaning', { meaning: null }, 1],
  ])('%s', async (_, more, count) => {
    const record = (await opened(asked, change)).record('CHG-1')!;
    expect(factsAfter(record, blockOf({ ...given, ...more }))).toHaveLength(count);
  });
});
