import type {
  Answer,
  AskTotals,
  DecisionAsked,
  DecisionUnasked,
  LastTime,
  PastDecision,
  SignificantChange,
} from '../model.ts';
import { count, day, money, number, period, sums, withUnit } from './format.ts';
import { latestContext, latestValue } from './indicator-words.ts';
import { words } from './words.ts';

/** The sentences of page one, the same in every format. */

const list = (parts: readonly (string | null | false)[], between = ', '): string | null => {
  const given = parts.filter((part): part is string => part !== null && part !== false && part !== '');
  return given.length === 0 ? null : given.join(between);
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The first sentence of a text. */
export function firstSentence(text: string): string {
  const end = /[.!?](?=\s|$)/.exec(text);
  return end === null ? text : text.slice(0, end.index + 1);
}

const people = (heads: number): string | null => (heads > 0 ? count(heads, 'person', 'people') : null);

/** What all asks come to: `Together EUR 142,000 a year and EUR 38,000, 2 people; granted …`. */
export function totalWords(totals: AskTotals): string | null {
  const asked = list([sums(totals.asked), people(totals.headcountAsked)]);
  if (asked === null || totals.asks < 2) return null;
  const granted = list([sums(totals.granted), people(totals.headcountGranted)]);
  return `Together ${asked}${totals.answered === 0 ? '' : `; granted ${granted ?? 'nothing of it'}`}.`;
}

/** Why an ask matters: what the objective it serves is worth, and what waiting costs. */
export function whyWords({ worth, delay }: DecisionAsked): string | null {
  const [first, ...others] = worth;
  const serves =
    first === undefined
      ? null
      : `serves \u201c${first.objective.to?.title ?? first.objective.written}\u201d, worth ${money(first.value)}${
          others.length === 0 ? '' : `, and ${count(others.length, 'more objective')}`
        }`;
  const found = list([serves, delay === null ? null : `waiting costs ${money(delay.cost)}`], '; ');
  return found === null ? null : `${capital(found)}.`;
}

/** When an answer was given, and from when it holds: `20 Jan 2026, from 1 Feb 2026`. */
export const answeredWords = ({ on, granted }: Answer): string | null =>
  list([on === null ? null : day(on), granted?.from == null ? null : `from ${day(granted.from)}`]);

/** Why less was granted than asked, in one sentence. */
export const reasonWords = ({ answer, reason }: Answer): string | null =>
  answer === 'granted' || reason === null ? null : firstSentence(reason);

/** What stands behind a decision nobody asked for: `EUR 85,000, by 30 Oct 2026`. */
export const unaskedWords = ({ money: amounts, due }: DecisionUnasked): string | null =>
  list([sums(amounts), due === null ? null : `by ${day(due)}`]);

/** How the decisions of the last review were kept. */
export function keptWords({ review, kept }: LastTime): string {
  if (review === null) return 'This is the first review.';
  if (kept.due === 0) return 'No decision was due yet.';
  const moved =
    kept.moved === 0
      ? ''
      : kept.moved === kept.onTime
        ? ` (after ${kept.onTime === 1 ? 'its date' : 'their dates'} had been moved)`
        : ` (${number(kept.moved)} of them after the date had been moved)`;
  return `${list([
    `${number(kept.onTime)} of ${count(kept.due, 'decision')} due ${kept.onTime === 1 ? 'was' : 'were'} carried out on time${moved}`,
    kept.late > 0 && `${number(kept.late)} late`,
    kept.open > 0 && `${number(kept.open)} not yet`,
    kept.undated > 0 && `${number(kept.undated)} done without a recorded date`,
  ])}.`;
}

/** Days in the unit people speak of them in: `12 days`, `8 months`. */
const spanWords = (days: number): string =>
  days < 60 ? count(days, 'day') : count(Math.round(days / 30.4), 'month');

/** Whether a promise was kept: `done 27 Jun 2025`, `not done, 112 days late, now due 30 Apr 2026`. */
export function progressWords(decision: PastDecision): string | null {
  const late = decision.daysLate === null ? null : `${count(decision.daysLate, 'day')} late`;
  const moved = decision.newDue === null ? null : `now due ${day(decision.newDue)}`;
  switch (decision.progress) {
    case 'done':
      return list([decision.doneOn === null ? 'done' : `done ${day(decision.doneOn)}`, late]);
    case 'late':
      return list(['not done', late, moved]);
    case 'open':
      return list([decision.due === null ? 'running' : `running, due ${day(decision.due)}`, moved]);
    case 'none':
      return decision.answer === null ? null : words(decision.answer);
  }
}

/** That a promise is older than its date: `First promised for 31 Oct 2024, 8 months earlier.` */
export function firstPromiseWords({ firstDue, daysAfterFirst, progress }: PastDecision): string | null {
  if (firstDue === null) return null;
  const later =
    daysAfterFirst === null
      ? ''
      : progress === 'done'
        ? `, kept ${spanWords(daysAfterFirst)} after that`
        : `, ${spanWords(daysAfterFirst)} ago`;
  return `First promised for ${day(firstDue)}${later}.`;
}

/** What a decision was to bring, against the reading there is: nothing is missed while its day is to come. */
export function expectationWords({ expected, outcome }: PastDecision, asOf: string): string | null {
  const value = outcome?.value ?? expected?.latest?.value ?? null;
  if (value === null || expected === null) return null;
  const isToCome = expected.by !== null && expected.by > asOf;
  const goal =
    expected.target === null
      ? null
      : isToCome
        ? `${number(expected.target)} expected by ${day(expected.by ?? '')}`
        : `expected ${number(expected.target)}`;
  return list([`${withUnit(value, expected.unit)}${isToCome ? ' so far' : ''}`, goal]);
}

const planned = (written: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(written) ? day(written) : period(written);

const riskLead = ({ risk, before, after }: SignificantChange): string | null => {
  if (risk === null) return null;
  const moved =
    before === null || after === null
      ? ''
      : ` from ${number(before)} to ${number(after)} of ${number(risk.highest)}`;
  return {
    new: 'New risk',
    lowered: `Risk lowered${moved}`,
    raised: `Risk raised${moved}`,
    reassessed: 'Risk assessed again',
  }[risk.kind];
};

/** What a change is about. What is only feared is called a risk. */
export function changeSubject(change: SignificantChange): string {
  const lead = riskLead(change);
  return lead === null ? change.subject : `${lead}: ${change.subject}`;
}

/** The figures of a change: the latest reading against a year before, a plan that was missed, what is at stake. */
export function changeFigures(change: SignificantChange): string | null {
  const { movement, unit, before, after, risk, objective, atStake } = change;
  const latest = movement === null ? null : latestValue(movement, unit);
  const read =
    risk !== null
      ? null
      : movement !== null && latest !== null
        ? `${latest} ${latestContext(movement)}`
        : after === null
          ? null
          : `${before === null ? '' : `${number(before)} to `}${withUnit(after, unit)}`;
  const mean =
    movement === null || movement.yearBefore !== null || before === null || after === null
      ? null
      : `mean ${number(before)} to ${number(after)}`;
  const goal =
    objective?.target == null || objective.outcome === 'achieved'
      ? null
      : `${number(objective.target)} planned${objective.planned === null ? '' : ` for ${planned(objective.planned)}`}`;
  const stake =
    atStake === null
      ? null
      : risk === null
        ? `worth ${money(atStake)} once reached`
        : `up to ${money(atStake)} at stake`;
  return list([
    read,
    mean,
    goal,
    stake,
    risk?.acceptedUntil == null ? null : `accepted until ${day(risk.acceptedUntil)}`,
  ]);
}

/** What a change brought or cost in money: without a sign where the word beside it tells the direction. */
export function changeAmount({ money: effect, direction }: SignificantChange): string | null {
  if (effect === null) return null;
  const isTold = direction === 'better' || direction === 'worse';
  return money(isTold ? { ...effect, amount: Math.abs(effect.amount) } : effect);
}

/** How the objective behind a change ended, in a word. */
export const outcomeWord = ({ objective }: SignificantChange): string | null =>
  objective === null
    ? null
    : { achieved: 'target reached', missed: 'target missed', behind: 'behind plan' }[objective.outcome];
