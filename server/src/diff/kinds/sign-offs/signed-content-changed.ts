import type { ValueChange } from '../../../domain/trust/changes.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import type { QmsRecord } from '../../../model/record.ts';
import type { Path } from '../../../model/text.ts';
import type { ChangeKind } from '../../kind.ts';
import { keptRecords } from '../../kind.ts';
import {
  boundChangesOf,
  heldBefore,
  isSameVersion,
  isSignedAgain,
  signOffNamed,
  signOffOf,
} from '../../signed.ts';

const say = defineMessages('signed-content-changed', {
  broken:
    'Signed content is changed, and {version, select, none {there is no version to tell it by} other {the version is still {version}}}. What does not hold any more is {signatures}.',
  again:
    'Signed content is changed and signed again, {version, select, none {with no version to tell it by} other {still as version {version}}}. Of another text was {signatures}.',
});

/** The first key that is moved; the record as a whole where its text is, or the key is gone. */
function placeOf([first]: readonly ValueChange[], { data }: QmsRecord): Path {
  const key = /^\w+/.exec(first?.path ?? '')?.[0];
  return key !== undefined && Object.hasOwn(data, key) ? [key] : [];
}

export const kind: ChangeKind = {
  id: 'signed-content-changed',
  group: 'sign-offs',
  severity: 'error',
  title: 'Signed content changed without a new version',
  explanation:
    'What somebody signed is another text under the same version: either the sign-off does not hold any more, or two texts have been signed that nobody can tell apart.',
  tells: ['signoff-stale'],
  *compare(states) {
    for (const pair of keptRecords(states)) {
      const { before, after } = pair;
      if (before.phase === 'draft' || !isSameVersion(pair)) continue;
      const moved = heldBefore(before, states.base)
        .map((block) => ({ block, values: boundChangesOf(pair, block, states) }))
        .filter(({ values }) => values.length > 0);
      const [first] = moved;
      if (first === undefined) continue;
      const blocks = moved.map(({ block }) => block);
      const words = {
        version: after.version ?? 'none',
        signatures: listed(blocks.map((block) => signOffNamed(block, states.base))),
      };
      yield {
        message: blocks.every((block) => isSignedAgain(after, block, states.head))
          ? say.again(words)
          : say.broken(words),
        place: { file: after.file, record: after.key, path: placeOf(first.values, after) },
        values: first.values,
        signOffs: blocks.map((block) => signOffOf(before, block, states.base)),
      };
    }
  },
};
