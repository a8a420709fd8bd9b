import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { isBlank, isObject, mappingsOf } from '../../records/values.ts';
import { competence } from './examples.ts';

const say = defineMessages('training-effectiveness', {
  notEvaluated:
    'Whether the {kind} of {date} worked was not evaluated. Write the result under `effectiveness`, or under `evaluateBy` when it can be judged.',
  notEvaluatedBy:
    'Whether the {kind} of {date} worked was to be evaluated by {by}. Write the result under `effectiveness`, or under `evaluateBy` when it can be judged.',
});

const clauses = ['iso-9001:2015/7.2'];

const training = (more: string): string =>
  `${competence}actions:\n  - { kind: training, date: 2025-06-10, participants: [PER-001]${more} }\n`;

export const rule: RecordRule = {
  id: 'training-effectiveness',
  scope: 'record',
  types: ['competence'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  title: 'Training without a look at its effect',
  clauses,
  explanation:
    'Something was done to acquire a competence, and whether it worked has not been evaluated. A list of participants shows that people were there, not that they can do it now. Write the result under `effectiveness`, or, while it is too early to see, the day on which it will be judged under `evaluateBy`.',
  examples: {
    bad: { 'competence.yaml': training('') },
    good: { 'competence.yaml': training(', effectiveness: { result: effective, date: 2025-09-01 }') },
  },
  check(record, queries, report) {
    if (coveredElsewhere(queries, clauses)) return;
    const today = queries.today();
    for (const { index, value } of mappingsOf(record.data['actions'])) {
      const date = dateOf(value['date']);
      if (date === null || date > today) continue;
      const effect = isObject(value['effectiveness']) ? value['effectiveness'] : {};
      const by = dateOf(effect['evaluateBy']);
      if (!isBlank(effect['result']) || (by !== null && by >= today)) continue;
      const kind = typeof value['kind'] === 'string' ? value['kind'] : 'action';
      report({
        message: by === null ? say.notEvaluated({ kind, date }) : say.notEvaluatedBy({ kind, date, by }),
        place: {
          file: record.file,
          record: record.key,
          path: ['actions', index, 'effectiveness', ...(by === null ? [] : ['evaluateBy'])],
        },
      });
    }
  },
};
