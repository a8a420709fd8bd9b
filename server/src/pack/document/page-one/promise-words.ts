import { day } from '../../../document/dates.ts';
import { number, withUnit } from '../../../document/figures.ts';
import {
  capital,
  type Inline,
  isGiven,
  joined,
  sentence,
  strong,
  type Text,
  tag,
} from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { LastTime, PastDecision } from '../../model.ts';
import { spanOfDays } from '../amounts.ts';
import { titleOf } from '../names.ts';
import { shared } from '../shared.ts';
import { lateBy, state } from '../states.ts';
import { unreadTag } from '../unread.ts';
import type { View } from '../view.ts';
import { words } from '../words.ts';

const say = defineMessages('pack.promises', {
  first: 'This is the first review.',
  noneDue: 'No decision was due yet.',
  kept: '{onTime, number} of {due, plural, one {#\u00a0decision} other {#\u00a0decisions}} due {onTime, plural, one {was} other {were}} carried out on time{moved, select, none {} other { ({moved})}}{late, plural, =0 {} other {, # late}}{open, plural, =0 {} other {, # not yet}}{undated, plural, =0 {} other {, # done without a recorded date}}.',
  allMoved: 'after {onTime, plural, one {its date} other {their dates}} had been moved',
  someMoved: '{moved, number} of them after the date had been moved',
  notDone: 'not done',
  runningDue: 'running, due {date}',
  nowDue: 'now due {date}',
  all: '{one}, {two}',
  firstPromised: 'First promised for {date}.',
  firstPromisedKept: 'First promised for {date}, kept {span} after that.',
  firstPromisedAgo: 'First promised for {date}, {span} ago.',
  result: '{result}.',
  against: '{indicator}: {reading}.',
  soFar: '{value} so far',
  soFarExpected: '{value} so far, {target} expected by {date}',
  expected: '{value}, expected {target}',
});

/** How the decisions of the last review were kept. */
export function keptWords({ review, kept }: LastTime): Text {
  if (review === null) return say.first();
  if (kept.due === 0) return say.noneDue();
  const moved =
    kept.moved === 0 ? 'none' : kept.moved === kept.onTime ? say.allMoved(kept) : say.someMoved(kept);
  return say.kept({ ...kept, moved });
}

/** Several facts as one text. */
const both = (facts: readonly (Text | null)[]): Text =>
  facts.filter((each): each is Text => each !== null).reduce((one, two) => say.all({ one, two }));

/** Whether a promise was kept: `done 27 Jun 2025`, `not done, 112 days late, now due 30 Apr 2026`. */
export function progressWords(decision: PastDecision): Text | null {
  const late = decision.daysLate === null ? null : lateBy(decision.daysLate);
  const moved = decision.newDue === null ? null : say.nowDue({ date: day(decision.newDue) });
  switch (decision.progress) {
    case 'done':
      return both([
        decision.doneOn === null ? words('done') : shared.doneOn({ date: day(decision.doneOn) }),
        late,
      ]);
    case 'late':
      return both([say.notDone(), late, moved]);
    case 'open':
      return both([
        decision.due === null ? words('running') : say.runningDue({ date: day(decision.due) }),
        moved,
      ]);
    case 'none':
      return decision.answer === null ? null : words(decision.answer);
  }
}

/** The same with its tone. */
export function progressOf(decision: PastDecision): Inline {
  const said = progressWords(decision);
  if (said === null) return null;
  switch (decision.progress) {
    case 'done':
      return tag(said, decision.daysLate === null && decision.firstDue === null ? 'good' : 'warn');
    case 'late':
      return tag(said, 'bad');
    case 'open':
      return tag(said);
    case 'none':
      return state(decision.answer);
  }
}

/** That a promise is older than its date: `First promised for 31 Oct 2024, 8 months ago.` */
function firstPromiseWords({ firstDue, daysAfterFirst, progress }: PastDecision): Text | null {
  if (firstDue === null) return null;
  const date = day(firstDue);
  if (daysAfterFirst === null) return say.firstPromised({ date });
  const span = spanOfDays(daysAfterFirst);
  return progress === 'done' ? say.firstPromisedKept({ date, span }) : say.firstPromisedAgo({ date, span });
}

/** What a decision was to bring, against the reading there is: nothing is missed while its day is to come. */
function expectationWords({ expected, outcome }: PastDecision, asOf: string): Text | null {
  const read = outcome?.value ?? expected?.latest?.value ?? null;
  if (read === null || expected === null) return null;
  const value = withUnit(read, expected.unit);
  const isToCome = expected.by !== null && expected.by > asOf;
  if (expected.target === null) return isToCome ? say.soFar({ value }) : value;
  const target = number(expected.target);
  return isToCome
    ? say.soFarExpected({ value, target, date: day(expected.by ?? '') })
    : say.expected({ value, target });
}

/** What a decision brought, and what became of the promise, in one line. */
export function brought(view: View, decision: PastDecision): Inline {
  const { outcome, expected, movedBecause } = decision;
  const against = expectationWords(decision, view.pack.asOf);
  const parts = joined(
    [
      outcome === null ? null : strong(sentence(say.result, { result: capital(words(outcome.result)) })),
      against === null || expected === null
        ? null
        : say.against({ indicator: titleOf(expected.indicator), reading: against }),
      expected === null ? null : unreadTag(expected),
      firstPromiseWords(decision),
      decision.newDue === null ? null : movedBecause,
      outcome?.note,
    ],
    ' ',
  );
  return isGiven(parts) ? parts : null;
}
