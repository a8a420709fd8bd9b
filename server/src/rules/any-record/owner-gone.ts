import { nameAndId, personNamed } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';
import type { Queries, Referrer } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, textOf, textsOf } from '../../records/values.ts';

const say = defineMessages('owner-gone', {
  leftOn:
    '{person} left on {date} but still owns {count, plural, one {# record} other {# records}}. Hand over {records} to a role or another person.',
  leftOnFor:
    '{person} left on {date} but still owns {count, plural, one {# record} other {# records}}. Hand over {records} to {successor}.',
  left: '{person} left but still owns {count, plural, one {# record} other {# records}}. Hand over {records} to a role or another person.',
  leftFor:
    '{person} left but still owns {count, plural, one {# record} other {# records}}. Hand over {records} to {successor}.',
  owned: '{id} is owned by {person}',
});

/** How many places a finding links to. */
const maximumRelated = 20;

/** The day somebody left, or null for one who is still here. `today` is asked for only when a day is written. */
function departure(person: QmsRecord, queries: Queries): { readonly on: IsoDate | null } | null {
  const to = dateOf(person.data['to']);
  if (person.status === 'left') return { on: to };
  return to !== null && to < queries.today() ? { on: to } : null;
}

function ownedBy(person: QmsRecord, queries: Queries): Referrer[] {
  const seen = new Set<string>();
  return [person.id, ...textsOf(person.data['formerIds'])]
    .flatMap((id) => queries.referrers(id, 'owner'))
    .filter(({ source }) => {
      if (source.phase !== 'active' || seen.has(source.key)) return false;
      seen.add(source.key);
      return true;
    })
    .sort((left, right) =>
      left.source.id === right.source.id
        ? left.source.key < right.source.key
          ? -1
          : 1
        : left.source.id < right.source.id
          ? -1
          : 1,
    );
}

function sentence(
  { id, data }: QmsRecord,
  date: IsoDate | null,
  owned: readonly Referrer[],
  successor: string | undefined,
  queries: Queries,
): Message {
  const gone = {
    person: personNamed(id, textOf(data['name'])),
    count: owned.length,
    records: listed(owned.map(({ source }) => source.id)),
  };
  if (successor === undefined) return date === null ? say.left(gone) : say.leftOn({ ...gone, date });
  const next = { ...gone, successor: nameAndId(queries, successor) };
  return date === null ? say.leftFor(next) : say.leftOnFor({ ...next, date });
}

export const rule: RecordRule = {
  id: 'owner-gone',
  scope: 'record',
  types: ['person'],
  // A person who left is a finished record, which the rules about today do not look at.
  concern: 'integrity',
  level: 'warning',
  basis: 'own',
  title: 'Someone who left still owns records',
  clauses: ['iso-9001:2015/5.3'],
  explanation:
    'A person has left, but records in use or open actions still name them as owner, so nobody looks after these. The finding stands once at the person and lists them. Hand each over to a role (a role outlives people) or to another person, such as the `successor` named here.',
  examples: {
    bad: {
      'person.yaml': 'id: PER-001\ntype: person\nname: Jane Doe\nstatus: left\nto: 2025-06-30\n',
      'action.yaml': 'id: ACT-001\ntype: action\nowner: PER-001\n',
    },
    good: {
      'person.yaml': 'id: PER-001\ntype: person\nname: Jane Doe\nstatus: left\nto: 2025-06-30\n',
      'action.yaml': 'id: ACT-001\ntype: action\nowner: ROLE-QM\n',
      'role.yaml': 'id: ROLE-QM\ntype: role\n',
    },
  },
  check: (person, queries, report) => {
    const left = departure(person, queries);
    if (left === null || person.id === '') return;
    const owned = ownedBy(person, queries);
    if (owned.length === 0) return;
    const successor = idsOf(person.data['successor'])[0];
    report({
      message: sentence(person, left.on, owned, successor, queries),
      place: {
        file: person.file,
        record: person.key,
        path: [person.status === 'left' ? 'status' : 'to'],
      },
      related: owned.slice(0, maximumRelated).map(({ source, reference }) => ({
        place: { file: source.file, record: source.key, path: reference.path },
        message: say.owned({ id: source.id, person: person.id }),
      })),
    });
  },
};
