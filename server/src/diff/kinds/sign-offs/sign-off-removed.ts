import { defineMessages } from '../../../messages/define-messages.ts';
import { blockAt, blockForm, indexOfBlock } from '../../../records/block-identity.ts';
import { signOffBlocks } from '../../../records/sign-offs.ts';
import type { ChangeKind } from '../../kind.ts';
import { sameRecords } from '../../kind.ts';
import { isSameVersion, signOffNamed, signOffOf } from '../../signed.ts';

const say = defineMessages('sign-off-removed', {
  removed:
    'A sign-off is changed or taken out: {signature}. What was signed stays on record; take it back by a rejection or a withdrawal.',
});

export const kind: ChangeKind = {
  id: 'sign-off-removed',
  group: 'sign-offs',
  severity: 'error',
  title: 'A sign-off is changed or taken out',
  explanation:
    'A sign-off that was given is not there any more as it was. What was signed stays on record, also when it is taken back. Together with a new version, which is signed anew, it is for information.',
  *compare(states) {
    for (const pair of sameRecords(states)) {
      const { before, after } = pair;
      const now = states.head.queries.versions(after.id);
      for (const block of signOffBlocks(before.data)) {
        const form = blockForm(blockAt(before.data, block.index));
        if (form === null || now.some((record) => indexOfBlock(record, form) >= 0)) continue;
        yield {
          message: say.removed({ signature: signOffNamed(block, states.base) }),
          place: { file: after.file, record: after.key, path: ['signOffs'] },
          ...(isSameVersion(pair) ? {} : { severity: 'information' as const }),
          signOffs: [signOffOf(before, block, states.base)],
        };
      }
    }
  },
};
