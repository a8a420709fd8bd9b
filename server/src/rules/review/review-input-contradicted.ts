import { isHeld } from '../../domain/phases.ts';
import { earlierActions, mentionedIn, wasOpen } from '../../domain/review/earlier-actions.ts';
import { type InputItem, inputItems, inputNamed, inputPlace } from '../../domain/review/inputs.ts';
import { recordsOfInput } from '../../domain/review/of-period.ts';
import { reviewPeriod } from '../../domain/review/periods.ts';
import { isFull, reviewDate } from '../../domain/review/review.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { MessageList } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import type { Stretch } from '../../statistics/trend.ts';
import { writeScalar } from '../../text/write-scalar.ts';
import { head } from './examples.ts';

const say = defineMessages('review-input-contradicted', {
  contradicted:
    '{input} {count, plural, one {does} other {do}} apply. Say what {records} showed in place of `notApplicable`, or correct their dates if they are of another time. The period runs from {from} to {to}.',
  found: 'This is of the period under review.',
  cite: 'Cite {records} as evidence in place of `notApplicable`',
});

const named = (records: readonly QmsRecord[]): MessageList =>
  listed(
    records.map(({ id }) => id),
    'and',
    3,
  );

/** The actions of earlier reviews that were under way in the period, without those that `review-action-dropped` names. */
function earlierActionsIn(record: QmsRecord, { from }: Stretch, queries: Queries): readonly QmsRecord[] {
  const whole = wholeOf(record, queries);
  const date = reviewDate(record) ?? '';
  const isMentioned = mentionedIn(whole, queries);
  return earlierActions(record, whole, queries)
    .filter((each) => each.from <= date && (each.ended === null || each.ended >= from))
    .filter((each) => !(isFull(record) && wasOpen(each, date) && !isMentioned(each.action)))
    .map(({ action }) => action);
}

const most = 5;

/** Cites the first of the records where a reason stood why there are none. */
const citing = (record: QmsRecord, item: InputItem, found: readonly QmsRecord[]): FixPlan => ({
  title: say.cite({ records: named(found.slice(0, most)) }),
  certain: false,
  file: record.file,
  record: record.key,
  steps: [
    { kind: 'remove-key', path: ['inputs', item.index, 'notApplicable'] },
    {
      kind: 'add-key',
      path: ['inputs', item.index],
      key: 'evidence',
      value: `[${found
        .slice(0, most)
        .map(({ id }) => writeScalar(id))
        .join(', ')}]`,
    },
  ],
});

const leftOut = `${head}inputs:\n  - input: customer-satisfaction\n    notApplicable: No complaints in the period\n`;
const complaint =
  'id: CMP-2025-031\ntype: complaint\ntitle: Display fails\nreceivedOn: 2025-10-02\ncustomer: K-1044\n';

export const rule: RecordRule = {
  id: 'review-input-contradicted',
  scope: 'record',
  types: ['management-review'],
  needs: ['data.inputs'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'Not applicable, although there are records',
  clauses: ['iso-9001:2015/9.3.2'],
  explanation:
    "The section says under `notApplicable` why there was nothing to look at, and records of the period show that there was: complaints received and customers' surveys evaluated (customer-satisfaction), nonconformities detected or still open and nonconforming outputs (nonconformities), audits held (audit-results), critical suppliers evaluated by then (external-providers), objectives in force (objectives), actions on risks under way (risk-actions), and actions of earlier reviews under way (previous-actions). What counts are the dates in the records, not their state today. Say what they showed. Where another section of the review looks at the same input, nothing is said.",
  examples: {
    bad: { 'review.yaml': leftOut, 'complaint.yaml': complaint },
    good: { 'review.yaml': leftOut, 'complaint.yaml': complaint.replace('2025-10-02', '2026-01-05') },
  },
  check(record, queries, report) {
    const period = reviewPeriod(record);
    if (!isHeld(record) || period === null) return;
    const left = inputItems(record).filter(({ notApplicable }) => notApplicable);
    if (left.length === 0) return;
    const filled = new Set(
      wholeOf(record, queries).flatMap((review) =>
        inputItems(review).flatMap(({ empty, notApplicable, keys }) => (empty || notApplicable ? [] : keys)),
      ),
    );
    for (const item of left) {
      const found = item.keys
        .filter((key) => !filled.has(key))
        .flatMap((key) =>
          key === 'previous-actions'
            ? earlierActionsIn(record, period, queries)
            : recordsOfInput(key, period, queries),
        );
      if (found.length === 0) continue;
      report({
        message: say.contradicted({
          ...inputNamed(item, record, queries),
          records: named(found),
          ...period,
        }),
        place: inputPlace(record, item, 'notApplicable'),
        related: found.slice(0, most).map(({ file, key }) => ({
          place: { file, record: key, path: [] },
          message: say.found(),
        })),
        fixes: isBlank(item.value['evidence']) ? [citing(record, item, found)] : [],
      });
    }
  },
};
