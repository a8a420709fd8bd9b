import { defineMessages } from '../../../messages/define-messages.ts';
import { cancels } from '../../../records/sign-offs.ts';
import type { ChangeKind } from '../../kind.ts';
import { addedBlocks, signerNamed, signOffOf } from '../../signed.ts';

const say = defineMessages('sign-off-withdrawn', {
  taken:
    '{signer} {meaning, select, rejected {rejects it} other {withdraws a sign-off}} on {date}. What was signed before in the same role does not count until somebody signs in it again.',
});

export const kind: ChangeKind = {
  id: 'sign-off-withdrawn',
  group: 'sign-offs',
  severity: 'warning',
  title: 'A record is rejected, or a sign-off withdrawn',
  explanation:
    'Somebody takes back what was signed in their role, or rejects the record: earlier sign-offs in that role do not count from then on.',
  *compare(states) {
    for (const { record, block } of addedBlocks(states)) {
      if (!cancels(block)) continue;
      yield {
        message: say.taken({
          signer: signerNamed(block, states.head),
          meaning: block.meaning ?? '',
          date: block.date ?? '?',
        }),
        place: { file: record.file, record: record.key, path: ['signOffs', block.index] },
        signOffs: [signOffOf(record, block, states.head)],
      };
    }
  },
};
