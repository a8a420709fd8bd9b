import { valueChange } from '../../../domain/trust/changes.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { textOf } from '../../../records/values.ts';
import { type ChangeKind, sameRecords } from '../../kind.ts';
import { resetRecords } from '../../status.ts';

const say = defineMessages('status-moved', {
  moved: 'The status goes from {before} to {after}.',
  set: 'The status is {after}, where there was none.',
  gone: 'The status is taken out, which was {before}.',
});

export const kind: ChangeKind = {
  id: 'status-moved',
  group: 'content',
  severity: 'information',
  title: 'A record has another status',
  explanation:
    'A record is put in force, held, achieved, closed or the like. Where that takes it from what rules look at, it is shown as `status-reset`.',
  *compare(states) {
    const reset = resetRecords(states);
    for (const { before, after } of sameRecords(states)) {
      const [was, is] = [textOf(before.data['status']), textOf(after.data['status'])];
      if (was === is || reset.has(after)) continue;
      yield {
        message:
          was === null
            ? say.set({ after: is! })
            : is === null
              ? say.gone({ before: was })
              : say.moved({ before: was, after: is }),
        place: { file: after.file, record: after.key, path: ['status'] },
        values: [valueChange('status', was ?? undefined, is ?? undefined)],
      };
    }
  },
};
