import { extentOf, isHabit } from '../../domain/review/habit.ts';
import { saysLittle, saysNothing } from '../../domain/review/hollow.ts';
import { filledInputs, inputItems, inputNamed, inputPlace } from '../../domain/review/inputs.ts';
import { inputsOf, reasonsIn, repeatedReasons } from '../../domain/review/reasons.ts';
import { widestWholeOf } from '../../domain/review/whole.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { shortened } from '../../domain/words/shortened.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, textOf } from '../../records/values.ts';
import { withInputBut } from './examples.ts';

const say = defineMessages('review-input-vague', {
  summary: '{input} {count, plural, one {has} other {have}} no summary. Say what was learnt.',
  point:
    '{input} {count, plural, one {has} other {have}} neither conclusion nor ask. Say what follows from it, or what top management is asked to decide.',
  both: '{input} {count, plural, one {has} other {have}} no summary, conclusion or ask. Say what was learnt, and what follows from it or what top management is asked to decide.',
  habitSummary:
    '{extent, select, all {None of the {inputs} inputs has a summary.} other {{lacking} of the {inputs} inputs have no summary.}} Say in each what was learnt.',
  habitPoint:
    '{extent, select, all {None of the {inputs} inputs has a conclusion or an ask.} other {{lacking} of the {inputs} inputs have neither conclusion nor ask.}} Say in each what follows from it, or what top management is asked to decide.',
  habitBoth:
    '{extent, select, all {None of the {inputs} inputs has a summary, a conclusion or an ask.} other {{lacking} of the {inputs} inputs have no summary, conclusion or ask.}} Say in each what was learnt, and what follows from it or what top management is asked to decide.',
  short:
    '{input} {count, plural, one {has a summary that says} other {have a summary that says}} little. Say in a sentence or two what was learnt. It reads "{text}".',
  habitShort:
    '{extent, select, all {The summaries of all {inputs} inputs say little.} other {The summaries of {lacking} of the {inputs} inputs say little.}} Say in each in a sentence or two what was learnt.',
  hollowPoint:
    '{input} {count, plural, one {has a conclusion that says} other {have a conclusion that says}} nothing. Say what follows from it. It reads "{text}".',
  hollowReason:
    '{input} {count, plural, one {has a reason that says} other {have a reason that says}} nothing. {key, select, noObjective {Say why {count, plural, one {it needs} other {they need}} no objective, or link {count, plural, one {it} other {them}} to one.} other {Say why there was nothing to look at.}} It reads "{text}".',
});

const longestText = 40;

/** A text of the user's as a message quotes it, without the full stop of its own. */
const quoted = (text: string): string => shortened(text.replace(/[\s.!]+$/, ''), longestText);

const ofHabit = { summary: say.habitSummary, point: say.habitPoint, both: say.habitBoth };

export const rule: RecordRule = {
  id: 'review-input-vague',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'warning',
  basis: 'practice',
  title: 'Vague review input',
  clauses: ['iso-9001:2015/9.3.2'],
  explanation:
    'An input should be clear, actionable and relevant: a summary of what was learnt in words top management can use, and what follows from it, either a conclusion or an ask. Without these, top management has nothing to decide on. A summary of under 20 characters, and words that say nothing ("OK", "fine", "n/a") as summary, conclusion or reason, are no better than none. This is good practice, not a requirement.',
  examples: {
    bad: { 'review.yaml': withInputBut('conclusion') },
    good: { 'review.yaml': withInputBut('conclusion', 'ask: Two support engineers from March') },
  },
  check(record, queries, report) {
    const items = filledInputs(record);
    const lacking = items.flatMap((item) => {
      const noSummary = isBlank(item.value['summary']);
      const noPoint = isBlank(item.value['ask']) && isBlank(item.value['conclusion']);
      if (!noSummary && !noPoint) return [];
      const missing = noSummary && noPoint ? 'both' : noSummary ? 'summary' : 'point';
      return [{ item, missing, field: noSummary ? 'summary' : 'conclusion' } as const];
    });
    const common = lacking.find(({ missing }) =>
      isHabit(lacking.filter((each) => each.missing === missing).length, items.length),
    );
    if (common !== undefined) {
      const count = lacking.filter(({ missing }) => missing === common.missing).length;
      report({
        message: asPractice(ofHabit[common.missing](extentOf(count, items.length))),
        place: { file: record.file, record: record.key, path: ['inputs'], token: 'key' },
      });
    }
    const short = items.flatMap((item) => {
      const text = textOf(item.value['summary']);
      return text !== null && saysLittle(text) ? [{ item, text }] : [];
    });
    if (isHabit(short.length, items.length)) {
      report({
        message: asPractice(say.habitShort(extentOf(short.length, items.length))),
        place: { file: record.file, record: record.key, path: ['inputs'], token: 'key' },
      });
    } else
      for (const { item, text } of short) {
        report({
          message: asPractice(say.short({ ...inputNamed(item, record, queries), text: quoted(text) })),
          place: inputPlace(record, item, 'summary'),
        });
      }
    for (const item of items) {
      const text = textOf(item.value['conclusion']);
      // What is asked for is a point as well.
      if (text === null || !saysNothing(text) || !isBlank(item.value['ask'])) continue;
      report({
        message: asPractice(say.hollowPoint({ ...inputNamed(item, record, queries), text: quoted(text) })),
        place: inputPlace(record, item, 'conclusion'),
      });
    }
    const all = inputItems(record);
    // Where many inputs share a reason, that is said once and for all (review-reasons-repeated).
    const repeated = new Set(
      repeatedReasons(all, inputsOf(widestWholeOf(record, queries).flatMap(inputItems))).flatMap(
        ({ reasons }) => reasons.map(({ item, key }) => `${item.index} ${key}`),
      ),
    );
    for (const { item, key, text } of reasonsIn(all)) {
      if (!saysNothing(text) || repeated.has(`${item.index} ${key}`)) continue;
      report({
        message: asPractice(
          say.hollowReason({ ...inputNamed(item, record, queries), key, text: quoted(text) }),
        ),
        place: inputPlace(record, item, key),
      });
    }
    for (const { item, missing, field } of lacking) {
      if (missing === common?.missing) continue;
      report({
        message: asPractice(say[missing](inputNamed(item, record, queries))),
        place: { ...inputPlace(record, item, field), token: 'key' },
      });
    }
  },
};
