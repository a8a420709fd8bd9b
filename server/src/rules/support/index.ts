import type { Rule } from '../../model/rule.ts';
import { calibrationImpact, calibrationOverdue } from './calibration.ts';
import { competenceEvidence, competenceExpired, trainingEffectiveness } from './competence.ts';

/** Support (clause 7): competence of people, calibration of measuring equipment. */
export const supportRules: readonly Rule[] = [
  competenceEvidence,
  competenceExpired,
  trainingEffectiveness,
  calibrationOverdue,
  calibrationImpact,
];
