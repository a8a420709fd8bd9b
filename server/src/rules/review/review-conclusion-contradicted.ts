import { isHeld } from '../../domain/phases.ts';
import { recordsOfInput } from '../../domain/review/of-period.ts';
import { reviewPeriod } from '../../domain/review/periods.ts';
import { isFull, reviewDate } from '../../domain/review/review.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { idAndTitle } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Message } from '../../model/message.ts';
import type { Queries, Report } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { isBlank, isObject, mappingsOf } from '../../records/values.ts';
import { head } from './examples.ts';

const say = defineMessages('review-conclusion-contradicted', {
  nothing:
    'The system is held to be not {verdicts}, and nothing is decided. Decide under `outputs` what is done about it, or reconsider the conclusion.',
  suitable: 'suitable',
  adequate: 'adequate',
  effective: 'effective',
  none: 'Nothing is decided here.',
  missed:
    'The system is held to be effective although all objectives were missed. Say `partly` or `not-confirmed`, or correct their results. Of the objectives that ended since {from} none was achieved: {objectives}.',
  miss: 'This objective was missed.',
});

const verdicts: readonly (readonly [key: string, verdict: Message])[] = [
  ['suitable', say.suitable()],
  ['adequate', say.adequate()],
  ['effective', say.effective()],
];

const concluded = (effective: string): string => `${head}outputs:
  - { kind: improvement, none: Nothing proposed }
  - { kind: qms-change, none: The system stays as it is }
  - { kind: resources, none: Nothing is missing }
conclusions: { suitable: confirmed, adequate: confirmed, effective: ${effective}, alignedWithStrategy: confirmed }
`;

/** A single miss says little of a system. */
const fewestMissed = 2;

/** That nothing speaks for the effectiveness that is confirmed: of the objectives that ended, none was achieved. */
function reportMissed(record: QmsRecord, conclusions: JsonObject, queries: Queries, report: Report): void {
  const [period, date] = [reviewPeriod(record), reviewDate(record)];
  if (conclusions['effective'] !== 'confirmed' || period === null || date === null) return;
  const ended = recordsOfInput('objectives', { from: period.from, to: date }, queries).filter(({ data }) => {
    const on = isObject(data['result']) ? dateOf(data['result']['date']) : null;
    return on !== null && on >= period.from && on <= date;
  });
  if (ended.length < fewestMissed || ended.some(({ status }) => status !== 'missed')) return;
  report({
    message: asPractice(
      say.missed({ from: period.from, objectives: listed(ended.map(idAndTitle), 'and', 3) }),
    ),
    place: { file: record.file, record: record.key, path: ['conclusions', 'effective'] },
    related: ended.slice(0, 5).map(({ file, key }) => ({
      place: { file, record: key, path: ['result'] },
      message: say.miss(),
    })),
  });
}

export const rule: RecordRule = {
  id: 'review-conclusion-contradicted',
  scope: 'record',
  types: ['management-review'],
  needs: ['data.conclusions'],
  concern: 'content',
  level: 'warning',
  basis: 'practice',
  title: 'Conclusions that the rest of the review denies',
  clauses: ['iso-9001:2015/9.3.1', 'iso-9001:2015/9.3.3'],
  explanation:
    'Top management concludes that the system is not suitable, adequate or effective (`not-confirmed`), and every output says why nothing had to be decided. One of the two cannot be meant. The same goes for effectiveness that is confirmed although two objectives or more ended between the beginning of the period and the review, and all of them were missed. Decide what is done about it, or reconsider the conclusion. `partly` with nothing decided is left alone. Outputs of held partial reviews that name this one under `partOf` count too. This is good practice, not a requirement.',
  examples: {
    bad: { 'review.yaml': concluded('not-confirmed') },
    good: { 'review.yaml': concluded('partly') },
  },
  check(record, queries, report) {
    if (!isHeld(record) || !isFull(record)) return;
    const { conclusions } = record.data;
    if (!isObject(conclusions)) return;
    reportMissed(record, conclusions, queries, report);
    const denied = verdicts.filter(([key]) => conclusions[key] === 'not-confirmed');
    if (denied.length === 0) return;
    const outputs = wholeOf(record, queries).flatMap((review) =>
      mappingsOf(review.data['outputs']).map(({ index, value }) => ({ review, index, value })),
    );
    const says = outputs.filter(({ value }) => !isBlank(value['none']));
    // Without any output the rule on missing ones speaks.
    if (says.length === 0 || outputs.some(({ value }) => !isBlank(value['decision']))) return;
    report({
      message: asPractice(say.nothing({ verdicts: listed(denied.map(([, verdict]) => verdict)) })),
      place: { file: record.file, record: record.key, path: ['conclusions', denied[0]![0]] },
      related: says.slice(0, 5).map(({ review, index }) => ({
        place: { file: review.file, record: review.key, path: ['outputs', index, 'none'] },
        message: say.none(),
      })),
    });
  },
};
