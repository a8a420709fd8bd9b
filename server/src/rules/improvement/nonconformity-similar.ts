import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { isClosed, isLeftAlone } from '../../domain/nonconformity.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, isObject } from '../../records/values.ts';
import { cause, effect, nonconformity } from './examples.ts';

const say = defineMessages('nonconformity-similar', {
  missing:
    'Nothing shows whether the same problem exists elsewhere. Write under `similar` what was looked at and what came out.',
});

const documented = ['iso-9001:2015/10.2.1', 'iso-9001:2015/10.2.2'];

const similar = 'similar: { result: not-found, checked: Test plans in the laboratory }\n';

export const rule: RecordRule = {
  id: 'nonconformity-similar',
  scope: 'record',
  types: ['nonconformity'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'Nobody looked whether it exists elsewhere',
  clauses: ['iso-9001:2015/10.2.1'],
  explanation:
    'Part of finding out what to do about a nonconformity is to look whether similar ones exist, or could. The action is implemented or the case closed, and the record does not answer that. Write under `similar` what was looked at and what came out: found, not-found or possible.',
  examples: {
    bad: { 'nc.yaml': nonconformity(`${cause}${effect}`) },
    good: { 'nc.yaml': nonconformity(`${cause}${effect}${similar}`) },
  },
  check(record, queries, report) {
    if (!isClosed(record) && record.status !== 'implemented') return;
    const { similar } = record.data;
    if (isObject(similar) ? !isBlank(similar['result']) : !isBlank(similar)) return;
    if (isLeftAlone(record) || coveredElsewhere(queries, documented)) return;
    report({
      message: say.missing(),
      place: {
        file: record.file,
        record: record.key,
        path: isObject(similar) ? ['similar', 'result'] : ['similar'],
        token: 'key',
      },
    });
  },
};
