import { rules } from '../../generated/rules.ts';
import { changedApproval } from '../domain/sign-off/decision.ts';
import { exceptionsInForce } from '../domain/sign-off/exceptions.ts';
import type { Rule } from '../model/rule.ts';
import { Project } from '../workspace/project.ts';
import { checkFrom } from './config-from.ts';
import type { Core } from './core.ts';
import { trustOf } from './trust.ts';

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rules there are. */
export { rules };

/** The rule of that id, if there is one. */
export const ruleById = (id: string): Rule | undefined => byId.get(id);

/** What the workspace must know of the domain. */
const known = { rules, exceptionsInForce, changedApproval };

export const roots: Core['roots'] = {
  open: (ports, signal) => Project.open({ ...ports, ...known }, signal),
  begin: (ports) => Project.begin({ ...ports, ...known }),
  async check(project) {
    await project.publish();
    return project.outcome();
  },
  checkFrom,
  trust: trustOf,
};
