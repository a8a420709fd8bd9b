import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { isBlank, isObject } from '../../records/values.ts';
import { cause, effect, nonconformity } from './examples.ts';

const say = defineMessages('nonconformity-repeated', {
  later:
    '{earlier} was judged effective on {judged}, but came again. Say under `cause` why what was done then did not hold, and take an action that does. It was found again on {found}.',
  judged: 'The effect was judged here.',
  undated:
    '{earlier} was judged effective, but came again. Say under `cause` why what was done then did not hold, and take an action that does.',
});

const again = (more: string): string => `id: NC-2026-002
type: nonconformity
title: Superseded drawings again
status: open
detectedOn: 2026-01-28
repeats: NC-2026-001
${more}`;

export const rule: RecordRule = {
  id: 'nonconformity-repeated',
  scope: 'record',
  types: ['nonconformity'],
  needs: ['data.repeats'],
  concern: 'today',
  level: 'warning',
  basis: 'required',
  title: 'Judged effective, and came again',
  clauses: ['iso-9001:2015/10.2.1'],
  explanation:
    'The nonconformity names under `repeats` an earlier one whose action was judged effective. It was not, or not for long: the cause found then was not the whole cause. Say under `cause` of this record why what was done did not hold; until then the finding reminds of it, so that the same action is not taken a second time. The closed record stays as it was signed.',
  examples: {
    bad: { 'nc.yaml': nonconformity(`${cause}${effect}`), 'again.yaml': again('') },
    good: {
      'nc.yaml': nonconformity(`${cause}${effect}`),
      'again.yaml': again('cause: The new bench was not on the list of who takes prints away.\n'),
    },
  },
  check(record, queries, report) {
    const { data } = record;
    if (!isBlank(data['cause'])) return;
    for (const { target: id, path } of record.references.filter(
      (reference) => reference.path[0] === 'repeats',
    )) {
      const earlier = queries.record(id);
      if (earlier?.type !== 'nonconformity' || earlier.key === record.key) continue;
      const { effectiveness } = earlier.data;
      if (!isObject(effectiveness) || effectiveness['result'] !== 'effective') continue;
      const [judged, found] = [dateOf(effectiveness['date']), dateOf(data['detectedOn'])];
      report({
        message:
          judged === null || found === null
            ? say.undated({ earlier: id })
            : say.later({ earlier: id, judged, found }),
        place: { file: record.file, record: record.key, path },
        related: [
          {
            place: { file: earlier.file, record: earlier.key, path: ['effectiveness', 'result'] },
            message: say.judged(),
          },
        ],
      });
    }
  },
};
