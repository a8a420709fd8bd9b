import { type Blocks, list, note, paragraph, prose } from '../../../document/blocks.ts';
import { day } from '../../../document/dates.ts';
import { joined, sentence, strong, tag } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { DecisionAsked } from '../../model.ts';
import { moneyOrNone, people } from '../amounts.ts';
import { party } from '../names.ts';
import { shared } from '../shared.ts';
import { state } from '../states.ts';

const say = defineMessages('pack.inputAsk', {
  from: 'from {who}',
  options: 'Options',
  notAnswered: 'not answered yet',
});

/** What an input asks, with what happens otherwise and the answer. */
export const askNote = (ask: DecisionAsked): Blocks =>
  note(shared.asked(), [
    paragraph(
      joined(
        [
          strong(ask.request),
          joined(
            [
              moneyOrNone(ask.money),
              people(ask.headcount),
              ask.decideBy === null ? null : shared.by({ date: day(ask.decideBy) }),
              ask.from === null ? null : sentence(say.from, { who: party(ask.from) }),
            ],
            ', ',
          ),
        ],
        ' ',
      ),
    ),
    ask.ifNot === null ? null : [paragraph(shared.otherwise(), 'label'), prose(ask.ifNot)],
    ask.options.length === 0 ? null : [paragraph(say.options(), 'label'), list(ask.options)],
    answerTo(ask),
  ]);

function answerTo({ answer }: DecisionAsked): Blocks {
  if (answer === null) return paragraph(tag(say.notAnswered(), 'warn'));
  return [
    paragraph(shared.answer(), 'label'),
    paragraph(joined([state(answer.answer), answer.decision], ': ')),
    paragraph(answer.reason, 'quiet'),
  ];
}
