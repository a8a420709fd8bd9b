import { isHeld } from '../../domain/phases.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import type { IsoDate } from '../../model/configuration.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import { mappingsOf, numberOf, textOf } from '../../records/values.ts';
import type { LastTime, PastDecision } from '../model.ts';
import { actionEntry, actionState, isOpen } from './actions.ts';
import { dateBy, line, linkTo, oneOf, type PackContext, paragraph, partyOf, recordAt } from './context.ts';
import { expectationOf } from './indicators.ts';
import { boundedMap, limits } from './limits.ts';
import { answerIn, carriedOutBy, grantedIn, isDecision, type Output, outputsOf } from './outputs.ts';

/** Whether and when a decision was carried out by the day of the pack: by all its actions, or by its recorded outcome. */
export function carriedOut(
  output: Output,
  context: PackContext,
): { readonly progress: PastDecision['progress']; readonly doneOn: string | null } {
  const states = carriedOutBy(output, context)
    .map((action) => actionState(action, context))
    .filter(({ state }) => state !== 'cancelled');
  const due = dateOf(output.value['due']);
  const isLate = due !== null && due < context.asOf;
  if (states.length > 0) {
    if (states.some(isOpen)) return { progress: isLate ? 'late' : 'open', doneOn: null };
    const days = states.flatMap(({ completedOn }) => completedOn ?? []).sort();
    return { progress: 'done', doneOn: days.at(-1) ?? null };
  }
  if (answerIn(output) === 'declined') return { progress: 'none', doneOn: null };
  if (outcomeOf(output, context) !== null) return { progress: 'done', doneOn: null };
  return { progress: due === null ? 'none' : isLate ? 'late' : 'open', doneOn: null };
}

function outcomeOf({ review, value }: Output, context: PackContext): PastDecision['outcome'] {
  const id = textOf(value['id']);
  if (id === null) return null;
  for (const { value: outcome } of mappingsOf(review.data['outcomes'])) {
    const result = oneOf(outcome['result'], ['effective', 'partly-effective', 'not-effective']);
    const date = dateBy(context, outcome['date']);
    if (outcome['output'] === id && result !== null && date !== null)
      return { result, value: numberOf(outcome['value']), note: paragraph(outcome['note']), date };
  }
  return null;
}

/** How many days after its due date a decision was (or still is) not carried out; null when in time. */
export function daysLate(output: Output, context: PackContext): number | null {
  const { progress, doneOn } = carriedOut(output, context);
  const due = dateOf(output.value['due']);
  const end = progress === 'late' ? context.asOf : doneOn;
  return due === null || end === null || end <= due ? null : daysBetween(due, end);
}

/** The day a decision was first promised for: the earliest its actions were moved from, where that is before its own. */
function firstDueOf(output: Output, context: PackContext): IsoDate | null {
  const due = dateOf(output.value['due']);
  const first = carriedOutBy(output, context)
    .flatMap((action) => actionState(action, context).firstDue ?? [])
    .sort()[0];
  return first === undefined || (due !== null && first >= due) ? null : first;
}

/** Where the open actions of a decision have been moved past its due date: the latest new date, and why. */
function movedTo(output: Output, context: PackContext): Pick<PastDecision, 'newDue' | 'movedBecause'> {
  const due = dateOf(output.value['due']);
  const moved = carriedOutBy(output, context)
    .map((action) => actionState(action, context))
    .filter((state) => isOpen(state) && state.moved > 0)
    .flatMap(({ due: day, movedBecause }) => (day === null ? [] : [{ day, movedBecause }]))
    .filter(({ day }) => due === null || day > due)
    .sort((left, right) => (left.day < right.day ? 1 : -1))[0];
  return { newDue: moved?.day ?? null, movedBecause: moved?.movedBecause ?? null };
}

/** Days from a decision's first date to when it was carried out, or to the day of the pack while it is not. */
function daysAfter(first: IsoDate | null, output: Output, context: PackContext): number | null {
  const { progress, doneOn } = carriedOut(output, context);
  const end = doneOn ?? (progress === 'late' || progress === 'open' ? context.asOf : null);
  return first === null || end === null || end <= first ? null : daysBetween(first, end);
}

function pastDecision(output: Output, context: PackContext): PastDecision {
  const { value, review, index } = output;
  const firstDue = firstDueOf(output, context);
  return {
    link: linkTo(review, ['outputs', index]),
    decision: paragraph(value['decision']) ?? '',
    kind: line(value['kind']),
    answer: answerIn(output),
    theme: line(value['theme']),
    owner: partyOf(context, value['owner']),
    due: dateOf(value['due']),
    granted: grantedIn(output)?.money ?? null,
    ...carriedOut(output, context),
    daysLate: daysLate(output, context),
    firstDue,
    daysAfterFirst: daysAfter(firstDue, output, context),
    ...movedTo(output, context),
    actions: carriedOutBy(output, context)
      .slice(0, limits.references)
      .map((action) => actionEntry(action, context)),
    outcome: outcomeOf(output, context),
    expected: expectationOf(value, context),
  };
}

/** What the review before decided, and what it brought by the day of the pack. */
export function lastTime(context: PackContext): LastTime {
  const written = context.whole
    .map(({ data }) => textOf(Array.isArray(data['previous']) ? data['previous'][0] : data['previous']))
    .find((id) => id !== null);
  const previous = written == null ? undefined : recordAt(context, written);
  const isEarlier =
    previous?.type === 'management-review' &&
    isHeld(previous) &&
    !context.whole.some(({ key }) => key === previous.key);
  if (previous === undefined || !isEarlier)
    return {
      review: null,
      date: null,
      decisions: { items: [], more: 0 },
      kept: { due: 0, onTime: 0, moved: 0, late: 0, open: 0, undated: 0 },
    };
  const decisions = outputsOf(wholeOf(previous, context.queries)).filter(isDecision);
  const all = boundedMap(decisions, (output) => pastDecision(output, context), limits.references);
  const judged = decisions
    .filter(({ value }) => dateBy(context, value['due']) !== null)
    .map((output) => ({
      ...carriedOut(output, context),
      late: daysLate(output, context),
      firstDue: firstDueOf(output, context),
    }))
    .filter(({ progress }) => progress !== 'none');
  const onTime = judged.filter(({ doneOn, late }) => doneOn !== null && late === null);
  return {
    review: linkTo(previous),
    date: dateOf(previous.data['date']),
    decisions: all,
    kept: {
      due: judged.length,
      onTime: onTime.length,
      moved: onTime.filter(({ doneOn, firstDue }) => firstDue !== null && (doneOn ?? '') > firstDue).length,
      late: judged.filter(({ doneOn, late }) => doneOn !== null && late !== null).length,
      open: judged.filter(({ progress }) => progress !== 'done').length,
      undated: judged.filter(({ progress, doneOn }) => progress === 'done' && doneOn === null).length,
    },
  };
}
