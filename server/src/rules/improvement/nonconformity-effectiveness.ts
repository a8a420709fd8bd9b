import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { isClosed, isLeftAlone } from '../../domain/nonconformity.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, isObject } from '../../records/values.ts';
import { cause, effect, nonconformity } from './examples.ts';

const say = defineMessages('nonconformity-effectiveness', {
  missing:
    'The nonconformity is closed, but nothing shows whether the action worked. Write the result under `effectiveness`, set the status back to `implemented` until it can be seen, or say with `correctiveActionNeeded: false` and `whyNot` why the cause is left alone.',
});

const documented = ['iso-9001:2015/10.2.1', 'iso-9001:2015/10.2.2'];

export const rule: RecordRule = {
  id: 'nonconformity-effectiveness',
  scope: 'record',
  types: ['nonconformity'],
  concern: 'content',
  level: 'error',
  basis: 'documented',
  title: 'Closed without a check that it worked',
  clauses: documented,
  explanation:
    'The nonconformity is closed and nobody recorded whether the corrective action worked. Done is not the same as effective: look whether it came again, and write the result under `effectiveness`. While that is still to be seen, the status is implemented. Where no action on the cause was needed, set `correctiveActionNeeded: false` and give the reason under `whyNot`.',
  examples: {
    bad: { 'nc.yaml': nonconformity(cause) },
    good: { 'nc.yaml': nonconformity(`${cause}${effect}`) },
  },
  check(record, queries, report) {
    const { effectiveness } = record.data;
    const isChecked = isObject(effectiveness) && !isBlank(effectiveness['result']);
    if (!isClosed(record) || isLeftAlone(record) || isChecked) return;
    if (coveredElsewhere(queries, documented)) return;
    report({
      message: say.missing(),
      place: {
        file: record.file,
        record: record.key,
        path: isObject(effectiveness) ? ['effectiveness', 'result'] : ['effectiveness'],
        token: 'key',
      },
    });
  },
};
