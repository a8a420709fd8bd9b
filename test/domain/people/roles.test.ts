import { describe, expect, test } from 'vitest';
import { delegationsOn } from '../../../server/src/domain/people/delegations.ts';
import {
  holdersOn,
  isTopManagementOn,
  roleOn,
  topManagementRolesOn,
} from '../../../server/src/domain/people/roles.ts';
import { entitlementOf } from '../../../server/src/domain/sign-off/signer.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import { signOffBlocks } from '../../../server/src/records/sign-offs.ts';
import { openProject } from '../../rules/harness.ts';
import { yaml } from '../../rules/signing.ts';

const role: JsonObject = {
  id: 'ROLE-A',
  type: 'role',
  topManagement: true,
  holders: [
    { person: 'PER-1', from: '2020-01-01', to: '2023-12-31' },
    { person: 'PER-2', from: '2024-01-01' },
    { person: 'PER-2', from: '2022-01-01' },
    'PER-9',
  ],
  delegations: [
    {
      to: 'PER-3',
      from: '2025-07-01',
      until: '2025-07-31',
      reason: 'Leave',
      grantedBy: 'PER-2',
      covers: 'approved',
    },
    { to: 'PER-4', from: '2025-07-01' },
  ],
};

const queriesOf = async (...records: readonly JsonObject[]) =>
  (await openProject({ 'a.yaml': records.map(yaml).join('---\n') })).project.queries;

describe('roles on a day', () => {
  const on: readonly (readonly [date: string, holders: string[], delegates: string[]])[] = [
    ['2019-12-31', [], []],
    ['2020-01-01', ['PER-1'], []],
    ['2023-12-31', ['PER-1', 'PER-2'], []],
    ['2024-01-01', ['PER-2'], []],
    ['2025-07-01', ['PER-2'], ['PER-3']],
    ['2025-07-31', ['PER-2'], ['PER-3']],
    ['2025-08-01', ['PER-2'], []],
  ];
  test.each(on)('%s', async (date, holders, delegates) => {
    const queries = await queriesOf(role);
    expect(holdersOn('ROLE-A', date, queries)).toEqual(holders);
    expect(delegationsOn('ROLE-A', date, queries).map(({ to }) => to)).toEqual(delegates);
  });

  test('shapes that are none hold nothing', async () => {
    for (const value of [null, 'PER-1', 7, { person: 'PER-1' }]) {
      const queries = await queriesOf({
        ...{ id: 'ROLE-A', type: 'role', topManagement: 'true' },
        holders: value,
        delegations: value,
      });
      expect(holdersOn('ROLE-A', '2026-01-01', queries)).toEqual([]);
      expect(delegationsOn('ROLE-A', '2026-01-01', queries)).toEqual([]);
      expect(isTopManagementOn('ROLE-A', '2026-01-01', queries)).toBe(false);
    }
  });

  test('the version that had begun speaks, of none the earliest; drafts never', async () => {
    const version = (number: string, effectiveFrom: string, more: JsonObject) => ({
      ...{ id: 'ROLE-A', type: 'role', version: number, effectiveFrom },
      ...more,
    });
    const queries = await queriesOf(
      version('1.0', '2020-01-01', { status: 'superseded', topManagement: true }),
      version('1.1', '2026-01-27', { topManagement: false }),
      version('2.0', '2026-01-01', { status: 'draft', topManagement: true }),
    );
    const on = (date: string) => [
      roleOn('ROLE-A', date, queries)?.version,
      isTopManagementOn('ROLE-A', date, queries),
    ];
    expect(on('2019-01-01')).toEqual(['1.0', true]);
    expect(on('2026-01-26')).toEqual(['1.0', true]);
    expect(on('2026-01-27')).toEqual(['1.1', false]);
    expect(topManagementRolesOn('2026-01-30', queries)).toEqual([]);
  });

  test('a list of times says when a role led, both ends included', async () => {
    const queries = await queriesOf({
      ...{ id: 'ROLE-A', type: 'role', effectiveFrom: '2026-01-01' },
      topManagement: [{ from: '2020-01-01', to: '2020-12-31' }, { from: '2026-02-01' }],
    });
    const led = ['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01', '2026-02-01', '2030-01-01'].map(
      (date) => isTopManagementOn('ROLE-A', date, queries),
    );
    expect(led).toEqual([false, true, true, false, true, true]);
  });
});

