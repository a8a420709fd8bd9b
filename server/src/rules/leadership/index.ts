import type { Rule } from '../../model/rule.ts';
import { policyCommitment, policyCommunication, policyFramework, policyMissing } from './policy.ts';
import { roleUnassigned, roleVacant, topManagementUndefined } from './roles.ts';
import { leadershipUncovered } from './uncovered.ts';

/** Leadership (clause 5): policy, roles, and the evidence that top management leads. */
export const leadershipRules: readonly Rule[] = [
  policyMissing,
  policyCommitment,
  policyFramework,
  policyCommunication,
  leadershipUncovered,
  roleUnassigned,
  roleVacant,
  topManagementUndefined,
];
