import { expect, test } from 'vitest';
import { meetingOf } from '../../../server/src/domain/sign-off/met.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import type { Demand } from '../../../server/src/records/sign-off-demands.ts';
import { signOffBlocks } from '../../../server/src/records/sign-offs.ts';
import { openProject } from '../../rules/harness.ts';
import { company } from '../../rules/sign-off-company.ts';
import { yaml } from '../../rules/signing.ts';

/** Whether sign-offs meet a demand that each of several roles must, and since when. */

const each: Demand = {
  ...{ meaning: 'approved', by: 'roles', roles: ['ROLE-MD', 'ROLE-QM'], needed: 'all', approvedIn: false },
  ...{ basis: 'own', clauses: [], named: [] },
};
const block = (by: string, role: string, date: string | null): JsonObject => ({
  ...{ by, role, meaning: 'approved' },
  ...(date === null ? {} : { date }),
});

async function met(signOffs: readonly JsonObject[]) {
  const record = { id: 'DOC-1', type: 'document', title: 'Inspection', signOffs: [...signOffs] };
  const { project } = await openProject({ ...company, 'record.yaml': yaml(record) });
  const { queries } = project;
  const found = queries.record('DOC-1')!;
  const { isMet, on, openRoles } = meetingOf(found, each, signOffBlocks(found.data), queries);
  return [isMet, on, ...openRoles];
}

test.each<[string, readonly JsonObject[], readonly unknown[]]>([
  ['by nobody', [], [false, null, 'ROLE-MD', 'ROLE-QM']],
  ['by one of them', [block('PER-1', 'ROLE-MD', '2026-01-12')], [false, null, 'ROLE-QM']],
  [
    'by both, on the day of the last',
    [block('PER-1', 'ROLE-MD', '2026-01-14'), block('PER-2', 'ROLE-QM', '2026-01-12')],
    [true, '2026-01-14'],
  ],
  [
    'by both, one of them without a day',
    [block('PER-1', 'ROLE-MD', '2026-01-14'), block('PER-2', 'ROLE-QM', null)],
    [true, null],
  ],
  ['by both without a day', [block('PER-1', 'ROLE-MD', null), block('PER-2', 'ROLE-QM', null)], [true, null]],
  [
    'by one person in both roles, who counts in the role that stands first',
    [block('PER-2', 'ROLE-QM', '2026-01-12'), block('PER-2', 'ROLE-MD', '2026-01-12')],
    [false, null, 'ROLE-MD'],
  ],
  [
    'by that person and another',
    [
      block('PER-2', 'ROLE-QM', '2026-01-12'),
      block('PER-2', 'ROLE-MD', '2026-01-12'),
      block('PER-1', 'ROLE-MD', '2026-01-12'),
    ],
    [true, '2026-01-12'],
  ],
])('%s', async (_, signOffs, expected) => {
  expect(await met(signOffs)).toEqual(expected);
});
