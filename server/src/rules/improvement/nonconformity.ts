import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { presentId } from '../../domain/people/present-id.ts';
import { listWords } from '../../domain/words/lists.ts';
import { personWords, recordName, recordWords } from '../../domain/words/records.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { idsOf, isBlank, isObject } from '../../records/values.ts';

const nonconformity = (more: string): string => `id: NC-2026-001
type: nonconformity
title: Superseded drawings at four benches
status: closed
detectedOn: 2025-10-14
${more}`;
const cause = 'cause: Nobody is told to take the old print away.\n';
const effect = 'effectiveness: { result: effective, by: PER-003, date: 2026-01-15 }\n';
const similar = 'similar: { result: not-found, checked: Test plans in the laboratory }\n';

/** True where it was decided, with a reason, that the cause is left alone. */
const isLeftAlone = ({ data }: QmsRecord): boolean =>
  data['correctiveActionNeeded'] === false && !isBlank(data['whyNot']);

const isClosed = ({ status, phase }: QmsRecord): boolean => phase === 'final' && status !== 'rejected';

const documented = ['iso-9001:2015/10.2.1', 'iso-9001:2015/10.2.2'];

const wayOut = ', or say with `correctiveActionNeeded: false` and `whyNot` why the cause is left alone';

export const nonconformityCause: RecordRule = {
  id: 'nonconformity-cause',
  scope: 'record',
  types: ['nonconformity'],
  concern: 'content',
  level: 'error',
  basis: 'documented',
  title: 'Closed without a cause',
  clauses: documented,
  explanation:
    'The nonconformity is closed and its record does not say why it happened. Without the cause an action can only repair what is there, and the same will come again. Write the cause, or, where an action on the cause would be out of proportion, set `correctiveActionNeeded: false` and give the reason under `whyNot`.',
  examples: {
    bad: { 'nc.yaml': nonconformity(effect) },
    good: { 'nc.yaml': nonconformity(`${cause}${effect}`) },
  },
  check(record, queries, report) {
    if (!isClosed(record) || isLeftAlone(record) || !isBlank(record.data['cause'])) return;
    if (coveredElsewhere(queries, documented)) return;
    report({
      message: `${recordWords(record)} is closed without a cause; write under \`cause\` why it happened${wayOut}.`,
      place: { file: record.file, record: record.key, path: ['cause'], token: 'key' },
    });
  },
};

export const nonconformityEffectiveness: RecordRule = {
  id: 'nonconformity-effectiveness',
  scope: 'record',
  types: ['nonconformity'],
  concern: 'content',
  level: 'error',
  basis: 'documented',
  title: 'Closed without a check that it worked',
  clauses: documented,
  explanation:
    'The nonconformity is closed and nobody recorded whether the corrective action worked. Done is not the same as effective: look whether it came again, and write the result under `effectiveness`. While that is still to be seen, the status is implemented. Where no action on the cause was needed, set `correctiveActionNeeded: false` and give the reason under `whyNot`.',
  examples: {
    bad: { 'nc.yaml': nonconformity(cause) },
    good: { 'nc.yaml': nonconformity(`${cause}${effect}`) },
  },
  check(record, queries, report) {
    const { effectiveness } = record.data;
    const isChecked = isObject(effectiveness) && !isBlank(effectiveness['result']);
    if (!isClosed(record) || isLeftAlone(record) || isChecked) return;
    if (coveredElsewhere(queries, documented)) return;
    report({
      message: `${recordWords(record)} is closed, but nothing shows whether its action worked; write the result under \`effectiveness\`, or set the status back to implemented until that can be seen${wayOut}.`,
      place: {
        file: record.file,
        record: record.key,
        path: isObject(effectiveness) ? ['effectiveness', 'result'] : ['effectiveness'],
        token: 'key',
      },
    });
  },
};

export const nonconformitySimilar: RecordRule = {
  id: 'nonconformity-similar',
  scope: 'record',
  types: ['nonconformity'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'Nobody looked whether it exists elsewhere',
  clauses: ['iso-9001:2015/10.2.1'],
  explanation:
    'Part of finding out what to do about a nonconformity is to look whether similar ones exist, or could. The action is implemented or the case closed, and the record does not answer that. Write under `similar` what was looked at and what came out: found, not-found or possible.',
  examples: {
    bad: { 'nc.yaml': nonconformity(`${cause}${effect}`) },
    good: { 'nc.yaml': nonconformity(`${cause}${effect}${similar}`) },
  },
  check(record, queries, report) {
    if (!isClosed(record) && record.status !== 'implemented') return;
    const { similar } = record.data;
    if (isObject(similar) ? !isBlank(similar['result']) : !isBlank(similar)) return;
    if (isLeftAlone(record) || coveredElsewhere(queries, documented)) return;
    report({
      message: `${recordWords(record)} is ${record.status ?? 'closed'}, but does not say whether the same exists elsewhere; write under \`similar\` what was looked at and what came out.`,
      place: {
        file: record.file,
        record: record.key,
        path: isObject(similar) ? ['similar', 'result'] : ['similar'],
        token: 'key',
      },
    });
  },
};

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
  idsOf(record.data['actions']).flatMap((id) =>
    queries.target(id)?.type === 'action' ? idsOf(queries.record(id)?.data['completedBy']) : [],
  );

export const nonconformityVerifier: RecordRule = {
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
      message: `Whether the action on ${recordName(record)} worked was checked only by ${listWords(verifiers.map((id) => personWords(queries, id)))}, who carried it out; practice is that someone else looks.`,
      place: { file: record.file, record: record.key, path: ['effectiveness', 'by'] },
    });
  },
};
