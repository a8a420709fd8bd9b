import type { EvidenceLevel } from '../../model/configuration.ts';
import type { BlockEvidence, BoundChange, CommitFacts, NoEvidence } from '../../model/evidence.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { hasDigest, type SignOffBlock } from '../../records/sign-offs.ts';
import { textsOf } from '../../records/values.ts';
import { foldedEmail } from '../people/emails.ts';
import { matches } from '../sign-off/blocks.ts';
import { unknownFiles } from '../sign-off/unknown-files.ts';
import {
  isForgeKey,
  isForgeKeyNamed,
  isValidOn,
  ownersOf,
  type RegisteredKey,
  registeredKeys,
} from './signing-keys.ts';

type Introduced = Extract<BlockEvidence, { kind: 'introduced' }>;

/** Why a sign-off stands no higher than it does. */
export type Shortfall =
  | { readonly kind: 'no-digest' }
  /** The digest does not fit, or none exists for such text. */
  | { readonly kind: 'changed'; readonly since: Introduced['since'] }
  /** A file it covers is gone from a record that is over, and nobody knows what it held. */
  | {
      readonly kind: 'not-shown';
      readonly files: readonly string[];
      /** The history has yet to be asked. */
      readonly isPending: boolean;
    }
  /** The history was not, or could not be, read. */
  | { readonly kind: 'not-read'; readonly reason: NoEvidence }
  | { readonly kind: 'uncommitted' }
  | { readonly kind: 'cut-off' | 'missing' | 'submodule'; readonly at: string }
  /** The digest did not fit in the commit that brought the block in. */
  | { readonly kind: 'never-fitted'; readonly commit: CommitFacts; readonly edited: readonly BoundChange[] }
  /** Whether it fitted cannot be known: a file it covers is not there. */
  | { readonly kind: 'cannot-tell'; readonly commit: CommitFacts }
  /** Nobody is named, or no record tells the e-mail of who is. */
  | { readonly kind: 'no-email'; readonly person: string | null; readonly commit: CommitFacts }
  | { readonly kind: 'other-author'; readonly person: string; readonly commit: CommitFacts }
  /** Nobody looked at the signature of the commit. */
  | { readonly kind: 'not-asked'; readonly commit: CommitFacts }
  | {
      readonly kind:
        | 'not-signed'
        | 'bad-signature'
        | 'not-understood'
        | 'unknown-key'
        | 'no-program'
        | 'forge-key'
        | 'key-of-nobody'
        | 'key-of-other'
        | 'key-not-valid';
      readonly person: string;
      readonly commit: CommitFacts;
      /** Fingerprint of the key, name of the program that is missing, or form of what is not understood. */
      readonly name: string;
      /** In whose record the key is. */
      readonly owners: readonly string[];
      readonly key: RegisteredKey | null;
    };

/** How strong the evidence of a sign-off is, and what is missing for the next level; null at the top. */
export interface Standing {
  readonly level: EvidenceLevel;
  readonly shortfall: Shortfall | null;
  /** What the history says of it, where it has been read. */
  readonly evidence: BlockEvidence | null;
}

/** The levels, the weakest first. */
export const levels: readonly EvidenceLevel[] = [
  'declared',
  'content-bound',
  'commit-bound',
  'signature-verified',
];

/** True for a level that is as high as another, or higher. */
export const reaches = (level: EvidenceLevel, wanted: EvidenceLevel): boolean =>
  levels.indexOf(level) >= levels.indexOf(wanted);

/** True for the levels that only a history can show. */
export const needsHistory = (level: EvidenceLevel): boolean => reaches(level, 'commit-bound');

/** True for a sign-off that somebody else typed in for the signer. */
export const isRecordedForSigner = ({ by, recordedBy }: SignOffBlock): boolean =>
  recordedBy !== null && recordedBy !== by;

/** Who must have committed a sign-off: who typed it, where that is another. */
export const committerOf = ({ by, recordedBy }: SignOffBlock): string | null => recordedBy ?? by;

