import type { ChangesSince, CommitFacts } from '../../model/evidence.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { cancels, hasDigest, type SignOffBlock, signOffBlocks } from '../../records/sign-offs.ts';
import { currentBlocks, matches } from '../sign-off/blocks.ts';

/** A sign-off whose text is known as it was when it was signed. */
export interface SignedText {
  readonly block: SignOffBlock;
  /** What names the sign-off in its record, whatever is added before or after it. */
  readonly digest: string;
  /** The commit in which the digest fits, and the file there, below the root. */
  readonly commit: CommitFacts;
  readonly file: string;
  /** How what it binds differs now, as far as that has been looked at. */
  readonly since: ChangesSince | null;
}

function signedText(record: QmsRecord, block: SignOffBlock, queries: Queries): readonly SignedText[] {
  const { digest } = block;
  const evidence = digest === null || !hasDigest(block) ? null : queries.evidence(record, block.index);
  if (digest === null || evidence?.kind !== 'introduced' || evidence.matched !== true) return [];
  const { commit, file, since } = evidence;
  return [{ block, digest, commit, file, since }];
}

/** The sign-offs of a record that do not fit it any more, where the history shows what was signed; the newest first. */
export const changedSince = (record: QmsRecord, queries: Queries): readonly SignedText[] =>
  currentBlocks(record, queries)
    .filter((block) => !cancels(block) && !matches(record, block, queries))
    .flatMap((block) => signedText(record, block, queries))
    .sort((one, other) => ((one.block.date ?? '') < (other.block.date ?? '') ? 1 : -1));

/** What a sign-off was given for, named by the record and its digest, whether or not it fits by now. */
export function signedAs(
  id: string,
  digest: string,
  queries: Queries,
): { readonly record: QmsRecord; readonly signed: SignedText } | null {
  for (const record of queries.versions(id))
    for (const block of signOffBlocks(record.data)) {
      if (block.digest !== digest) continue;
      const [signed] = signedText(record, block, queries);
      if (signed !== undefined) return { record, signed };
    }
  return null;
}
