import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { measured } from './examples.ts';

const say = defineMessages('objective-measure', {
  noTarget:
    'The objective names an indicator, but no target. Add `target`, so that anyone can see when it is met.',
  noIndicator:
    'The objective has a target, but no indicator to read it from. Add `indicator`, so that anyone can see when it is met.',
  neither:
    'The objective cannot be measured. Add an indicator with a target, milestones with due dates, or a criterion, so that anyone can see when it is met.',
});

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
    'Nobody can see from the record whether the objective is met. An objective must be measurable in one of three ways: an indicator with a target, milestones with due dates, or a criterion that says in words how anyone will see that it is met. Add the one that fits.',
  examples: {
    bad: { 'objective.yaml': measured.replace('target: 6\n', '') },
    good: { 'objective.yaml': measured },
  },
  check(record, _queries, report) {
    const { data } = record;
    const [indicator, target] = [!isBlank(data['indicator']), !isBlank(data['target'])];
    if ((indicator && target) || !isBlank(data['milestones']) || !isBlank(data['criterion'])) return;
    report({
      message: indicator ? say.noTarget() : target ? say.noIndicator() : say.neither(),
      place: { file: record.file, record: record.key, path: [indicator ? 'target' : 'indicator'] },
    });
  },
};
