import { isLeftAlone } from '../../domain/nonconformity.ts';
import { blamesPerson, repeatsFault } from '../../domain/vague-cause.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { textOf } from '../../records/values.ts';
import { effect, nonconformity } from './examples.ts';

const say = defineMessages('nonconformity-cause-vague', {
  repeated:
    'The cause says again what was found, not why it came about. Ask why once more, and write down what let it happen.',
  blaming:
    'The cause blames a person. Ask what let them go wrong (instruction, training, time, equipment, layout), and write that down.',
});

const statement = 'statement: At four of nine benches there were printed drawings one revision behind.\n';

export const rule: RecordRule = {
  id: 'nonconformity-cause-vague',
  scope: 'record',
  types: ['nonconformity'],
  needs: ['data.cause'],
  concern: 'content',
  level: 'information',
  basis: 'practice',
  title: 'A cause that explains nothing',
  clauses: ['iso-9001:2015/10.2.1'],
  explanation:
    'The cause says in other words what was found, or blames a person in a few words ("operator error"). Neither can be acted on: people go on making mistakes, and what let this one through is still there. Ask why until the answer is something that can be changed, such as an instruction, a tool, a layout or a handover. This is good practice, not a requirement.',
  examples: {
    bad: { 'nc.yaml': nonconformity(`${statement}cause: Operator error.\n${effect}`) },
    good: {
      'nc.yaml': nonconformity(`${statement}cause: Nobody is told to take the old print away.\n${effect}`),
    },
  },
  check(record, _queries, report) {
    const cause = textOf(record.data['cause']);
    if (cause === null || record.status === 'rejected' || isLeftAlone(record)) return;
    const fault = `${record.title ?? ''} ${textOf(record.data['statement']) ?? ''}`;
    const place = { file: record.file, record: record.key, path: ['cause'] };
    if (blamesPerson(cause)) report({ message: asPractice(say.blaming()), place });
    else if (repeatsFault(cause, fault)) report({ message: asPractice(say.repeated()), place });
  },
};
