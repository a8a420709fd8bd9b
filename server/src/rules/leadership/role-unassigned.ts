import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { activeRoles } from '../../domain/people/roles.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { textsOf } from '../../records/values.ts';
import { roleWith } from './examples.ts';

const say = defineMessages('role-unassigned', {
  one: 'No role in this repository has the responsibility {keys}. Add it under `responsibilities` of the role that sees to it.',
  some: '{count} responsibilities are not assigned to any role in this repository. Add {keys} under `responsibilities` of the roles that see to them.',
});

/** The responsibilities the standard wants assigned (5.3 a–e), by the words records use. */
const responsibilities = [
  'conformity',
  'process-outputs',
  'reporting',
  'customer-focus',
  'integrity-during-change',
] as const;

export const rule: RepositoryRule = {
  id: 'role-unassigned',
  level: 'warning',
  basis: 'required',
  begins: 'role',
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
    const keys = keysListed(open);
    report({
      message: open.length === 1 ? say.one({ keys }) : say.some({ count: open.length, keys }),
      place: { file: 'qms.yaml', path: [] },
    });
  },
};
