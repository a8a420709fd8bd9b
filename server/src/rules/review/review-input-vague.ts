import { habitWords, isHabit } from '../../domain/review/habit.ts';
import { filledInputs, inputPlace, inputWords } from '../../domain/review/inputs.ts';
import { listWords } from '../../domain/words/lists.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { withInputBut } from './examples.ts';

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
      const missing = listWords([
        ...(noSummary ? ['no summary'] : []),
        ...(noPoint ? ['neither conclusion nor ask'] : []),
      ]);
      const todo = listWords([
        ...(noSummary ? ['what was learnt'] : []),
        ...(noPoint ? ['what follows from it or what top management is asked to decide'] : []),
      ]);
      return [{ item, missing, todo, field: noSummary ? 'summary' : 'conclusion' }];
    });
    const common = lacking.find(({ missing }) =>
      isHabit(lacking.filter((each) => each.missing === missing).length, items.length),
    );
    if (common !== undefined) {
      const count = lacking.filter(({ missing }) => missing === common.missing).length;
      report({
        message: `${habitWords(count, items.length)} of ${record.id} have ${common.missing}; practice is to say ${common.todo} in each.`,
        place: { file: record.file, record: record.key, path: ['inputs'], token: 'key' },
      });
    }
    for (const { item, missing, todo, field } of lacking) {
      if (missing === common?.missing) continue;
      report({
        message: `${inputWords(item, record, queries)} of ${record.id} ${item.keys.length === 1 ? 'has' : 'have'} ${missing}; practice is to say ${todo}.`,
        place: { ...inputPlace(record, item, field), token: 'key' },
      });
    }
  },
};
