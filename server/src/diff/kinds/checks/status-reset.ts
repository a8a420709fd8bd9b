import { valueChange } from '../../../domain/trust/changes.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { ChangeKind } from '../../kind.ts';
import { sameRecords } from '../../kind.ts';
import { resetRecords } from '../../status.ts';

const say = defineMessages('status-reset', {
  reset: 'The status goes from {before} back to {after}, which most rules do not look at.',
  next: 'Version {version} is a draft, and {former}, which was in force, is not kept next to it.',
});

export const kind: ChangeKind = {
  id: 'status-reset',
  group: 'checks',
  severity: 'warning',
  title: 'Back to draft, or taken back',
  explanation:
    'A record that was in force is a draft again, or is withdrawn or cancelled: most rules do not look at it any more.',
  *compare(states) {
    const reset = resetRecords(states);
    for (const { before, after } of sameRecords(states)) {
      if (!reset.has(after)) continue;
      const isNext = after.phase === 'draft' && before.version !== after.version;
      yield {
        message: isNext
          ? say.next({ version: after.version ?? '?', former: before.version ?? '?' })
          : say.reset({ before: before.status ?? '?', after: after.status ?? '?' }),
        place: { file: after.file, record: after.key, path: ['status'] },
        values: [valueChange('status', before.status ?? undefined, after.status ?? undefined)],
      };
    }
  },
};
