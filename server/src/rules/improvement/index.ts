import type { Rule } from '../../model/rule.ts';
import {
  nonconformityCause,
  nonconformityEffectiveness,
  nonconformitySimilar,
  nonconformityVerifier,
} from './nonconformity.ts';

/** Improvement (clause 10): what is learnt from nonconformities. Actions have rules of their own. */
export const improvementRules: readonly Rule[] = [
  nonconformityCause,
  nonconformityEffectiveness,
  nonconformitySimilar,
  nonconformityVerifier,
];
