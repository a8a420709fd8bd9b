import { hasCompetence, holdersOf, mayBeUnread } from '../../domain/competence/holders.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { presentId } from '../../domain/people/present-id.ts';
import { holdersOn } from '../../domain/people/roles.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RecordRule } from '../../model/rule.ts';
import { idsOf } from '../../records/values.ts';
import { evidence, held, people } from './examples.ts';

const say = defineMessages('competence-evidence', {
  notShown:
    'Nothing shows that {person} has this competence. Name the certificate, test or supervised work under `evidence`.',
  notInTable:
    'The table names no evidence for {count, plural, one {one person} other {# people}}. Fill in the column `evidence` for {people}.',
  needed:
    'No evidence in this repository for {count, plural, one {one person who needs} other {# people who need}} this competence. Add {people} under `holders` with {count, plural, one {the} other {their}} evidence, or with `status: in-training` and who supervises the training.',
  inRole: '{person} as {role}',
});

const clauses = ['iso-9001:2015/7.2'];

export const rule: RecordRule = {
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
        message: say.notShown({ person: nameAndId(queries, person) }),
        place: { ...place, path: [...path, 'evidence'], token: 'key' },
      });
    }
    const tabled = bare.filter((each) => each.path[0] === 'data');
    if (tabled.length > 0) {
      report({
        message: say.notInTable({
          count: tabled.length,
          people: listed(tabled.map(({ person }) => nameAndId(queries, person))),
        }),
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
      for (const person of holdersOn(role.id, queries.today(), queries))
        if (!known.has(id(person)) && present(person) && !mayBeUnread(record, person, queries, id))
          needing.set(id(person), role.id);
    }
    if (needing.size === 0) return;
    const people = [...needing].map(([person, role]) =>
      say.inRole({ person: nameAndId(queries, person), role }),
    );
    report({
      message: say.needed({ count: people.length, people: listed(people) }),
      place: { ...place, path: ['requiredFor'] },
    });
  },
};
