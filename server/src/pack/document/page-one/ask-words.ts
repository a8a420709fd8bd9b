import { day } from '../../../document/dates.ts';
import { type Inline, isGiven, linesApart, quiet, type Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { daysBetween } from '../../../records/dates.ts';
import type { Answer, DecisionAsked, MoneySum } from '../../model.ts';
import { money, moneyInColumn, people, sums } from '../amounts.ts';
import { titleOf } from '../names.ts';
import { shared } from '../shared.ts';
import type { AskWorth } from './shared-worth.ts';

const say = defineMessages('pack.askWords', {
  serves:
    'Serves “{objective}”, worth {worth}{others, plural, =0 {} one {, and # more} other {, and # more}}.',
  servesAlso:
    'Serves “{objective}”{others, plural, =0 {} one { and # more} other { and # more}} too (its worth is counted under {letter}).',
  servesAndWaitsAlso:
    'Serves “{objective}”{others, plural, =0 {} one { and # more} other { and # more}} too (worth and cost of waiting counted under {letter}).',
  delay: 'Waiting costs {cost}.',
  delayAlso: 'What waiting costs is counted under {letter}.',
  both: '{one} {two}',
  worthOfAll: 'The objectives they serve are worth {worth}, each counted once.',
});

/** Why an ask matters: what the objective it serves is worth and what waiting costs, each counted at one ask. */
export function whyWords({ first, others, countedAt, delay, delayCountedAt }: AskWorth): Text | null {
  const objective = first === null ? null : titleOf(first.objective);
  if (objective !== null && countedAt !== null && countedAt === delayCountedAt)
    return say.servesAndWaitsAlso({ objective, letter: countedAt, others });
  const serves =
    first === null || objective === null
      ? null
      : countedAt === null
        ? say.serves({ objective, worth: money(first.value), others })
        : say.servesAlso({ objective, letter: countedAt, others });
  const waiting =
    delay === null
      ? null
      : delayCountedAt === null
        ? say.delay({ cost: money(delay.cost) })
        : say.delayAlso({ letter: delayCountedAt });
  return serves !== null && waiting !== null ? say.both({ one: serves, two: waiting }) : (serves ?? waiting);
}

/** What the objectives behind all asks are worth together, where there are several asks of worth. */
export function worthOfAllWords(worth: readonly MoneySum[]): Text | null {
  const all = sums(worth);
  return all === null ? null : say.worthOfAll({ worth: all });
}

/** Money with its rhythm below it, and people. */
export const amountInColumn = (
  amount: DecisionAsked['money'],
  headcount: number | null | undefined,
): Inline => linesApart(amount === null ? null : moneyInColumn(amount), quiet(people(headcount)));

/** The same for sums; `–` for nothing. */
export function sumsInColumn(values: readonly MoneySum[], headcount: number): Inline {
  const all = linesApart(...values.map(moneyInColumn), headcount > 0 && quiet(people(headcount)));
  return isGiven(all) ? all : '–';
}

/** How many days after the day it was needed by an answer came; null where it came in time. */
export function answeredLate({ decideBy }: DecisionAsked, { on }: Answer): number | null {
  return decideBy === null || on === null || on <= decideBy ? null : daysBetween(decideBy, on);
}

/** The first sentence of a text. */
function firstSentence(text: string): string {
  const end = /[.!?](?=\s|$)/.exec(text);
  return end === null ? text : text.slice(0, end.index + 1);
}

/** Why less was granted than asked, in one sentence. */
export const reasonWords = ({ answer, reason }: Answer): string | null =>
  answer === 'granted' || reason === null ? null : firstSentence(reason);

/** From when a grant holds. */
export const grantedFrom = ({ granted }: Answer): Text | null =>
  granted?.from == null ? null : shared.from({ date: day(granted.from) });
