import type { Rule } from '../../model/rule.ts';
import { reviewActionDropped } from './action-dropped.ts';
import { reviewAttendance } from './attendance.ts';
import { reviewConclusionMissing } from './conclusion.ts';
import { reviewDecoration } from './decoration.ts';
import { reviewEvidenceLate } from './evidence-late.ts';
import { reviewInputEvidence, reviewInputTheme, reviewInputVague } from './input-content.ts';
import { reviewInputMissing } from './input-missing.ts';
import { reviewInputUnlinked } from './input-unlinked.ts';
import {
  reviewAskUnanswered,
  reviewDecisionPlan,
  reviewOutputMissing,
  reviewOutputUnlinked,
} from './outputs.ts';
import { reviewOverdue } from './overdue.ts';

/** Rules on the management review, in the order the reference lists them. */
export const reviewRules: readonly Rule[] = [
  reviewOverdue,
  reviewAttendance,
  reviewInputMissing,
  reviewInputUnlinked,
  reviewInputEvidence,
  reviewInputVague,
  reviewInputTheme,
  reviewActionDropped,
  reviewOutputMissing,
  reviewDecisionPlan,
  reviewOutputUnlinked,
  reviewAskUnanswered,
  reviewConclusionMissing,
  reviewEvidenceLate,
  reviewDecoration,
];
