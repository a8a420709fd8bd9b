import { describe, expect, test } from 'vitest';
import { coverage, type Delegation, isGranted } from '../../../server/src/domain/people/delegations.ts';
import {
  holdersOn,
  isTopManagementOn,
  roleIds,
  roleOn,
  roleStart,
} from '../../../server/src/domain/people/roles.ts';
import { entitlementOf } from '../../../server/src/domain/sign-off/signer.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import { openProject } from '../../rules/harness.ts';
import { yaml } from '../../rules/signing.ts';

const asked = async (...records: readonly JsonObject[]) =>
  (await openProject({ 'all.yaml': records.map(yaml).join('---\n') })).project.queries;

const day = '2026-01-12';
const delegation: Delegation = {
  ...{ role: 'ROLE-LAB', to: 'PER-3', from: '2026-01-10', until: '2026-01-20' },
  ...{ covers: ['approved'], grantedBy: 'PER-2' },
};

describe('what a delegation reaches', () => {
  test.each<[string, string[], string | null, string, string]>([
    ['the meaning', ['approved'], 'approved', 'document', 'yes'],
    ['the meaning, with blanks around it', [' approved '], 'approved', 'document', 'yes'],
    ['another meaning', ['reviewed'], 'approved', 'document', 'no'],
    ['a meaning, asked without one', ['approved'], null, 'document', 'no'],
    ['the type', ['document'], 'approved', 'document', 'yes'],
    ['another type', ['risk'], 'approved', 'document', 'no'],
    ["a type of the company's own", ['gauge-card'], 'approved', 'gauge-card', 'yes'],
    ['meaning and type', ['approved', 'document'], 'approved', 'document', 'yes'],
    ['the meaning, of another type', ['approved', 'risk'], 'approved', 'document', 'no'],
    ['the type, in another meaning', ['reviewed', 'document'], 'approved', 'document', 'no'],
    ['words of their own', ['what comes up'], 'approved', 'document', 'unclear'],
    ['nothing', [], 'approved', 'document', 'unclear'],
  ])('%s', (_, covers, meaning, type, reaches) => {
    expect(coverage({ ...delegation, covers }, meaning, type)).toBe(reaches);
  });
});

describe('who may delegate a role', () => {
  const roles: readonly JsonObject[] = [
    {
      ...{ id: 'ROLE-MD', type: 'role', topManagement: true },
      holders: [{ person: 'PER-1', from: '2020-01-01' }],
    },
    {
      ...{ id: 'ROLE-LAB', type: 'role' },
      holders: [{ person: 'PER-2', from: '2024-01-01', to: '2026-01-10' }],
    },
  ];
  test.each<[string, Partial<Delegation>, boolean]>([
    ['its holder, on the first day of the delegation', {}, true],
    ['its holder of the day before', { from: '2026-01-11' }, false],
    ['top management', { grantedBy: 'PER-1' }, true],
    ['somebody else', { grantedBy: 'PER-4' }, false],
    ['nobody', { grantedBy: null }, false],
    ['the delegate, even as top management', { to: 'PER-1', grantedBy: 'PER-1' }, false],
    ['the delegate, even as its holder', { to: 'PER-2' }, false],
  ])('%s', async (_, more, granted) => {
    expect(isGranted({ ...delegation, ...more }, await asked(...roles))).toBe(granted);
  });

  test('a delegation to somebody under the id they had', async () => {
    const queries = await asked(
      roles[0]!,
      {
        ...roles[1],
        delegations: [
          {
            ...{ to: 'PER-OLD', from: '2026-01-10', until: '2026-01-20' },
            ...{ grantedBy: 'PER-1', covers: ['approved'] },
          },
        ],
      },
      { id: 'PER-3', type: 'person', name: 'Meike Lindner', formerIds: ['PER-OLD'] },
      { id: 'DOC-1', type: 'document' },
    );
    const block = { role: 'ROLE-LAB', date: day, onBehalfOf: null, meaning: 'approved' };
    const faultOf = (by: string) =>
      entitlementOf(queries.record('DOC-1')!, { ...block, by }, queries)?.fault ?? null;
    expect(faultOf('PER-3')).toBe(null);
    expect(faultOf('PER-4')).toBe('not-in-role');
  });
});

