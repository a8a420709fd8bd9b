import { delegatesOn, holdersOn } from '../../domain/people/roles.ts';
import { listWords } from '../../domain/words/lists.ts';
import { recordWords } from '../../domain/words/records.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { mappingsOf } from '../../records/values.ts';

const vacantWords = (record: QmsRecord, queries: Queries): string => {
  const today = queries.today();
  const ends = mappingsOf(record.data['holders']).map(({ value }) => dateOf(value['to']));
  const last = ends
    .filter((date) => date !== null && date < today)
    .sort()
    .at(-1);
  return last === undefined || last === null ? 'is held by nobody' : `has been held by nobody since ${last}`;
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
    const acting = [...holdersOn(record.data, today), ...delegatesOn(record.data, today)];
    if (acting.some((person) => queries.target(person)?.phase !== 'final')) return;
    const left = acting.length > 0;
    const state = left ? `is held only by ${listWords(acting)}, who left` : vacantWords(record, queries);
    report({
      message: `${recordWords(record)} ${state}: enter the new holder under \`holders\`, delegate it, or set \`planned: true\` if it is vacant on purpose.`,
      place: { file: record.file, record: record.key, path: ['holders'], token: 'key' },
    });
  },
};
