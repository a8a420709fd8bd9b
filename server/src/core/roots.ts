import { rules } from '../../generated/rules.ts';
import type { Rule } from '../model/rule.ts';
import { Project } from '../workspace/project.ts';
import { checkFrom } from './config-from.ts';
import type { Core } from './core.ts';
import { knownOfDomain } from './known-of-domain.ts';
import { trustOf } from './trust.ts';

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rules there are. */
export { rules };

/** The rule of that id, if there is one. */
export const ruleById = (id: string): Rule | undefined => byId.get(id);

export const roots: Core['roots'] = {
  open: (ports, signal) => Project.open({ ...ports, ...knownOfDomain }, signal),
  begin: (ports) => Project.begin({ ...ports, ...knownOfDomain }),
  async check(project) {
    await project.publish();
    return project.outcome();
  },
  checkFrom,
  trust: trustOf,
};
