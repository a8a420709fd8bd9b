import { isHeld } from '../../domain/phases.ts';
import { isFull, isInTextAlone } from '../../domain/review/review.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, isObject } from '../../records/values.ts';
import { head } from './examples.ts';

const say = defineMessages('review-conclusion-missing', {
  none: 'The review draws no conclusion on the system. Answer {keys} for it under `conclusions` with `confirmed`, `partly` or `not-confirmed`.',
  missing:
    'No conclusion on {questions} of the system. Answer {keys} under `conclusions` with `confirmed`, `partly` or `not-confirmed`.',
  suitability: 'suitability',
  adequacy: 'adequacy',
  effectiveness: 'effectiveness',
  alignment: 'strategic alignment',
});

const asked: readonly (readonly [key: string, question: Message])[] = [
  ['suitable', say.suitability()],
  ['adequate', say.adequacy()],
  ['effective', say.effectiveness()],
  ['alignedWithStrategy', say.alignment()],
];

const concluded = `${head}conclusions:
  suitable: confirmed
  adequate: confirmed
  effective: partly
  alignedWithStrategy: confirmed
`;

export const rule: RecordRule = {
  id: 'review-conclusion-missing',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'warning',
  basis: 'required',
  title: 'Review without a conclusion on the system',
  clauses: ['iso-9001:2015/9.3.1'],
  explanation:
    'The purpose of the review is a judgement by top management: is the system suitable, adequate and effective, and does it fit the strategy? The message names the questions left open. Answer each under `conclusions` with confirmed, partly or not-confirmed; a statement says it in words. Conclusions of held partial reviews that name this one under `partOf` count too.',
  examples: {
    bad: { 'review.yaml': concluded.replace('  adequate: confirmed\n', '') },
    good: { 'review.yaml': concluded },
  },
  check(record, queries, report) {
    if (!isHeld(record) || !isFull(record) || isInTextAlone(record)) return;
    const conclusions = wholeOf(record, queries)
      .map((review) => review.data['conclusions'])
      .filter(isObject);
    const missing = asked.filter(([key]) => conclusions.every((conclusion) => isBlank(conclusion[key])));
    if (missing.length === 0) return;
    const all = missing.length === asked.length;
    const keys = keysListed(missing.map(([key]) => key));
    report({
      message: all
        ? say.none({ keys })
        : say.missing({ questions: listed(missing.map(([, question]) => question)), keys }),
      place: {
        file: record.file,
        record: record.key,
        path: all ? ['conclusions'] : ['conclusions', missing[0]![0]],
        token: 'key',
      },
    });
  },
};
