import { delegationsOn } from '../../domain/people/delegations.ts';
import { holdersOn } from '../../domain/people/roles.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { mappingsOf } from '../../records/values.ts';

const say = defineMessages('role-vacant', {
  never:
    'Nobody holds this role. Enter the new holder under `holders`, delegate it, or set `planned: true` if it is vacant on purpose.',
  since:
    'Nobody has held this role since {date}. Enter the new holder under `holders`, delegate it, or set `planned: true` if it is vacant on purpose.',
  left: 'This role is held only by {persons}, who left. Enter the new holder under `holders`, delegate it, or set `planned: true` if it is vacant on purpose.',
});

const vacant = (record: QmsRecord, queries: Queries): Message => {
  const today = queries.today();
  const ends = mappingsOf(record.data['holders']).map(({ value }) => dateOf(value['to']));
  const last = ends
    .filter((date) => date !== null && date < today)
    .sort()
    .at(-1);
  return last === undefined || last === null ? say.never() : say.since({ date: last });
};

export const rule: RecordRule = {
  id: 'role-vacant',
  level: 'warning',
  basis: 'own',
  title: 'Nobody holds the role',
  clauses: ['iso-9001:2015/5.3'],
  explanation:
    'Nobody holds this role today: it has no holder, the last one has ended, or the holder has left the organization. What the role owns and signs is without an owner. Enter the new holder with the first day under `holders`, delegate the role for the time being, or set `planned: true` where it is vacant on purpose.',
  examples: {
    bad: { 'role.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\n' },
    good: { 'role.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\nplanned: true\n' },
  },
  scope: 'record',
  types: ['role'],
  concern: 'today',
  check: (record, queries, report) => {
    if (record.data['planned'] === true) return;
    const today = queries.today();
    // A role that is to come has a holder by then.
    if ((dateOf(record.data['effectiveFrom']) ?? '') > today) return;
    const acting = [
      ...holdersOn(record.id, today, queries),
      ...delegationsOn(record.id, today, queries).map(({ to }) => to),
    ];
    if (acting.some((person) => queries.target(person)?.phase !== 'final')) return;
    report({
      message: acting.length > 0 ? say.left({ persons: listed(acting, 'and', 2) }) : vacant(record, queries),
      place: { file: record.file, record: record.key, path: ['holders'], token: 'key' },
      steps: [
        { kind: 'fill-in', id: record.id },
        { kind: 'new-record', type: 'person' },
      ],
    });
  },
};
