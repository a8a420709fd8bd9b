import { describe, expect, test } from 'vitest';
import {
  actsInRoleOn,
  delegatesOn,
  holdersOn,
  isTopManagement,
} from '../../../server/src/domain/people/roles.ts';
import { signerFault } from '../../../server/src/domain/sign-off/signer.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import { signOffBlocks } from '../../../server/src/records/sign-offs.ts';

const role: JsonObject = {
  holders: [
    { person: 'PER-1', from: '2020-01-01', to: '2023-12-31' },
    { person: 'PER-2', from: '2024-01-01' },
    { person: 'PER-2', from: '2022-01-01' },
    'PER-9',
  ],
  delegations: [
    { to: 'PER-3', from: '2025-07-01', until: '2025-07-31', reason: 'Leave', grantedBy: 'PER-2' },
    { to: 'PER-4', from: '2025-07-01' },
  ],
};

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
  test.each(on)('%s', (date, holders, delegates) => {
    expect(holdersOn(role, date)).toEqual(holders);
    expect(delegatesOn(role, date)).toEqual(delegates);
    for (const person of [...holders, ...delegates]) expect(actsInRoleOn(role, person, date)).toBe(true);
    expect(actsInRoleOn(role, 'PER-4', date)).toBe(false);
  });

  test('shapes that are none hold nothing', () => {
    for (const value of [null, 'PER-1', 7, { person: 'PER-1' }]) {
      expect(holdersOn({ holders: value }, '2026-01-01')).toEqual([]);
      expect(delegatesOn({ delegations: value }, '2026-01-01')).toEqual([]);
    }
    expect(isTopManagement({ topManagement: 'true' })).toBe(false);
    expect(isTopManagement({ topManagement: true })).toBe(true);
  });
});

describe('whether the signer is entitled', () => {
  const cases: readonly (readonly [string, JsonObject, string | null])[] = [
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
    ['nobody', { date: '2025-07-15' }, null],
    ['no day', { by: 'PER-5' }, null],
  ];
  test.each(cases)('%s', (_name, block, fault) => {
    expect(signerFault(signOffBlocks({ signOffs: [block] })[0]!, role)).toBe(fault);
  });
});
