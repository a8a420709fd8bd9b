import { recordWords } from '../../domain/words/records.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { measured } from './examples.ts';

export const rule: RecordRule = {
  id: 'objective-measure',
  scope: 'record',
  types: ['quality-objective'],
  concern: 'must-have',
  level: 'error',
  basis: 'required',
  title: 'Objective that cannot be measured',
  clauses: ['iso-9001:2015/6.2.1'],
  explanation:
    'Nobody can tell from the record whether the objective is met. An objective must be measurable in one of three ways: an indicator with a target, milestones with due dates, or a criterion that says in words how anyone will see that it is met. Add the one that fits.',
  examples: {
    bad: { 'objective.yaml': measured.replace('target: 6\n', '') },
    good: { 'objective.yaml': measured },
  },
  check(record, _queries, report) {
    const { data } = record;
    const [indicator, target] = [!isBlank(data['indicator']), !isBlank(data['target'])];
    if ((indicator && target) || !isBlank(data['milestones']) || !isBlank(data['criterion'])) return;
    const lack = indicator
      ? 'names an indicator but no target; add `target`'
      : target
        ? 'has a target but no indicator to read it from; add `indicator`'
        : 'cannot be measured; add an indicator with a target, milestones with due dates, or a criterion';
    report({
      message: `${recordWords(record)} ${lack}, so that anyone can tell when it is met.`,
      place: { file: record.file, record: record.key, path: [indicator ? 'target' : 'indicator'] },
    });
  },
};
