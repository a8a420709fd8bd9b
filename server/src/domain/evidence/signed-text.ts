import type { ChangesSince, CommitFacts } from '../../model/evidence.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import {
  approvingBlocks,
  cancels,
  hasDigest,
  type SignOffBlock,
  signOffBlocks,
} from '../../records/sign-offs.ts';
import { currentBlocks, matches } from '../sign-off/blocks.ts';
import { changedApproval } from '../sign-off/decision.ts';

/** A text that somebody signed, or that a management review approved, known as it was then. */
export interface SignedText {
  /** The sign-off; of a decision, the one that the review was approved with. */
  readonly block: SignOffBlock;
  /** The review whose decision approved the text; null where the record was signed off itself. */
  readonly review: QmsRecord | null;
  /** What names it: the digest of the sign-off, or of the content that was approved. */
  readonly digest: string;
  /** The commit in which the sign-off fits. */
  readonly commit: CommitFacts;
  /** The file there, below the root; of a decision, the file the record is in now. */
  readonly file: string;
  /** How what it binds differs now, as far as that has been looked at. */
  readonly since: ChangesSince | null;
}

function signedText(record: QmsRecord, block: SignOffBlock, queries: Queries): readonly SignedText[] {
  const { digest } = block;
  const evidence = digest === null || !hasDigest(block) ? null : queries.evidence(record, block.index);
  if (digest === null || evidence?.kind !== 'introduced' || evidence.matched !== true) return [];
  const { commit, file, since } = evidence;
  return [{ block, review: null, digest, commit, file, since }];
}

const dayOf = ({ block }: SignedText): string => block.date ?? '';

/** What a decision of a review approved, where the record is another by now: as it was at the first approval. */
function approvedText(record: QmsRecord, queries: Queries): readonly SignedText[] {
  const approval = changedApproval(record, queries);
  if (approval === null) return [];
  const { review, digest } = approval;
  const [first] = approvingBlocks(review.data).flatMap((block) => signedText(review, block, queries));
  if (first === undefined) return [];
  const changes = queries.changesSinceApproval(record, digest);
  const since = changes === null ? null : { ...changes, commit: null };
  return [{ ...first, review, digest, file: record.file, since }];
}

/**
 * The sign-offs and decisions that do not fit a record any more, where the history shows what was signed; the newest
 * sign-off first, a decision last.
 */
export const changedSince = (record: QmsRecord, queries: Queries): readonly SignedText[] => [
  ...currentBlocks(record, queries)
    .filter((block) => !cancels(block) && !matches(record, block, queries))
    .flatMap((block) => signedText(record, block, queries))
    .sort((one, other) => (dayOf(one) < dayOf(other) ? 1 : -1)),
  ...approvedText(record, queries),
];

/** What was signed or approved, named by the record and the digest, whether or not it fits by now. */
export function signedAs(
  id: string,
  digest: string,
  queries: Queries,
): { readonly record: QmsRecord; readonly signed: SignedText } | null {
  for (const record of queries.versions(id)) {
    for (const block of signOffBlocks(record.data)) {
      if (block.digest !== digest) continue;
      const [signed] = signedText(record, block, queries);
      if (signed !== undefined) return { record, signed };
    }
    const [approved] = approvedText(record, queries);
    if (approved?.digest === digest) return { record, signed: approved };
  }
  return null;
}
