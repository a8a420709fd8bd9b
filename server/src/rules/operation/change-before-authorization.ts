import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';

const say = defineMessages('change-before-authorization', {
  early:
    'The change was carried out on {done}, but authorized only on {authorized}. Correct the day that is wrong, or record an exception that says why it could not wait.',
});

const change = (authorized: string): string => `id: CHG-2026-001
type: change
title: Gaskets from another supplier
status: implemented
implementedOn: 2026-01-12
signOffs:
  - { by: PER-001, role: ROLE-TD, meaning: authorized, date: ${authorized} }
`;

export const rule: RecordRule = {
  id: 'change-before-authorization',
  scope: 'record',
  types: ['change'],
  needs: ['data.implementedOn'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'Carried out before it was authorized',
  clauses: ['iso-9001:2015/8.5.6', 'iso-9001:2015/6.3'],
  explanation:
    'The change was in operation before anybody with the authority for it had allowed it: every sign-off with the meaning authorized is of a later day than `implementedOn`. Correct the day if it is wrong. Where it could not wait, leave the days as they are and record an exception, or have it signed with a `deviation` that says why: the gap is then known and decided.',
  examples: {
    bad: { 'change.yaml': change('2026-01-20') },
    good: { 'change.yaml': change('2026-01-09') },
  },
  check(record, queries, report) {
    const done = dateOf(record.data['implementedOn']);
    if (done === null) return;
    const blocks = currentBlocks(record, queries).filter(({ meaning }) => meaning === 'authorized');
    const [authorized] = blocks.flatMap(({ date }) => date ?? []).sort();
    if (authorized === undefined || authorized <= done) return;
    if (blocks.some(({ hasDeviation }) => hasDeviation)) return;
    report({
      message: say.early({ done, authorized }),
      place: { file: record.file, record: record.key, path: ['implementedOn'] },
    });
  },
};