/** How strong the evidence of a sign-off is. */
export function standingOf(record: QmsRecord, block: SignOffBlock, queries: Queries): Standing {
  const evidence = queries.evidence(record, block.index);
  const at = (level: EvidenceLevel, shortfall: Shortfall | null): Standing => ({
    level,
    shortfall,
    evidence,
  });
  if (!hasDigest(block)) return at('declared', { kind: 'no-digest' });
  if (!matches(record, block, queries)) {
    const unknown =
      queries.expectedDigest(record, block.index) === null ? unknownFiles(record, block, queries) : null;
    if (unknown?.areLost === true) {
      const files = unknown.files.map(({ written }) => written);
      return at('declared', { kind: 'not-shown', files, isPending: unknown.isPending });
    }
    return at('declared', {
      kind: 'changed',
      since: evidence?.kind === 'introduced' ? evidence.since : null,
    });
  }
  const shortOfCommit = commitShortfall(block, evidence, queries);
  if (shortOfCommit !== null) return at('content-bound', shortOfCommit);
  const shortOfSignature = signatureShortfall(block, (evidence as Introduced).commit, queries);
  return shortOfSignature === null ? at('signature-verified', null) : at('commit-bound', shortOfSignature);
}

function commitShortfall(
  block: SignOffBlock,
  evidence: BlockEvidence | null,
  queries: Queries,
): Shortfall | null {
  if (evidence === null) {
    const history = queries.history();
    return { kind: 'not-read', reason: history.kind === 'none' ? history.reason : 'not-asked' };
  }
  if (evidence.kind === 'uncommitted') return { kind: 'uncommitted' };
  if (evidence.kind === 'unknown') return { kind: evidence.reason, at: evidence.at };
  const { commit, matched, edited } = evidence;
  if (matched === null) return { kind: 'cannot-tell', commit };
  if (!matched) return { kind: 'never-fitted', commit, edited };
  const person = committerOf(block);
  const emails = person === null ? [] : textsOf(queries.record(person)?.data['emails']);
  if (person === null || emails.length === 0) return { kind: 'no-email', person, commit };
  const stated = foldedEmail(commit.author.email);
  return emails.some((email) => foldedEmail(email) === stated)
    ? null
    : { kind: 'other-author', person, commit };
}

function signatureShortfall(block: SignOffBlock, commit: CommitFacts, queries: Queries): Shortfall | null {
  const { signature } = commit;
  const person = committerOf(block)!;
  const short = (
    kind: Extract<Shortfall, { owners: unknown }>['kind'],
    name = '',
    more: { readonly owners?: readonly string[]; readonly key?: RegisteredKey } = {},
  ): Shortfall => ({ kind, person, commit, name, owners: more.owners ?? [], key: more.key ?? null });
  if (signature === undefined) return { kind: 'not-asked', commit };
  if (signature === null) return short('not-signed');
  if (signature.kind === 'invalid') return short('bad-signature');
  if (signature.kind === 'not-understood') return short('not-understood', signature.form);
  if (signature.kind === 'unknown-key') {
    const named = signature.fingerprint ?? '';
    return short(isForgeKeyNamed(named) ? 'forge-key' : 'unknown-key', named);
  }
  if (signature.kind === 'no-program') return short('no-program', signature.program);
  const { fingerprint } = signature;
  if (isForgeKey(signature)) return short('forge-key', fingerprint);
  const record = queries.record(person);
  const keys = record === undefined ? [] : registeredKeys(record, signature);
  if (keys.length === 0) {
    const owners = ownersOf(signature, queries).map(({ id }) => id);
    return short(owners.length === 0 ? 'key-of-nobody' : 'key-of-other', fingerprint, { owners });
  }
  const day = commit.committer.date;
  if (day !== null && keys.some((key) => isValidOn(key, day))) return null;
  return short('key-not-valid', fingerprint, { key: keys[0]! });
}
