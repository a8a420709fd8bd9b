import { extentOf, isHabit } from '../../domain/review/habit.ts';
import { filledInputs, inputNamed, inputPlace } from '../../domain/review/inputs.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { complete, withInput, withInputBut } from './examples.ts';

const say = defineMessages('review-input-evidence', {
  habit:
    '{extent, select, all {None of the {inputs} inputs cites evidence.} other {{lacking} of the {inputs} inputs cite no evidence.}} Name under `evidence` of each the records that show it, or what is kept elsewhere with `external`.',
  one: '{input} {count, plural, one {cites} other {cite}} no evidence. Name under `evidence` the records that show it, or what is kept elsewhere with `external`.',
});

export const rule: RecordRule = {
  id: 'review-input-evidence',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'warning',
  basis: 'required',
  title: 'Review input without evidence',
  clauses: ['iso-9001:2015/9.3.2', 'iso-9001:2015/9.3.3'],
  explanation:
    'The section says what was found but cites nothing that shows it. Name under `evidence` the records it rests on: indicators, surveys, audits, complaints, actions; a mapping with external names what is kept elsewhere. Indicators named under indicators count too.',
  examples: {
    bad: { 'review.yaml': withInputBut('evidence') },
    good: { 'review.yaml': withInput(...complete) },
  },
  check(record, queries, report) {
    const items = filledInputs(record);
    const bare = items.filter(({ value }) => isBlank(value['evidence']) && isBlank(value['indicators']));
    if (isHabit(bare.length, items.length)) {
      report({
        message: say.habit(extentOf(bare.length, items.length)),
        place: { file: record.file, record: record.key, path: ['inputs'], token: 'key' },
      });
      return;
    }
    for (const item of bare) {
      report({
        message: say.one(inputNamed(item, record, queries)),
        place: { ...inputPlace(record, item, 'evidence'), token: 'key' },
      });
    }
  },
};
