import { day, dayOrPeriod } from '../../../document/dates.ts';
import { number, withUnit } from '../../../document/figures.ts';
import { type Inline, joined, type Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { SignificantChange } from '../../model.ts';
import { money } from '../amounts.ts';
import { latestContext, latestValue } from '../indicator-words.ts';
import { shared } from '../shared.ts';

const say = defineMessages('pack.changeWords', {
  newRisk: 'New risk: {subject}',
  lowered: 'Risk lowered: {subject}',
  loweredFrom: 'Risk lowered from {before} to {after} of {highest}: {subject}',
  raised: 'Risk raised: {subject}',
  raisedFrom: 'Risk raised from {before} to {after} of {highest}: {subject}',
  reassessed: 'Risk assessed again: {subject}',
  read: '{value} {context}',
  fromTo: '{before} to {after}',
  mean: 'mean {before} to {after}',
  planned: '{target} planned',
  plannedFor: '{target} planned for {date}',
  worthOnceReached: 'worth {amount} once reached',
  atStake: 'up to {amount} at stake',
  outcome: '{outcome, select, achieved {target reached} missed {target missed} other {behind plan}}',
});

/** What a change is about. What is only feared is called a risk. */
export function changeSubject({ subject, risk, before, after }: SignificantChange): Text {
  if (risk === null) return subject;
  const ratings =
    before === null || after === null
      ? null
      : { subject, before: number(before), after: number(after), highest: number(risk.highest) };
  switch (risk.kind) {
    case 'new':
      return say.newRisk({ subject });
    case 'lowered':
      return ratings === null ? say.lowered({ subject }) : say.loweredFrom(ratings);
    case 'raised':
      return ratings === null ? say.raised({ subject }) : say.raisedFrom(ratings);
    case 'reassessed':
      return say.reassessed({ subject });
  }
}

function readWords({ movement, unit, before, after, risk }: SignificantChange): Text | null {
  if (risk !== null) return null;
  const latest = movement === null ? null : latestValue(movement, unit);
  const context = movement === null ? null : latestContext(movement);
  if (latest !== null && context !== null) return say.read({ value: latest, context });
  if (after === null) return null;
  return before === null
    ? withUnit(after, unit)
    : say.fromTo({ before: number(before), after: withUnit(after, unit) });
}

function goalWords({ objective }: SignificantChange): Text | null {
  if (objective?.target == null || objective.outcome === 'achieved') return null;
  const target = number(objective.target);
  return objective.planned === null
    ? say.planned({ target })
    : say.plannedFor({ target, date: dayOrPeriod(objective.planned) });
}

function stakeWords({ atStake, risk }: SignificantChange): Text | null {
  if (atStake === null) return null;
  const amount = money(atStake);
  return risk === null ? say.worthOnceReached({ amount }) : say.atStake({ amount });
}

/** The figures of a change: the latest reading against a year before, a plan that was missed, what is at stake. */
export function changeFigures(change: SignificantChange): Inline {
  const { movement, before, after, risk } = change;
  const saysMeans = movement !== null && movement.yearBefore === null && before !== null && after !== null;
  return joined(
    [
      readWords(change),
      saysMeans && say.mean({ before: number(before), after: number(after) }),
      goalWords(change),
      stakeWords(change),
      risk?.acceptedUntil == null ? null : shared.acceptedUntil({ date: day(risk.acceptedUntil) }),
    ],
    ', ',
  );
}

/** What a change brought or cost in money: without a sign where the word next to it says the direction. */
export function changeAmount({ money: effect, direction }: SignificantChange): Text | null {
  if (effect === null) return null;
  const isSaid = direction === 'better' || direction === 'worse';
  return money(isSaid ? { ...effect, amount: Math.abs(effect.amount) } : effect);
}

/** How the objective behind a change ended, in a word. */
export const outcomeWord = ({ objective }: SignificantChange): Text | null =>
  objective === null ? null : say.outcome({ outcome: objective.outcome });
