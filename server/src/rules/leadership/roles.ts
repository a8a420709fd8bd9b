import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { delegatesOn, holdersOn, isTopManagement } from '../../domain/people/roles.ts';
import { keyWords, listWords } from '../../domain/words/lists.ts';
import { named, recordWords } from '../../domain/words/records.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule, RepositoryRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { mappingsOf, textsOf } from '../../records/values.ts';

/** The responsibilities the standard wants assigned (5.3 a–e), by the words records use. */
const responsibilities = [
  'conformity',
  'process-outputs',
  'reporting',
  'customer-focus',
  'integrity-during-change',
] as const;

const activeRoles = (queries: Queries): readonly QmsRecord[] =>
  queries.ofType('role').filter(({ phase }) => phase === 'active');

const roleWith = (list: string): string =>
  `id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nresponsibilities: [${list}]\n`;

export const roleUnassigned: RepositoryRule = {
  id: 'role-unassigned',
  level: 'warning',
  basis: 'required',
  title: 'A responsibility is assigned to no role',
  clauses: ['iso-9001:2015/5.3'],
  explanation:
    'Top management has to assign who sees to it that the system meets the standard (`conformity`), that processes deliver (`process-outputs`), that results and chances to improve are reported to top management (`reporting`), that the customer stays in focus (`customer-focus`), and that the system stays whole while it changes (`integrity-during-change`). Some of these stand in no role. Add them to the `responsibilities` of the role that has them.',
  examples: {
    bad: { 'role.yaml': roleWith('conformity, reporting') },
    good: { 'role.yaml': roleWith(responsibilities.join(', ')) },
  },
  scope: 'repository',
  check: (queries, report) => {
    const assigned = new Set(activeRoles(queries).flatMap(({ data }) => textsOf(data['responsibilities'])));
    const open = responsibilities.filter((responsibility) => !assigned.has(responsibility));
    if (open.length === 0 || coveredElsewhere(queries, ['5.3'])) return;
    report({
      message: `No role in this repository has the ${open.length === 1 ? 'responsibility' : 'responsibilities'} ${keyWords(open)}: add ${open.length === 1 ? 'it' : 'them'} under \`responsibilities\` of the role that sees to it.`,
      place: { file: 'qms.yaml', path: [] },
    });
  },
};

/** Roles offered to be marked, where there are few; in a large system the right one is hardly among the first. */
const offeredRoles = 5;

export const topManagementUndefined: RepositoryRule = {
  id: 'top-management-undefined',
  level: 'error',
  basis: 'own',
  title: 'Nobody is marked as top management',
  clauses: ['iso-9001:2015/5.1.1', 'iso-9001:2015/5.3'],
  explanation:
    'Top management is who directs the organization at the highest level; the system has to know which roles that are, because the quality policy, the management review and the objectives need their sign-off. No role carries `topManagement: true`, so no signature can be one of leadership. Mark the role, for example of the managing director.',
  examples: {
    bad: { 'role.yaml': 'id: ROLE-MD\ntype: role\ntitle: Managing director\n' },
    good: { 'role.yaml': roleWith('conformity') },
  },
  scope: 'repository',
  check: (queries, report) => {
    if (activeRoles(queries).some(({ data }) => isTopManagement(data))) return;
    report({
      message:
        'No role is marked as top management, so no sign-off can count as one of leadership: set `topManagement: true` in the role of those who direct the organization.',
      place: { file: 'qms.yaml', path: [] },
      fixes: activeRoles(queries)
        .filter(({ register, data }) => register === null && !Object.hasOwn(data, 'topManagement'))
        .slice(0, offeredRoles)
        .map((role) => ({
          title: `Mark ${named(role)} as top management`,
          certain: false,
          file: role.file,
          record: role.key,
          steps: [{ kind: 'add-key', path: [], key: 'topManagement', value: 'true' }],
        })),
    });
  },
};

const vacantWords = (record: QmsRecord, queries: Queries): string => {
  const today = queries.today();
  const ends = mappingsOf(record.data['holders']).map(({ value }) => dateOf(value['to']));
  const last = ends
    .filter((date) => date !== null && date < today)
    .sort()
    .at(-1);
  return last === undefined || last === null ? 'is held by nobody' : `has been held by nobody since ${last}`;
};

export const roleVacant: RecordRule = {
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
