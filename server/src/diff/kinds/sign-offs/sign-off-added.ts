import { standingOf } from '../../../domain/evidence/level.ts';
import { standingWords } from '../../../domain/evidence/words.ts';
import { signatureNamed } from '../../../domain/sign-off/words.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { cancels } from '../../../records/sign-offs.ts';
import type { ChangeKind } from '../../kind.ts';
import { addedBlocks, signerNamed, signOffOf } from '../../signed.ts';

const say = defineMessages('sign-off-added', {
  added: '{signer} gives the {signature} on {date}. {evidence}',
});

export const kind: ChangeKind = {
  id: 'sign-off-added',
  group: 'sign-offs',
  severity: 'information',
  title: 'A sign-off is given',
  explanation:
    'A record has a sign-off that it did not have: by whom, as what, on which day, and how strong its evidence is in this change.',
  *compare(states) {
    for (const { record, block } of addedBlocks(states)) {
      if (cancels(block)) continue;
      const { queries } = states.head;
      const standing = standingOf(record, block, queries);
      yield {
        message: say.added({
          signer: signerNamed(block, states.head),
          signature: signatureNamed(block.meaning),
          date: block.date ?? '?',
          evidence: standingWords(record, block, standing, queries),
        }),
        place: { file: record.file, record: record.key, path: ['signOffs', block.index] },
        signOffs: [signOffOf(record, block, states.head)],
      };
    }
  },
};