describe('what is read of a role', () => {
  test('a holder without a first day always was, one without a name is nobody', async () => {
    const queries = await asked({
      ...{ id: 'ROLE-LAB', type: 'role' },
      holders: [{ person: 'PER-1' }, { from: '2020-01-01' }, { person: 'PER-2', to: '2026-01-11' }],
    });
    expect(holdersOn('ROLE-LAB', day, queries)).toEqual(['PER-1']);
    expect(holdersOn('ROLE-LAB', '2026-01-11', queries)).toEqual(['PER-1', 'PER-2']);
  });

  test('a role is found under the id it had, an unknown one has no holders, nor has what is no role', async () => {
    const holders = [{ person: 'PER-1', from: '2020-01-01' }];
    const queries = await asked(
      { id: 'ROLE-LAB', type: 'role', formerIds: ['ROLE-OLD'], holders },
      { id: 'DOC-1', type: 'document', holders },
    );
    expect(holdersOn('ROLE-OLD', day, queries)).toEqual(['PER-1']);
    expect(holdersOn('ROLE-NEW', day, queries)).toEqual([]);
    expect(holdersOn('DOC-1', day, queries)).toEqual([]);
  });

  const version = (number: string, more: JsonObject): JsonObject => ({
    ...{ id: 'ROLE-LAB', type: 'role', version: number, status: 'superseded' },
    ...more,
  });

  test('of several versions the last that had begun speaks, one without a day has', async () => {
    const from = (effectiveFrom: string) => ({ effectiveFrom });
    const three = await asked(
      version('1', from('2020-01-01')),
      version('2', from('2022-01-01')),
      version('3', from('2024-01-01')),
      version('4', { ...from('2028-01-01'), status: 'active' }),
    );
    expect(roleOn('ROLE-LAB', day, three)?.version).toBe('3');
    const undated = await asked(version('1', from('2020-01-01')), version('2', { status: 'active' }));
    expect(roleOn('ROLE-LAB', day, undated)?.version).toBe('2');
  });

  test('that it led for a time may stand in one of its versions alone', async () => {
    const queries = await asked(
      version('1', { effectiveFrom: '2020-01-01' }),
      version('2', {
        ...{ effectiveFrom: '2024-01-01', status: 'active' },
        topManagement: [{ from: '2025-01-01', to: '2026-01-12' }],
      }),
    );
    expect(isTopManagementOn('ROLE-LAB', '2026-01-12', queries)).toBe(true);
    expect(isTopManagementOn('ROLE-LAB', '2026-01-13', queries)).toBe(false);
  });

  test('roles that were in use count as roles, drafts do not', async () => {
    const role = (id: string, status: string): JsonObject => ({ id, type: 'role', status });
    const queries = await asked(
      role('ROLE-A', 'active'),
      role('ROLE-B', 'superseded'),
      role('ROLE-C', 'draft'),
    );
    expect(roleIds(queries)).toEqual(['ROLE-A', 'ROLE-B']);
  });

  test.each<[string, JsonObject[], string | null]>([
    ['nothing on record', [], null],
    ['the day it takes effect', [version('1', { effectiveFrom: '2024-01-01' })], '2024-01-01'],
    [
      'its first holder, where that is earlier',
      [
        version('1', {
          effectiveFrom: '2024-01-01',
          holders: [
            { person: 'PER-1', from: '2023-05-01' },
            { person: 'PER-2', from: '2021-05-01' },
          ],
        }),
      ],
      '2021-05-01',
    ],
    [
      'the first of several versions',
      [version('1', { effectiveFrom: '2024-01-01' }), version('2', { effectiveFrom: '2022-01-01' })],
      '2022-01-01',
    ],
    ['a version that does not say', [version('1', { effectiveFrom: '2024-01-01' }), version('2', {})], null],
    [
      'a holder whose first day nobody knows',
      [version('1', { effectiveFrom: '2024-01-01', holders: [{ person: 'PER-1' }] })],
      null,
    ],
  ])('the day it is known to exist since: %s', async (_, records, start) => {
    const others = [{ id: 'ROLE-X', type: 'role' }];
    expect(roleStart('ROLE-LAB', await asked(...records, ...others))).toBe(start);
  });
});
