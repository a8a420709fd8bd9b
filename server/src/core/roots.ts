import { rules } from '../../generated/rules.ts';
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

export const roots: Core['roots'] = {
  open: (ports, signal) => Project.open({ ...ports, rules, exceptionsInForce }, signal),
  begin: (ports) => Project.begin({ ...ports, rules, exceptionsInForce }),
  async check(project) {
    await project.publish();
    return project.outcome();
  },
  checkFrom,
  trust: trustOf,
};
