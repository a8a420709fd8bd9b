import { standingOf } from '../domain/evidence/level.ts';
import { currentBlocks, holds } from '../domain/sign-off/blocks.ts';
import { signatureNamed } from '../domain/sign-off/words.ts';
import type { ValueChange } from '../domain/trust/changes.ts';
import { nameAndId } from '../domain/words/records.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { Message } from '../model/message.ts';
import type { QmsRecord } from '../model/record.ts';
import { blockAt, blockForm, indexOfBlock } from '../records/block-identity.ts';
import { boundContent, changesOfContent } from '../records/bound-changes.ts';
import { isCovered } from '../records/covered-files.ts';
import { cancels, type SignOffBlock, signOffBlocks } from '../records/sign-offs.ts';
import type { KeptRecord, Snapshot, StatePair } from './kind.ts';
import type { ChangedSignOff } from './model.ts';

const say = defineMessages('diff.signed', {
  named: 'the {signature} by {signer} on {date}',
});

/** What a change says of a sign-off, as it stands in one of the states. */
export function signOffOf(record: QmsRecord, block: SignOffBlock, { queries }: Snapshot): ChangedSignOff {
  const { by, role, meaning, date } = block;
  return { by, role, meaning, date, level: standingOf(record, block, queries).level };
}

/** Who gave a sign-off, for a sentence. */
export const signerNamed = ({ by }: SignOffBlock, { queries }: Snapshot): Message | string =>
  by === null ? '?' : nameAndId(queries, by);

/** A sign-off for a sentence: what it is, by whom and when. */
export const signOffNamed = (block: SignOffBlock, state: Snapshot): Message =>
  say.named({
    signature: signatureNamed(block.meaning),
    signer: signerNamed(block, state),
    date: block.date ?? '?',
  });

/** The sign-offs that spoke for a record in the base, and held. */
export const heldBefore = (before: QmsRecord, { queries }: Snapshot): readonly SignOffBlock[] =>
  currentBlocks(before, queries).filter((block) => !cancels(block) && holds(before, block, queries));

/** The same block of the record as it is now; undefined where it is not there any more as it was. */
export function blockNow({ before, after }: KeptRecord, block: SignOffBlock): SignOffBlock | undefined {
  const form = blockForm(blockAt(before.data, block.index));
  const index = form === null ? -1 : indexOfBlock(after, form);
  return signOffBlocks(after.data).find((each) => each.index === index);
}

/** The bytes behind what a sign-off covers, by path as written. */
function filesOf(
  record: QmsRecord,
  block: SignOffBlock,
  { queries }: Snapshot,
): Readonly<Record<string, string | null>> {
  const files: Record<string, string | null> = Object.create(null);
  for (const use of record.fileUses)
    if (isCovered(use, block)) files[use.written] = use.target === null ? null : queries.file(use.target).sri;
  return files;
}

/** What a sign-off binds and the change moves, key by key; texts without their words. */
export function boundChangesOf(
  { before, after }: KeptRecord,
  block: SignOffBlock,
  { base, head }: StatePair,
): readonly ValueChange[] {
  const meaning = block.meaning ?? '';
  const contents = [
    boundContent(before, meaning, base.catalogue, filesOf(before, block, base)),
    boundContent(after, meaning, head.catalogue, filesOf(after, block, head)),
  ] as const;
  return changesOfContent(...contents).changes;
}

/** True for a record whose version is the same, or that has none. */
export const isSameVersion = ({ before, after }: KeptRecord): boolean => before.version === after.version;

/** True where a sign-off that was given before, or anew, holds for what stands there now and was given as that. */
export const isSignedAgain = (after: QmsRecord, { meaning }: SignOffBlock, { queries }: Snapshot): boolean =>
  currentBlocks(after, queries).some(
    (block) => !cancels(block) && block.meaning === meaning && holds(after, block, queries),
  );

/** Sign-offs of the head that the base does not have, each with its record. */
export function* addedBlocks({
  pairs,
}: StatePair): Generator<{ readonly record: QmsRecord; readonly block: SignOffBlock }> {
  for (const { before, after } of pairs) {
    if (after === null) continue;
    for (const block of signOffBlocks(after.data)) {
      const form = blockForm(blockAt(after.data, block.index));
      if (form === null || before === null || indexOfBlock(before, form) < 0) yield { record: after, block };
    }
  }
}
