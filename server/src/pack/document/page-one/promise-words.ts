import { day } from '../../../document/dates.ts';
import { number, withUnit } from '../../../document/figures.ts';
import {
  type Inline,
  isGiven,
  joined,
  label,
  quiet,
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
  onTime: 'on time',
  lateByFirst: 'late, {span} after the first date',
  firstPromised: 'First promised for {date}.',
  firstPromisedAgo: 'First promised for {date}, {span} ago.',
  against: '{indicator}: {reading}.',
  soFar: '{value} so far',
  soFarExpected: '{value} so far, {target} expected by {date}',
  expected: '{value}, expected {target}',
  expectedBy: '{value}, {target} expected by {date}',
  reached: 'reached',
  notYet: 'not reached yet',
  missed: 'not reached',
  noAction: 'no action on record',
  notJudged: 'effect not judged yet',
  judged: 'Judged {result}.',
  action: 'Action:',
  decision: 'Decision:',
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
        late ?? keptWhen(decision),
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

/** That what is done was done on time, or, where its date had been moved, how late that is after the first one. */
function keptWhen({ doneOn, due, firstDue, daysAfterFirst }: PastDecision): Text | null {
  if (firstDue !== null && daysAfterFirst !== null)
    return say.lateByFirst({ span: spanOfDays(daysAfterFirst) });
  return doneOn === null || due === null ? null : say.onTime();
}

/** The same with its tone. */
function progressOf(decision: PastDecision): Inline {
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

/** That a promise still open is older than its date: `First promised for 31 Oct 2024, 8 months ago.` */
function firstPromiseWords({ firstDue, daysAfterFirst, progress }: PastDecision): Text | null {
  if (firstDue === null || progress === 'done') return null;
  const date = day(firstDue);
  return daysAfterFirst === null
    ? say.firstPromised({ date })
    : say.firstPromisedAgo({ date, span: spanOfDays(daysAfterFirst) });
}

/** Whether a decision was carried out, in time or how late, and why its date was moved. */
export const carriedOutWords = (decision: PastDecision): Inline =>
  joined(
    [
      progressOf(decision),
      firstPromiseWords(decision),
      decision.newDue === null ? null : decision.movedBecause,
    ],
    ' ',
  );

/** The figure a decision is held against: the one it was judged by, else the latest reading. */
const figureOf = ({ expected, outcome }: PastDecision): number | null =>
  outcome?.value ?? expected?.latest?.value ?? null;

const isToCome = ({ expected }: PastDecision, asOf: string): boolean =>
  expected !== null && expected.by !== null && expected.by > asOf;

/** What a decision was to bring, against the reading there is: nothing is missed while its day is to come. */
function expectationWords(decision: PastDecision, asOf: string): Text | null {
  const { expected } = decision;
  const read = figureOf(decision);
  if (read === null || expected === null) return null;
  const value = withUnit(read, expected.unit);
  if (expected.target === null) return isToCome(decision, asOf) ? say.soFar({ value }) : value;
  const target = number(expected.target);
  if (expected.by === null) return say.expected({ value, target });
  const date = day(expected.by);
  if (expected.reached === true) return say.expected({ value, target });
  return isToCome(decision, asOf)
    ? say.soFarExpected({ value, target, date })
    : say.expectedBy({ value, target, date });
}

/** Whether what was expected is there, by the latest reading; nothing where it was judged by another figure. */
function reachedTag(decision: PastDecision, asOf: string): Inline {
  const { expected } = decision;
  if (expected === null || expected.reached === null || figureOf(decision) !== expected.latest?.value)
    return null;
  if (expected.reached) return tag(say.reached(), 'good');
  return isToCome(decision, asOf) ? tag(say.notYet()) : tag(say.missed(), 'bad');
}

/** How well the actions did what they were to do, which is another thing than what the decision brought. */
export function effectOfActions({ actions, progress }: PastDecision): Inline {
  if (actions.length === 0) return progress === 'none' ? null : quiet(say.noAction());
  const effects = [...new Set(actions.flatMap(({ effect }) => effect ?? []))];
  if (effects.length > 0) return joined(effects.map(state), ' ');
  return progress === 'done' ? quiet(say.notJudged()) : null;
}

/** What a decision brought: whether what was expected is there, the figures, and how it was judged. */
export function effectOfDecision(view: View, decision: PastDecision): Inline {
  const { outcome, expected } = decision;
  const { asOf } = view.pack;
  const against = expectationWords(decision, asOf);
  const parts = joined(
    [
      reachedTag(decision, asOf),
      against === null || expected === null
        ? null
        : say.against({ indicator: titleOf(expected.indicator), reading: against }),
      expected === null ? null : unreadTag(expected),
      judgement(decision),
      outcome?.note,
    ],
    ' ',
  );
  return isGiven(parts) ? parts : null;
}

/** How the effect was judged, where the figures have not said so. */
const judgement = ({ outcome, expected }: PastDecision): Inline =>
  outcome === null || (outcome.result === 'effective' && expected?.reached === true)
    ? null
    : sentence(say.judged, { result: strong(words(outcome.result)) });

/** What came of a decision in two cells: how well its actions worked, and apart from that what it brought. */
export function effectCells(view: View, decision: PastDecision): readonly [Inline, Inline] {
  const [action, own] = [effectOfActions(decision), effectOfDecision(view, decision)];
  return [
    isGiven(action) && [label(say.action()), ' ', action],
    own !== null && [label(say.decision()), ' ', own],
  ];
}
