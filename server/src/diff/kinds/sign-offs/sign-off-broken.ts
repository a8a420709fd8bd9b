import { currentBlocks, holds } from '../../../domain/sign-off/blocks.ts';
import { signatureNamed } from '../../../domain/sign-off/words.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { ChangeKind } from '../../kind.ts';
import { keptRecords } from '../../kind.ts';
import { blockNow, boundChangesOf, heldBefore, isSameVersion, signerNamed, signOffOf } from '../../signed.ts';

const say = defineMessages('sign-off-broken', {
  version:
    'The {signature} by {signer} on {date} was for version {from}, and nobody signed {to}. Have the new version signed.',
  other:
    'The {signature} by {signer} on {date} does not fit the record any more. Restore what it was given for, or have it given again.',
});

export const kind: ChangeKind = {
  id: 'sign-off-broken',
  group: 'sign-offs',
  severity: 'error',
  title: 'A sign-off does not hold any more',
  explanation:
    'A sign-off that held is still there and does not fit the record: a new version that nobody has signed yet, or a field that its digest takes in. Where the signed content changed under one version, that is said instead.',
  tells: ['signoff-stale'],
  *compare(states) {
    const { base, head } = states;
    for (const pair of keptRecords(states)) {
      const { before, after } = pair;
      if (after.phase === 'draft' || after.phase === 'review') continue;
      const current = new Set(currentBlocks(after, head.queries).map(({ index }) => index));
      for (const block of heldBefore(before, base)) {
        const now = blockNow(pair, block);
        if (now === undefined || !current.has(now.index) || holds(after, now, head.queries)) continue;
        const values = boundChangesOf(pair, block, states);
        // `signed-content-changed` says it.
        if (isSameVersion(pair) && before.phase !== 'draft' && values.length > 0) continue;
        const words = {
          signature: signatureNamed(block.meaning),
          signer: signerNamed(block, base),
          date: block.date ?? '?',
        };
        yield {
          message: isSameVersion(pair)
            ? say.other(words)
            : say.version({ ...words, from: before.version ?? '?', to: after.version ?? '?' }),
          place: { file: after.file, record: after.key, path: ['signOffs', now.index] },
          values,
          signOffs: [signOffOf(before, block, base)],
        };
      }
    }
  },
};
