import { isFinished } from '../../../domain/phases.ts';
import { typeAndId } from '../../../domain/words/records.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { signOffBlocks } from '../../../records/sign-offs.ts';
import type { ChangeKind } from '../../kind.ts';
import { recordsLeftOut } from '../../left-out.ts';

const say = defineMessages('record-removed', {
  removed: 'A record is gone: {record}.',
  signed:
    'A record is gone, with its {count, plural, one {sign-off} other {# sign-offs}}: {record}. What is over stays on record: withdraw or close it instead.',
});

export const kind: ChangeKind = {
  id: 'record-removed',
  group: 'records',
  severity: 'warning',
  title: 'A record is gone',
  explanation:
    'No record has the id any more, or had it formerly. A signed one, or one that is over, is evidence to be retained; a draft may go.',
  *compare(states) {
    // `records-left-out` says it of those.
    const leftOut = recordsLeftOut(states);
    for (const { before, after } of states.pairs) {
      if (before === null || after !== null || leftOut.has(before)) continue;
      const count = signOffBlocks(before.data).length;
      const record = typeAndId(before);
      yield {
        message: count === 0 ? say.removed({ record }) : say.signed({ record, count }),
        place: { file: before.file, record: before.key, path: [] },
        side: 'base',
        ...(count > 0 || isFinished(before) ? { severity: 'error' as const } : {}),
        ...(before.phase === 'draft' ? { severity: 'information' as const } : {}),
      };
    }
  },
};
