import { activeRoles, topManagementRolesOn } from '../../domain/people/roles.ts';
import { idAndTitle } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { roleWith } from './examples.ts';

const say = defineMessages('top-management-undefined', {
  none: 'No role is marked as top management. Set `topManagement: true` in the role of those who direct the organization. Until then, no sign-off can count as one of leadership.',
  mark: 'Mark {role} as top management',
});

/** Roles offered to be marked, where there are few; in a large system the right one is hardly among the first. */
const offeredRoles = 5;

export const rule: RepositoryRule = {
  id: 'top-management-undefined',
  level: 'error',
  basis: 'own',
  begins: 'role',
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
    if (topManagementRolesOn(queries.today(), queries).length > 0) return;
    report({
      message: say.none(),
      place: { file: 'qms.yaml', path: [] },
      fixes: activeRoles(queries)
        .filter(({ register, data }) => register === null && !Object.hasOwn(data, 'topManagement'))
        .slice(0, offeredRoles)
        .map((role) => ({
          title: say.mark({ role: idAndTitle(role) }),
          certain: false,
          file: role.file,
          record: role.key,
          steps: [{ kind: 'add-key', path: [], key: 'topManagement', value: 'true' }],
        })),
    });
  },
};
