import { isHeld } from '../../domain/phases.ts';
import { decisionsInText } from '../../domain/review/in-text.ts';
import { isFull, isInTextAlone } from '../../domain/review/review.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, mappingsOf } from '../../records/values.ts';
import { head } from './examples.ts';

const say = defineMessages('review-output-missing', {
  missing:
    'The review has no output on {matter}. Add the decision with `kind: {kind}`, or say under `none` why nothing had to be decided.',
  inText:
    'What this review decided stands in its text alone, so it is not checked. Add `outputs` to its front matter to have that done. The section is "{section}".',
  improvement: 'opportunities for improvement',
  change: 'changes of the management system',
  resources: 'resources',
});

const kinds: readonly (readonly [kind: string, matter: Message])[] = [
  ['improvement', say.improvement()],
  ['qms-change', say.change()],
  ['resources', say.resources()],
];

const threeOutputs = `${head}outputs:
  - kind: improvement
    decision: Weekend rota for the service desk
  - kind: qms-change
    none: The system stays as it is; the new site joins in 2027.
  - kind: resources
    decision: Two support engineers from 1 March
`;

export const rule: RecordRule = {
  id: 'review-output-missing',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'error',
  basis: 'documented',
  title: 'Review output missing',
  clauses: ['iso-9001:2015/9.3.3'],
  explanation:
    'A full management review has to end in decisions on three matters: improvement, changes of the management system, and resources; the minutes have to show them. The kind named has no output. Add one with the decision, or, if nothing had to be decided, one with none and the reason. Outputs of held partial reviews that name this one under `partOf` count too. Of minutes that were written as a text, it is said once that their decisions stand there alone, where a section of them holds some.',
  examples: {
    bad: { 'review.yaml': threeOutputs.slice(0, threeOutputs.indexOf('  - kind: resources')) },
    good: { 'review.yaml': threeOutputs },
  },
  check(record, queries, report) {
    if (!isHeld(record) || !isFull(record) || isInTextAlone(record)) return;
    const section = decisionsInText(record);
    if (section !== null) {
      report({
        message: say.inText({ section }),
        severity: 'information',
        place: { file: record.file, record: record.key, path: ['outputs'], token: 'key' },
      });
      return;
    }
    const outputs = wholeOf(record, queries).flatMap((review) => mappingsOf(review.data['outputs']));
    for (const [kind, matter] of kinds) {
      const said = outputs.some(
        ({ value }) => value['kind'] === kind && (!isBlank(value['decision']) || !isBlank(value['none'])),
      );
      if (said) continue;
      report({
        message: say.missing({ matter, kind }),
        place: { file: record.file, record: record.key, path: ['outputs', kind], token: 'key' },
      });
    }
  },
};
