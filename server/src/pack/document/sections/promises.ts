import { type Blocks, entry, facts, heading, paragraph } from '../../../document/blocks.ts';
import { dayOrNone } from '../../../document/dates.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { actionList } from '../actions.ts';
import { moneyOrNone } from '../amounts.ts';
import { party, theme } from '../names.ts';
import { more, nothing } from '../nothing.ts';
import { carriedOutWords, effectOfActions, effectOfDecision } from '../page-one/promise-words.ts';
import { shared } from '../shared.ts';
import { state } from '../states.ts';
import { sourceOf, topicsOf, type View } from '../view.ts';

const say = defineMessages('pack.promisesSection', {
  action: 'Effect of the action',
  decision: 'Effect of the decision',
});

/** Every decision of the last review with its dates, actions and what it brought. */
export function promises(view: View): Blocks {
  const { decisions, review } = view.pack.pageOne.lastTime;
  if (review === null) return paragraph(nothing.noReviewBefore());
  if (decisions.items.length === 0) return paragraph(nothing.promises());
  return [
    decisions.items.map((decision) =>
      entry({
        source: sourceOf(decision.link),
        topics: topicsOf(decision.theme),
        blocks: [
          heading(decision.decision),
          paragraph(theme(view, decision.theme), 'context'),
          paragraph(carriedOutWords(decision)),
          facts(
            [
              [say.action(), effectOfActions(decision)],
              [say.decision(), effectOfDecision(view, decision)],
            ],
            true,
          ),
          facts([
            [shared.owner(), party(decision.owner)],
            [shared.due(), dayOrNone(decision.due)],
            [shared.answer(), state(decision.answer)],
            [shared.granted(), moneyOrNone(decision.granted)],
          ]),
          actionList(view, decision.actions),
        ],
      }),
    ),
    more(decisions),
  ];
}