describe('whether the signer is entitled', () => {
  const cases: readonly (readonly [string, JsonObject, string | null | undefined])[] = [
    ['the holder', { by: 'PER-2', date: '2025-01-01' }, null],
    ['a holder on the first day', { by: 'PER-1', date: '2020-01-01' }, null],
    ['a holder on the last day', { by: 'PER-1', date: '2023-12-31' }, null],
    ['a holder the day after', { by: 'PER-1', date: '2024-01-01' }, 'not-in-role'],
    ['the delegate on the last day', { by: 'PER-3', date: '2025-07-31' }, null],
    ['a former holder', { by: 'PER-1', date: '2025-01-01' }, 'not-in-role'],
    ['the delegate within the dates', { by: 'PER-3', date: '2025-07-15' }, null],
    ['the delegate after them', { by: 'PER-3', date: '2025-08-15' }, 'not-in-role'],
    ['a delegate without a last day', { by: 'PER-4', date: '2025-07-15' }, 'not-in-role'],
    ['a delegate for the holder', { by: 'PER-3', onBehalfOf: 'PER-2', date: '2025-07-15' }, null],
    ['a delegate for one who left', { by: 'PER-3', onBehalfOf: 'PER-1', date: '2025-07-15' }, 'not-holder'],
    ['someone without delegation', { by: 'PER-5', onBehalfOf: 'PER-2', date: '2025-07-15' }, 'no-delegation'],
    ['nobody', { date: '2025-07-15' }, undefined],
    ['no day', { by: 'PER-5' }, undefined],
  ];
  test.each(cases)('%s', async (_name, block, fault) => {
    const policy = {
      id: 'POL-1',
      type: 'quality-policy',
      signOffs: [{ role: 'ROLE-A', meaning: 'approved', ...block }],
    };
    const queries = await queriesOf(role, policy);
    const record = queries.record('POL-1')!;
    expect(entitlementOf(record, signOffBlocks(record.data)[0]!, queries)?.fault).toBe(fault);
  });

  const delegated = (more: JsonObject): JsonObject => ({
    id: 'ROLE-A',
    type: 'role',
    topManagement: true,
    holders: [{ person: 'PER-2', from: '2020-01-01' }],
    delegations: [
      { to: 'PER-3', from: '2025-07-01', until: '2025-07-31', reason: 'Leave', grantedBy: 'PER-2', ...more },
    ],
  });
  const reach: readonly (readonly [string, string, string, JsonObject, string])[] = [
    ['covers the meaning', 'quality-policy', 'approved', { covers: ['approved'] }, 'entitled'],
    ['covers another meaning', 'quality-policy', 'approved', { covers: ['verified'] }, 'not-covered'],
    ['covers the type', 'quality-policy', 'approved', { covers: ['quality-policy'] }, 'entitled'],
    [
      'covers another type',
      'quality-policy',
      'approved',
      { covers: ['nonconforming-output'] },
      'not-covered',
    ],
    ['both fit', 'change', 'authorized', { covers: ['change', 'authorized'] }, 'entitled'],
    [
      'the type fits, the meaning does not',
      'change',
      'authorized',
      { covers: ['change', 'approved'] },
      'not-covered',
    ],
    [
      'own words, top management must sign',
      'quality-policy',
      'approved',
      { covers: ['Day to day'] },
      'not-covered',
    ],
    ['nothing, top management must sign', 'quality-policy', 'approved', {}, 'not-covered'],
    ['own words, anyone may sign', 'document', 'approved', { covers: ['Day to day'] }, 'unclear'],
    ['nothing, anyone may sign', 'document', 'approved', {}, 'unclear'],
    [
      'granted by the delegate',
      'document',
      'approved',
      { covers: ['approved'], grantedBy: 'PER-3' },
      'not-granted',
    ],
    [
      'granted by somebody else',
      'document',
      'approved',
      { covers: ['approved'], grantedBy: 'PER-7' },
      'not-granted',
    ],
    [
      'granted by another leader',
      'document',
      'approved',
      { covers: ['approved'], grantedBy: 'PER-8' },
      'entitled',
    ],
  ];
  test.each(reach)('by a delegation: %s', async (_, type, meaning, more, expected) => {
    const block = { by: 'PER-3', role: 'ROLE-A', meaning, date: '2025-07-15' };
    const queries = await queriesOf(
      delegated(more),
      {
        ...delegated({ grantedBy: 'PER-2' }),
        id: 'ROLE-B',
        holders: [{ person: 'PER-8', from: '2020-01-01' }],
      },
      { id: 'X-1', type, signOffs: [block] },
    );
    const record = queries.record('X-1')!;
    const found = entitlementOf(record, signOffBlocks(record.data)[0]!, queries)!;
    expect(found.fault ?? (found.unclear ? 'unclear' : 'entitled')).toBe(expected);
  });
});
