import type { Rule } from '../model/rule.ts';
import { actionRules } from './actions/index.ts';
import { exceptionUnknownRule } from './any-record/exception-unknown-rule.ts';
import { anyRecordRules } from './any-record/index.ts';
import { auditRules } from './audit/index.ts';
import { contextAndPlanningRules } from './context-and-planning/index.ts';
import { documentControlRules } from './document-control/index.ts';
import { evaluationRules } from './evaluation/index.ts';
import { improvementRules } from './improvement/index.ts';
import { leadershipRules } from './leadership/index.ts';
import { operationRules } from './operation/index.ts';
import { reviewRules } from './review/index.ts';
import { signOffRules } from './sign-off/index.ts';
import { supportRules } from './support/index.ts';

/** A new rule family is added here and nowhere else. */
const families: readonly Rule[] = [
  ...anyRecordRules,
  ...documentControlRules,
  ...signOffRules,
  ...leadershipRules,
  ...contextAndPlanningRules,
  ...supportRules,
  ...operationRules,
  ...evaluationRules,
  ...auditRules,
  ...reviewRules,
  ...improvementRules,
  ...actionRules,
];

/** Every rule there is, in the order the reference lists them. */
export const rules: readonly Rule[] = [...families, exceptionUnknownRule(families)];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

export const ruleById = (id: string): Rule | undefined => byId.get(id);
