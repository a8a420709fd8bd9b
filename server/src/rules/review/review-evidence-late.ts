import { isHeld } from '../../domain/phases.ts';
import { datedEvidence } from '../../domain/review/cited-evidence.ts';
import { filledInputs, inputPlace } from '../../domain/review/inputs.ts';
import { reviewDate } from '../../domain/review/review.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { withInput } from './examples.ts';

const say = defineMessages('review-evidence-late', {
  late: '{evidence} of {date} is newer than the review of {held}. Correct the date, or leave it to the next review.',
});

const audit =
  'id: AUD-2026-01\ntype: audit\ntitle: Audit of the service desk\nstatus: reported\ndate: 2026-01-28\n';
const review = withInput('summary: The audit found two gaps.', 'evidence: [AUD-2026-01]');

export const rule: RecordRule = {
  id: 'review-evidence-late',
  scope: 'record',
  types: ['management-review'],
  concern: 'content',
  level: 'warning',
  basis: 'practice',
  title: 'Evidence newer than the review',
  clauses: ['iso-9001:2015/9.3.2', 'iso-9001:2015/9.3.3'],
  explanation:
    'The input cites evidence that did not exist when the review was held, so the review cannot have looked at it. Either a date is wrong, or the evidence was added afterwards and belongs to the next review. This is good practice, not a requirement.',
  examples: {
    bad: { 'review.yaml': review, 'audit.yaml': audit },
    good: { 'review.yaml': review, 'audit.yaml': audit.replace('2026-01-28', '2025-11-28') },
  },
  check(record, queries, report) {
    const date = reviewDate(record);
    if (!isHeld(record) || date === null) return;
    for (const item of filledInputs(record)) {
      for (const evidence of datedEvidence(item, queries)) {
        if (evidence.from <= date) continue;
        report({
          message: asPractice(say.late({ evidence: evidence.words, date: evidence.from, held: date })),
          place: inputPlace(record, item, ...evidence.path),
        });
      }
    }
  },
};
