import { signatureNamed } from '../../../domain/sign-off/words.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { ChangeKind } from '../../kind.ts';
import { keptRecords } from '../../kind.ts';
import {
  boundChangesOf,
  heldBefore,
  isSameVersion,
  isSignedAgain,
  signerNamed,
  signOffOf,
} from '../../signed.ts';

const say = defineMessages('signed-content-changed', {
  broken:
    'Signed content is changed, and {version, select, none {there is no version to tell it by} other {the version is still {version}}}. The {signature} by {signer} on {date} does not hold any more.',
  again:
    'Signed content is changed and signed again, {version, select, none {with no version to tell it by} other {still as version {version}}}. What {signer} signed on {date} is another text.',
});

export const kind: ChangeKind = {
  id: 'signed-content-changed',
  group: 'sign-offs',
  severity: 'error',
  title: 'Signed content changed without a new version',
  explanation:
    'What somebody signed is another text under the same version: either the sign-off does not hold any more, or two texts have been signed that nobody can tell apart.',
  *compare(states) {
    for (const pair of keptRecords(states)) {
      const { before, after } = pair;
      if (before.phase === 'draft' || !isSameVersion(pair)) continue;
      for (const block of heldBefore(before, states.base)) {
        const values = boundChangesOf(pair, block, states);
        if (values.length === 0) continue;
        const isAgain = isSignedAgain(after, block, states.head);
        const words = {
          version: after.version ?? 'none',
          signer: signerNamed(block, states.base),
          date: block.date ?? '?',
        };
        yield {
          message: isAgain
            ? say.again(words)
            : say.broken({ ...words, signature: signatureNamed(block.meaning) }),
          place: { file: after.file, record: after.key, path: [] },
          values,
          signOff: signOffOf(before, block, states.base),
        };
        // What several signed is changed once.
        break;
      }
    }
  },
};
