import { hasCompetence, holdersOf, lastingHolders } from '../../domain/competence/holders.ts';
import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { presentId } from '../../domain/people/present-id.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RecordRule } from '../../model/rule.ts';
import { evidence, held, people } from './examples.ts';

const say = defineMessages('competence-expired', {
  one: 'The competence expired for {person}. Renew it and record the new date with its evidence, or set `status: lapsed`.',
  several:
    'The competence expired for {count, plural, one {one person} other {# people}}. Renew it and record the new dates with their evidence, or set `status: lapsed`. It expired for {people}.',
  onDay: '{person} on {date}',
});

const clauses = ['iso-9001:2015/7.2'];

export const rule: RecordRule = {
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
    const people = expired.map(({ person, until }) =>
      say.onDay({ person: nameAndId(queries, person), date: until ?? '' }),
    );
    report({
      message:
        people.length === 1
          ? say.one({ person: people[0]! })
          : say.several({ count: people.length, people: listed(people) }),
      place: {
        file: record.file,
        record: record.key,
        path: first.path[0] === 'data' ? ['data'] : [...first.path, 'expires'],
      },
    });
  },
};
