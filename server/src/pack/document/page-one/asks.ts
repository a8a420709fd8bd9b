import { type Blocks, type Decision, listOf, paragraph, type Section } from '../../../document/blocks.ts';
import { day } from '../../../document/dates.ts';
import {
  capital,
  type Inline,
  isGiven,
  joined,
  lines,
  link,
  quiet,
  sentence,
  strong,
  tag,
} from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Answer, DecisionAsked, DecisionUnasked } from '../../model.ts';
import { days, money, moneyOrNone, people } from '../amounts.ts';
import { party, theme } from '../names.ts';
import { more } from '../nothing.ts';
import { shared } from '../shared.ts';
import { state } from '../states.ts';
import { sourceOf, topicsOf, type View } from '../view.ts';
import { words } from '../words.ts';
import { allAsks, type RankedAsk } from './all-asks.ts';
import { answeredWords, reasonWords, totalWords, unaskedWords, whyWords } from './ask-words.ts';

const say = defineMessages('pack.asks', {
  asked: 'Decisions asked of you',
  answered: 'Decisions asked and answered',
  none: 'No decision is asked.',
  openAndAnswered:
    '{open, plural, one {#\u00a0decision} other {#\u00a0decisions}} open, {answered, number} answered.',
  noAmount: 'no amount',
  noDeadline: 'no deadline',
  past: '{days} past',
  left: '{days} left',
  why: 'Why',
  unasked: 'Decided without an ask',
  further: 'Further decisions',
  input: 'see the input',
});

/** How soon a deadline is near, in days. */
const NEAR = 14;

/** What is asked of top management: the largest asks whole, further ones in a line each, and what was decided unasked. */
export function asked(view: View): Section {
  const { totals, unasked } = view.pack.pageOne;
  const { whole, further, rest } = allAsks(view.pack);
  const open = totals.asks - totals.answered;
  const lead =
    whole.length === 0
      ? say.none()
      : open > 0 && totals.answered > 0
        ? say.openAndAnswered({ open, answered: totals.answered })
        : null;
  return {
    is: 'section',
    id: 'asked',
    number: '1',
    title: whole.length > 0 && open === 0 ? say.answered() : say.asked(),
    source: null,
    blocks: [
      paragraph(joined([lead, totalWords(totals)], ' '), 'lead'),
      { is: 'decisions', items: whole.map((ask) => decisionOf(view, ask)) },
      furtherAsks(view, further),
      more({ more: rest }),
      unasked.items.length === 0
        ? null
        : [
            paragraph(say.unasked(), 'label'),
            listOf(
              unasked.items.map((decision) => ({
                cells: [unaskedLine(view, decision)],
                source: sourceOf(decision.link),
                topics: topicsOf(decision.theme),
              })),
            ),
          ],
    ],
  };
}

const unaskedLine = (view: View, decision: DecisionUnasked): Inline =>
  joined([decision.decision, unaskedWords(decision), theme(view, decision.theme)], ' · ');

const sizeOf = ({ money: amount, headcount }: DecisionAsked): Inline =>
  joined([amount === null ? null : strong(money(amount)), people(headcount)], ', ');

function decisionOf(view: View, { letter, ask }: RankedAsk): Decision {
  const { answer, ifNot } = ask;
  const size = sizeOf(ask);
  const points: readonly (readonly [label: Inline, of: Inline])[] = [
    [shared.otherwise(), ifNot],
    [say.why(), whyWords(ask)],
    [answer === null ? null : capital(words(answer.answer)), answer === null ? null : reasonWords(answer)],
  ];
  return {
    letter,
    request: ask.request,
    size: isGiven(size) ? size : quiet(say.noAmount()),
    until: answer === null ? deadline(ask) : answered(ask, answer),
    points: points.flatMap(([label, of]) => (of === null ? [] : [{ label, of }])),
    context: joined([theme(view, ask.theme), party(ask.from)], ' · '),
    source: sourceOf(ask.link),
    topics: topicsOf(ask.theme),
  };
}

/** Asks beyond the largest: what, how much, by when, and where the input stands that asks. */
const furtherAsks = (view: View, asks: readonly RankedAsk[]): Blocks =>
  asks.length === 0
    ? null
    : [
        paragraph(say.further(), 'label'),
        listOf(
          asks.map(({ letter, ask }) => ({
            cells: [
              [letter, ' ', ask.request],
              sizeOf(ask),
              ask.answer === null ? dateAsked(ask) : state(ask.answer.answer),
              inputLink(view, ask),
            ],
            source: sourceOf(ask.link),
            topics: topicsOf(ask.theme),
          })),
          'further',
        ),
      ];

function inputLink(view: View, { link: own }: DecisionAsked): Inline {
  const anchor = view.anchors.inputOf(own);
  return anchor === null ? null : link(anchor, [say.input(), { is: 'page', anchor }]);
}

const dateAsked = ({ decideBy }: DecisionAsked): Inline =>
  decideBy === null ? null : sentence(shared.by, { date: strong(day(decideBy)) });

function deadline(ask: DecisionAsked): Inline {
  const { decideBy, daysLeft } = ask;
  if (decideBy === null) return quiet(say.noDeadline());
  return lines(
    dateAsked(ask),
    daysLeft !== null && daysLeft < 0 && tag(say.past({ days: days(-daysLeft) }), 'bad'),
    daysLeft !== null && daysLeft >= 0 && daysLeft <= NEAR && tag(say.left({ days: days(daysLeft) }), 'warn'),
  );
}

/** An answer in few words next to the day it was needed by, with what was granted where that is less than asked. */
function answered({ decideBy }: DecisionAsked, given: Answer): Inline {
  return lines(
    decideBy === null ? null : shared.by({ date: day(decideBy) }),
    joined(
      [state(given.answer), given.answer === 'partly-granted' && moneyOrNone(given.granted?.money)],
      ' ',
    ),
    quiet(answeredWords(given)),
  );
}
