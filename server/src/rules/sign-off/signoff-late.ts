import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { decidingReview, demandsOn } from '../../domain/sign-off/demands.ts';
import { meetingOf } from '../../domain/sign-off/met.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { block, policyText } from './examples.ts';

const say = defineMessages('signoff-late', {
  late: 'This is in force from {from}, but was approved only on {approved}. Set `effectiveFrom` to that day or later. If people worked by it before, record an exception instead.',
  earlier:
    'This is in force from {from}, but was approved to be so from {signed}. Set `effectiveFrom` to that day or later, or have the earlier day approved.',
  setTo: 'Set `effectiveFrom` to {day}',
});

/**
 * The day on which the version in force was approved as it is to be, or else first approved at all: by the blocks for
 * this version where there are any, so that a later second approval of the same version makes nothing late. What is
 * history makes nothing early, nor does the approval of somebody who is not asked for.
 */
function approvedOn(record: QmsRecord, queries: Queries): string | null {
  const approvals = currentBlocks(record, queries).filter(
    ({ meaning, date }) => meaning === 'approved' && date !== null,
  );
  const ofVersion = approvals.filter(({ version }) => version === null || version === record.version);
  const blocks = ofVersion.length > 0 ? ofVersion : approvals.slice(-1);
  const met = demandsOn(record, queries).flatMap(
    (demand) => meetingOf(record, demand, blocks, queries).on ?? [],
  );
  const [first] = met.length > 0 ? met.sort().reverse() : blocks.flatMap(({ date }) => date ?? []).sort();
  if (first !== undefined) return first;
  const review = decidingReview(record, queries);
  return review === undefined ? null : dateOf(review.data['date']);
}

/** The first day in force as it stood when the present version was approved last; null where no approval says. */
const signedDayOf = (record: QmsRecord, queries: Queries): string | null =>
  currentBlocks(record, queries)
    .filter(
      ({ meaning, effectiveFrom, version }) =>
        meaning === 'approved' && effectiveFrom !== null && (version === null || version === record.version),
    )
    .sort((one, other) => ((one.date ?? '') < (other.date ?? '') ? -1 : 1))
    .at(-1)?.effectiveFrom ?? null;

export const rule: RecordRule = {
  id: 'signoff-late',
  level: 'warning',
  basis: 'own',
  silenceable: false,
  voidsExceptions: true,
  title: 'In force before it was approved',
  clauses: ['iso-9001:2015/7.5.2'],
  explanation:
    'The record says it has been in force since a day before it was approved, so people worked by a text nobody had released. If the day is wrong, set `effectiveFrom` to the day of approval or later; no signature breaks by that. A sign-off may itself say from which day it was given (`effectiveFrom` in the block); earlier than that the text may not be in force either. Where the text really was used before, leave the dates as they are and record an exception: the gap is then known and decided.',
  examples: {
    bad: {
      'policy.md': policyText(
        `effectiveFrom: 2026-01-01\n${block('by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01')}`,
      ),
    },
    good: {
      'policy.md': policyText(
        `effectiveFrom: 2026-03-15\n${block('by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01')}`,
      ),
    },
    today: '2026-04-01',
  },
  scope: 'record',
  types: [],
  needs: ['data.effectiveFrom'],
  concern: 'content',
  check: (record, queries, report) => {
    const from = record.kind === 'maintained' ? dateOf(record.data['effectiveFrom']) : null;
    if (from === null) return;
    const place = { file: record.file, record: record.key, path: ['effectiveFrom'] };
    const setTo = (day: string): readonly FixPlan[] => [
      {
        title: say.setTo({ day }),
        certain: false,
        file: record.file,
        record: record.key,
        steps: [{ kind: 'replace-value', path: ['effectiveFrom'], value: day }],
      },
    ];
    const signed = signedDayOf(record, queries);
    if (signed !== null && from < signed) {
      report({ message: say.earlier({ from, signed }), place, fixes: setTo(signed) });
      return;
    }
    const approved = approvedOn(record, queries);
    if (approved === null || approved <= from) return;
    report({ message: say.late({ from, approved }), place, fixes: setTo(approved) });
  },
};
