import { defineMessages } from '../../../messages/define-messages.ts';
import { dateOf } from '../../../records/dates.ts';
import { idsOf, isBlank, isObject, mappingsOf, textOf } from '../../../records/values.ts';
import { effectDue } from '../../effectiveness.ts';
import type { Due } from '../item.ts';
import { dueBy, ownersOf, type RecordSource } from '../source.ts';

const say = defineMessages('due.effect', {
  judge: 'Evaluate the effect',
  training: 'Evaluate the effect of the {kind} of {date}',
});

/** Effects that are to be evaluated by a day, and have no result. */
const ofRecords: RecordSource = {
  types: ['action', 'change', 'opportunity', 'risk', 'nonconformity'],
  ofFinal: true,
  of: (record) => {
    const on = effectDue(record);
    const { effectiveness } = record.data;
    if (on === null || !isObject(effectiveness)) return [];
    const by = idsOf(effectiveness['by']);
    const path = ['effectiveness', 'evaluateBy'];
    return [dueBy(record, 'effect', on, say.judge(), path, by.length > 0 ? { owners: by } : {})];
  },
};

/** The same for what was done so that people can do their work. */
const ofTraining: RecordSource = {
  types: ['competence'],
  of: (record) =>
    mappingsOf(record.data['actions']).flatMap(({ index, value }): Due[] => {
      const { effectiveness } = value;
      if (!isObject(effectiveness) || !isBlank(effectiveness['result'])) return [];
      const on = dateOf(effectiveness['evaluateBy']);
      if (on === null) return [];
      const by = idsOf(effectiveness['by']);
      const date = textOf(value['date']) ?? '';
      const deed = say.training({ kind: textOf(value['kind']) ?? 'training', date });
      return [
        dueBy(record, 'effect', on, deed, ['actions', index, 'effectiveness', 'evaluateBy'], {
          part: `${date} ${index}`.trim(),
          owners: by.length > 0 ? by : ownersOf(record),
        }),
      ];
    }),
};

export const effects: readonly RecordSource[] = [ofRecords, ofTraining];
