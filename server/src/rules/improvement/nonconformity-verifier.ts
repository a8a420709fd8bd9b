import { actionsTaken, isClosed } from '../../domain/nonconformity.ts';
import { presentId } from '../../domain/people/present-id.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { idsOf, isObject } from '../../records/values.ts';
import { cause, effect, nonconformity } from './examples.ts';

const say = defineMessages('nonconformity-verifier', {
  same: 'Nobody checked the action but {persons}, who carried it out. Have someone else look whether it worked.',
});

/** Persons who checked that the action worked: as the record says, and as they signed. */
function verifiersOf({ data }: QmsRecord): readonly string[] {
  const effect = data['effectiveness'];
  return [
    ...(isObject(effect) ? idsOf(effect['by']) : []),
    ...signOffBlocks(data).flatMap(({ meaning, by }) => (meaning === 'verified' && by !== null ? [by] : [])),
  ];
}

/** Persons who carried out its actions, by the actions' own dated fields. */
const implementersOf = (record: QmsRecord, queries: Queries): readonly string[] =>
  actionsTaken(record, queries).flatMap(({ action }) => idsOf(action.data['completedBy']));

export const rule: RecordRule = {
  id: 'nonconformity-verifier',
  scope: 'record',
  types: ['nonconformity'],
  concern: 'content',
  level: 'warning',
  basis: 'practice',
  title: 'Verified by who implemented it',
  clauses: ['iso-9001:2015/10.2.1'],
  explanation:
    'The only person who checked whether the action worked is the one who carried it out. Few people see the gaps in their own work; someone else should look. This is good practice, not a requirement.',
  examples: {
    bad: {
      'nc.yaml': nonconformity(`${cause}${effect}actions: [ACT-1]\n`),
      'action.yaml':
        'id: ACT-1\ntype: action\ntitle: Collect old prints\nstatus: done\ncompletedBy: PER-003\n',
    },
    good: {
      'nc.yaml': nonconformity(`${cause}${effect}actions: [ACT-1]\n`),
      'action.yaml':
        'id: ACT-1\ntype: action\ntitle: Collect old prints\nstatus: done\ncompletedBy: PER-004\n',
    },
  },
  check(record, queries, report) {
    if (!isClosed(record)) return;
    const present = presentId(queries);
    const verifiers = [...new Set(verifiersOf(record).map(present))];
    const implementers = new Set(implementersOf(record, queries).map(present));
    if (verifiers.length === 0 || !verifiers.every((person) => implementers.has(person))) return;
    report({
      message: asPractice(say.same({ persons: listed(verifiers.map((id) => nameAndId(queries, id))) })),
      place: { file: record.file, record: record.key, path: ['effectiveness', 'by'] },
    });
  },
};
