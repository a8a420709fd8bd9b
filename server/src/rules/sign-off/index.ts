import type { Rule } from '../../model/rule.ts';
import { reviewUnapproved, signoffDate, signoffLate } from './dates.ts';
import { signoffDigestMissing, signoffStale } from './digest.ts';
import { signoffEvidenceWeak } from './evidence.ts';
import { signoffNotLeadership } from './leadership.ts';
import { signoffMeaning, signoffSelf } from './meaning.ts';
import { signoffMissing } from './missing.ts';
import { signoffRole } from './role.ts';

/** Sign-off (clauses 5.1, 5.2, 7.5.2, 9.3): who must sign, and whether the signature holds. */
export const signOffRules: readonly Rule[] = [
  signoffMissing,
  signoffNotLeadership,
  signoffRole,
  signoffStale,
  signoffDigestMissing,
  signoffEvidenceWeak,
  signoffDate,
  signoffLate,
  signoffSelf,
  signoffMeaning,
  reviewUnapproved,
];
