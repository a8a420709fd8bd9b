import type { Rule } from '../../model/rule.ts';
import { auditFindingNonconformity, auditImpartiality, surveyMethod } from './conduct.ts';
import { auditCoverage, auditNotHeld, auditNotInProgramme, auditProgrammeMissing } from './programme.ts';

/** What is asked of surveys and internal audits (clauses 9.1.2 and 9.2). */
export const auditRules: readonly Rule[] = [
  surveyMethod,
  auditProgrammeMissing,
  auditNotInProgramme,
  auditNotHeld,
  auditImpartiality,
  auditFindingNonconformity,
  auditCoverage,
];
