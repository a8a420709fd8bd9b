import { extentOf, isHabit } from '../../domain/review/habit.ts';
import { filledInputs, inputNamed, inputPlace } from '../../domain/review/inputs.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
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
});

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
    'An input should be clear, actionable and relevant: a summary of what was learnt in words top management can use, and what follows from it, either a conclusion or an ask. Without these, top management has nothing to decide on. This is good practice, not a requirement.',
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
    for (const { item, missing, field } of lacking) {
      if (missing === common?.missing) continue;
      report({
        message: asPractice(say[missing](inputNamed(item, record, queries))),
        place: { ...inputPlace(record, item, field), token: 'key' },
      });
    }
  },
};
