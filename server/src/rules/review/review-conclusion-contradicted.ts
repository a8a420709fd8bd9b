import { isHeld } from '../../domain/phases.ts';
import { isFull } from '../../domain/review/review.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, isObject, mappingsOf } from '../../records/values.ts';
import { head } from './examples.ts';

const say = defineMessages('review-conclusion-contradicted', {
  nothing:
    'The system is held to be not {verdicts}, and nothing is decided. Decide under `outputs` what is done about it, or reconsider the conclusion.',
  suitable: 'suitable',
  adequate: 'adequate',
  effective: 'effective',
  none: 'Nothing is decided here.',
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

export const rule: RecordRule = {
  id: 'review-conclusion-contradicted',
  scope: 'record',
  types: ['management-review'],
  needs: ['data.conclusions', 'data.outputs'],
  concern: 'content',
  level: 'warning',
  basis: 'practice',
  title: 'Not effective, and nothing decided',
  clauses: ['iso-9001:2015/9.3.1', 'iso-9001:2015/9.3.3'],
  explanation:
    'Top management concludes that the system is not suitable, adequate or effective (`not-confirmed`), and every output says why nothing had to be decided. One of the two cannot be meant. Decide what is done about it, or reconsider the conclusion. `partly` with nothing decided is left alone. Outputs of held partial reviews that name this one under `partOf` count too. This is good practice, not a requirement.',
  examples: {
    bad: { 'review.yaml': concluded('not-confirmed') },
    good: { 'review.yaml': concluded('partly') },
  },
  check(record, queries, report) {
    if (!isHeld(record) || !isFull(record)) return;
    const { conclusions } = record.data;
    if (!isObject(conclusions)) return;
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
