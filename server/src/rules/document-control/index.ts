import type { Rule } from '../../model/rule.ts';
import { documentIdentification, documentTitle } from './identification.ts';
import { documentRetentionMissing } from './retention.ts';
import { documentReviewOverdue } from './review-overdue.ts';
import { versionUnchanged } from './version.ts';

/** Document control (clause 7.5): identification, review, retention and versions. */
export const documentControlRules: readonly Rule[] = [
  documentTitle,
  documentIdentification,
  documentReviewOverdue,
  documentRetentionMissing,
  versionUnchanged,
];
