import { rules } from '../../generated/rules.ts';
import type { Rule } from '../model/rule.ts';

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of that id, if there is one. */
export const ruleById = (id: string): Rule | undefined => byId.get(id);
