import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { isClosed, isLeftAlone } from '../../domain/nonconformity.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { cause, effect, nonconformity } from './examples.ts';

const say = defineMessages('nonconformity-cause', {
  missing:
    'The nonconformity is closed without saying why it happened. Write it under `cause`, or say with `correctiveActionNeeded: false` and `whyNot` why the cause is left alone.',
});

const documented = ['iso-9001:2015/10.2.1', 'iso-9001:2015/10.2.2'];

export const rule: RecordRule = {
  id: 'nonconformity-cause',
  scope: 'record',
  types: ['nonconformity'],
  concern: 'content',
  level: 'error',
  basis: 'documented',
  title: 'The nonconformity is closed without a cause',
  clauses: documented,
  explanation:
    'The nonconformity is closed and its record does not say why it happened. Without the cause an action can only repair what is there, and the same will come again. Write the cause, or, where an action on the cause would be out of proportion, set `correctiveActionNeeded: false` and give the reason under `whyNot`.',
  examples: {
    bad: { 'nc.yaml': nonconformity(effect) },
    good: { 'nc.yaml': nonconformity(`${cause}${effect}`) },
  },
  check(record, queries, report) {
    if (!isClosed(record) || isLeftAlone(record) || !isBlank(record.data['cause'])) return;
    if (coveredElsewhere(queries, documented)) return;
    report({
      message: say.missing(),
      place: { file: record.file, record: record.key, path: ['cause'], token: 'key' },
    });
  },
};
