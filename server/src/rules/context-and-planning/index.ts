import type { Rule } from '../../model/rule.ts';
import { contextClimate, partyRequirement } from './context.ts';
import { objectiveMeasure, objectivePlan } from './objective-content.ts';
import { objectiveMissing, objectivePolicy, objectiveTheme } from './objective-links.ts';
import { objectiveOverdue } from './objective-overdue.ts';
import { opportunityDecision } from './opportunity.ts';
import { processIncomplete } from './process.ts';
import { riskAction, riskEffectiveness } from './risk.ts';
import { scopeExclusionReason, scopeMissing } from './scope.ts';

/** Rules on context and planning (clauses 4 and 6), in the order the reference lists them. */
export const contextAndPlanningRules: readonly Rule[] = [
  scopeMissing,
  scopeExclusionReason,
  contextClimate,
  partyRequirement,
  processIncomplete,
  objectiveMissing,
  objectivePolicy,
  objectiveMeasure,
  objectivePlan,
  objectiveOverdue,
  objectiveTheme,
  riskAction,
  riskEffectiveness,
  opportunityDecision,
];
