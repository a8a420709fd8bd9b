import { day, dayOrNone } from '../../../document/dates.ts';
import { type Inline, joined, type Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Message } from '../../../model/message.ts';
import type { Answer, AskTotals, DecisionAsked, DecisionUnasked, MoneySum } from '../../model.ts';
import { money, people, sums } from '../amounts.ts';
import { titleOf } from '../names.ts';
import { shared } from '../shared.ts';

const say = defineMessages('pack.askWords', {
  together: 'Together {asked}.',
  togetherGranted: 'Together {asked}; granted {granted}.',
  togetherNothing: 'Together {asked}; granted nothing of it.',
  amounts: '{money}, {people}',
  serves: 'Serves “{objective}”, worth {worth}.',
  servesMore:
    'Serves “{objective}”, worth {worth}, and {count, plural, one {#\u00a0more objective} other {#\u00a0more objectives}}.',
  servesAndDelay: 'Serves “{objective}”, worth {worth}; waiting costs {cost}.',
  servesMoreAndDelay:
    'Serves “{objective}”, worth {worth}, and {count, plural, one {#\u00a0more objective} other {#\u00a0more objectives}}; waiting costs {cost}.',
  delay: 'Waiting costs {cost}.',
});

/** Money and people together; null for neither. */
function amountsOf(values: readonly MoneySum[], headcount: number): Message | null {
  const [amount, heads] = [sums(values), headcount > 0 ? people(headcount) : null];
  return amount !== null && heads !== null
    ? say.amounts({ money: amount, people: heads })
    : (amount ?? heads);
}

/** What all asks come to: `Together EUR 142,000 a year and EUR 38,000, 2 people; granted …`. */
export function totalWords(totals: AskTotals): Text | null {
  const asked = amountsOf(totals.asked, totals.headcountAsked);
  if (asked === null || totals.asks < 2) return null;
  if (totals.answered === 0) return say.together({ asked });
  const granted = amountsOf(totals.granted, totals.headcountGranted);
  return granted === null ? say.togetherNothing({ asked }) : say.togetherGranted({ asked, granted });
}

/** Why an ask matters: what the objective it serves is worth, and what waiting costs. */
export function whyWords({ worth, delay }: DecisionAsked): Text | null {
  const [first, ...others] = worth;
  const cost = delay === null ? null : money(delay.cost);
  if (first === undefined) return cost === null ? null : say.delay({ cost });
  const serves = { objective: titleOf(first.objective), worth: money(first.value) };
  const count = others.length;
  if (cost === null) return count === 0 ? say.serves(serves) : say.servesMore({ ...serves, count });
  return count === 0
    ? say.servesAndDelay({ ...serves, cost })
    : say.servesMoreAndDelay({ ...serves, count, cost });
}

/** When an answer was given, and from when it holds: `20 Jan 2026, from 1 Feb 2026`. */
export const answeredWords = ({ on, granted }: Answer): Inline =>
  joined([dayOrNone(on), granted?.from == null ? null : shared.from({ date: day(granted.from) })], ', ');

/** The first sentence of a text. */
function firstSentence(text: string): string {
  const end = /[.!?](?=\s|$)/.exec(text);
  return end === null ? text : text.slice(0, end.index + 1);
}

/** Why less was granted than asked, in one sentence. */
export const reasonWords = ({ answer, reason }: Answer): string | null =>
  answer === 'granted' || reason === null ? null : firstSentence(reason);

/** What stands behind a decision nobody asked for: `EUR 85,000, by 30 Oct 2026`. */
export const unaskedWords = ({ money: amounts, due }: DecisionUnasked): Inline =>
  joined([sums(amounts), due === null ? null : shared.by({ date: day(due) })], ', ');
