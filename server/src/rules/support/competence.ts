import { hasCompetence, holdersOf, lastingHolders } from '../../domain/competence/holders.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { presentId } from '../../domain/people/present-id.ts';
import { holdersOn } from '../../domain/people/roles.ts';
import { listWords } from '../../domain/words/lists.ts';
import { personWords, recordName, recordWords } from '../../domain/words/records.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, isBlank, isObject, mappingsOf } from '../../records/values.ts';

const clauses = ['iso-9001:2015/7.2'];

const competence = `id: COMP-001
type: competence
title: Soldering to class 3
requiredFor: ROLE-ASM
`;
const people = `id: PER-001
type: person
name: Jana Kolb
from: 2020-01-01
---
id: ROLE-ASM
type: role
title: Assembly
holders:
  - { person: PER-001, from: 2020-01-01 }
`;
const held = (more: string): string =>
  `${competence}holders:\n  - { person: PER-001, date: 2024-03-01${more} }\n`;
const evidence = ', evidence: [{ external: Course certificate 117 }]';

export const competenceEvidence: RecordRule = {
  id: 'competence-evidence',
  scope: 'record',
  types: ['competence'],
  concern: 'must-have',
  level: 'error',
  basis: 'documented',
  title: 'Needed competence without evidence',
  clauses,
  explanation:
    'The standard asks for documented evidence that the people whose work affects quality are competent. This competence is needed, but for a person who is said to have it nothing shows it, or a holder of a role that needs it is not among those who have it (or are being trained under supervision). Name the certificate, the test or the supervised work under `evidence`, or record the training. If such evidence is kept in another system, name that system for clause 7.2 under elsewhere in qms.yaml.',
  examples: {
    bad: { 'competence.yaml': held(''), 'people.yaml': people },
    good: { 'competence.yaml': held(evidence), 'people.yaml': people },
  },
  check(record, queries, report) {
    if (coveredElsewhere(queries, clauses)) return;
    const place = { file: record.file, record: record.key };
    const holders = holdersOf(record, queries);
    const present = (person: string): boolean => queries.target(person)?.phase === 'active';
    const bare = holders.filter((each) => hasCompetence(each) && !each.hasEvidence && present(each.person));
    for (const { person, path } of bare.filter((each) => each.path[0] === 'holders')) {
      report({
        message: `${recordWords(record)}: nothing shows that ${personWords(queries, person)} has it; name the certificate, test or supervised work under \`evidence\`.`,
        place: { ...place, path: [...path, 'evidence'], token: 'key' },
      });
    }
    const tabled = bare.filter((each) => each.path[0] === 'data');
    if (tabled.length > 0) {
      report({
        message: `${recordWords(record)}: nothing in its table shows that ${listWords(tabled.map(({ person }) => personWords(queries, person)))} ${tabled.length === 1 ? 'has' : 'have'} it; fill in the column \`evidence\`.`,
        place: { ...place, path: ['data'] },
      });
    }
    const id = presentId(queries);
    const known = new Set(
      holders.filter(({ status }) => status !== 'lapsed').map(({ person }) => id(person)),
    );
    const needing = new Map<string, string>();
    for (const needed of idsOf(record.data['requiredFor'])) {
      const role = queries.target(needed)?.type === 'role' ? queries.record(needed) : undefined;
      if (role === undefined) continue;
      for (const person of holdersOn(role.data, queries.today()))
        if (!known.has(id(person)) && present(person)) needing.set(id(person), role.id);
    }
    if (needing.size === 0) return;
    const who = [...needing].map(([person, role]) => `${personWords(queries, person)} as ${role}`);
    report({
      message: `${recordWords(record)} is needed by ${listWords(who)}, and there is no evidence in this repository that they have it; add them under \`holders\` with their evidence, or with \`status: in-training\` and who supervises them.`,
      place: { ...place, path: ['requiredFor'] },
    });
  },
};

export const competenceExpired: RecordRule = {
  id: 'competence-expired',
  scope: 'record',
  types: ['competence'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  title: 'Competence that has expired',
  clauses,
  explanation:
    'The competence of these people was to be shown again by a day that is past: the day under `expires`, or the day it was acquired plus validity. Renew it and record the new date with its evidence, set the status to lapsed, or set the person to in-training under supervision. Persons who have left are passed over.',
  examples: {
    bad: { 'competence.yaml': held(`${evidence}, expires: 2025-12-31`), 'people.yaml': people },
    good: { 'competence.yaml': held(`${evidence}, expires: 2026-12-31`), 'people.yaml': people },
  },
  check(record, queries, report) {
    if (coveredElsewhere(queries, clauses)) return;
    const today = queries.today();
    const expired = lastingHolders(holdersOf(record, queries), presentId(queries)).filter(
      (each) =>
        hasCompetence(each) &&
        each.until !== null &&
        each.until < today &&
        queries.target(each.person)?.phase === 'active',
    );
    const [first] = expired;
    if (first === undefined) return;
    const who = expired.map(({ person, until }) => `${personWords(queries, person)} on ${until}`);
    report({
      message: `${recordWords(record)} expired for ${listWords(who)}; renew it and record the new date with its evidence, or set \`status: lapsed\`.`,
      place: {
        file: record.file,
        record: record.key,
        path: first.path[0] === 'data' ? ['data'] : [...first.path, 'expires'],
      },
    });
  },
};

const training = (more: string): string =>
  `${competence}actions:\n  - { kind: training, date: 2025-06-10, participants: [PER-001]${more} }\n`;

export const trainingEffectiveness: RecordRule = {
  id: 'training-effectiveness',
  scope: 'record',
  types: ['competence'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  title: 'Training without a look at its effect',
  clauses,
  explanation:
    'Something was done to acquire a competence, and whether it worked has not been evaluated. A list of participants shows that people were there, not that they can do it now. Write the result under `effectiveness`, or, while it is too early to tell, the day on which it will be judged under `evaluateBy`.',
  examples: {
    bad: { 'competence.yaml': training('') },
    good: { 'competence.yaml': training(', effectiveness: { result: effective, date: 2025-09-01 }') },
  },
  check(record, queries, report) {
    if (coveredElsewhere(queries, clauses)) return;
    const today = queries.today();
    for (const { index, value } of mappingsOf(record.data['actions'])) {
      const date = dateOf(value['date']);
      if (date === null || date > today) continue;
      const effect = isObject(value['effectiveness']) ? value['effectiveness'] : {};
      const by = dateOf(effect['evaluateBy']);
      if (!isBlank(effect['result']) || (by !== null && by >= today)) continue;
      const kind = typeof value['kind'] === 'string' ? value['kind'] : 'action';
      const planned = by === null ? '' : ` (planned by ${by})`;
      report({
        message: `The ${kind} of ${date} for ${recordName(record)} was not evaluated${planned}; write under \`effectiveness\` whether it worked, or under \`evaluateBy\` when that can be judged.`,
        place: {
          file: record.file,
          record: record.key,
          path: ['actions', index, 'effectiveness', ...(by === null ? [] : ['evaluateBy'])],
        },
      });
    }
  },
};
