import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { Message, MessageList } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { contentParts, ofContent } from '../../records/content-digest.ts';
import { isCovered } from '../../records/covered-files.ts';
import { readText } from '../../records/read-file.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import { hasDigest, type SignOffBlock, signOffBlocks } from '../../records/sign-offs.ts';
import { deepEqual } from '../../workspace/deep-equal.ts';
import type { RecordStore } from '../../workspace/record-store.ts';
import { fullyNamed, idAndTitle, nameAndId } from '../words/records.ts';
import { currentBlocks, matches } from './blocks.ts';
import { standingApproval } from './decision.ts';
import { shortNameOf } from './still-to-sign.ts';
import { signatureNamed } from './words.ts';

const say = defineMessages('sign-off.broken', {
  signature:
    'the {signature} of {record}{signed, select, by { by {signer}} other {}}{dated, select, yes { on {date}} other {}}',
  decision: 'the approval of {record} in {review}',
  unfit:
    'the {signature} of {record}{signed, select, by { by {signer}} other {}}{dated, select, yes { on {date}} other {}}, which does not fit the text as it is',
  briefly:
    '{signature}{signed, select, by { by {signer}} other {}}{dated, select, yes { on {date}} other {}}',
  unfitBriefly:
    '{signature}{signed, select, by { by {signer}} other {}}{dated, select, yes { on {date}} other {}} (does not fit any more)',
  decisionBriefly: 'approval in {review}',
});

/** A sign-off, or a decision of a management review, that fits a record as it is and would not fit it any more. */
export interface BrokenSignature {
  readonly record: QmsRecord;
  /** Null where a review approved it (`approvedIn`). */
  readonly block: SignOffBlock | null;
  /** Id of that review; null for a sign-off. */
  readonly review: string | null;
}

/** What must be known of a root to see which signatures an edit breaks; a project is one. */
export interface SignedRoot {
  readonly store: RecordStore;
  readonly queries: Queries;
  readonly setup: ReadSetup;
}

/** Which of the sign-offs of a record count as signatures that an edit may break. */
export type SignaturesOf = (record: QmsRecord, queries: Queries) => readonly SignOffBlock[];

/** Those that fit the record as it is. */
const matching: SignaturesOf = (record, queries) =>
  signOffBlocks(record.data).filter((block) => matches(record, block, queries));

/** Those that speak for the record today, whether or not they fit: one that does not would, were the text restored. */
export const speaking: SignaturesOf = (record, queries) => [
  ...new Map(
    [...matching(record, queries), ...currentBlocks(record, queries).filter(hasDigest)].map((block) => [
      block.index,
      block,
    ]),
  ).values(),
];

const signedIn = (
  records: readonly QmsRecord[],
  queries: Queries,
  signaturesOf: SignaturesOf,
): BrokenSignature[] =>
  records.flatMap((record) =>
    signaturesOf(record, queries).map((block) => ({ record, block, review: null })),
  );

/** Records whose content a decision of a management review approved. */
const decided = (records: readonly QmsRecord[], queries: Queries): BrokenSignature[] =>
  records.flatMap((record) => {
    const review = standingApproval(record, queries)?.review.id;
    return review === undefined ? [] : [{ record, block: null, review }];
  });

/** Sign-offs of other files' records that cover this file's bytes, and so any change of it. */
function coveringFrom(path: string, { store, queries }: SignedRoot): BrokenSignature[] {
  const users = store
    .contentUsers(path)
    .filter(({ file, fileUses }) => file !== path && fileUses.some(({ target }) => target === path));
  return [...signedIn(users, queries, matching), ...decided(users, queries)].filter(({ record, block }) =>
    record.fileUses.some((use) => use.target === path && isCovered(use, block ?? ofContent)),
  );
}

/**
 * The sign-offs (those that match, unless asked for others) that would not match any more if a file had another text: of the records in it, found out
 * by reading that text, and of records elsewhere that are signed together with the file.
 */
export function signaturesBrokenBy(
  root: SignedRoot,
  path: string,
  before: string,
  after: string,
  signaturesOf: SignaturesOf = matching,
): readonly BrokenSignature[] {
  if (before === after) return [];
  const covering = coveringFrom(path, root);
  const own = root.store.factsOf(path)?.records ?? [];
  const signed = [...signedIn(own, root.queries, signaturesOf), ...decided(own, root.queries)];
  if (signed.length === 0) return covering;
  const { records } = readText(path, after, root.setup);
  const { catalogue } = root.setup;
  const broken = signed.filter(({ record, block }) => {
    const changed = records[record.ordinal];
    if (block !== null) return !deepEqual(record.digests[block.index], changed?.digests[block.index]);
    return (
      changed === undefined || !deepEqual(contentParts(record, catalogue), contentParts(changed, catalogue))
    );
  });
  return [...broken, ...covering];
}

/** The keys that sign-offs may stand under. */
export const signOffKeys = (aliases: Configuration['aliases']): readonly string[] => [
  'signOffs',
  ...Object.keys(aliases).filter((name) => aliases[name] === 'signOffs'),
];

/** True when another text of a file leaves every record in its place and everybody's sign-offs as they are. */
export function leavesSignOffs({ store, setup }: SignedRoot, path: string, after: string): boolean {
  const before = store.factsOf(path)?.records ?? [];
  const names = signOffKeys(setup.configuration.aliases);
  // Most files hold none, and need not be read for that. An edit may also make some: of a key with a slip in it.
  if (
    before.every(({ data }) => data['signOffs'] === undefined) &&
    !names.some((name) => after.includes(name))
  )
    return true;
  const { records } = readText(path, after, setup);
  return (
    before.length === records.length &&
    before.every((record, at) => deepEqual(record.data['signOffs'], records[at]?.data['signOffs']))
  );
}

/** The record of a broken signature where somebody looks through a list: `POL-001 "Quality policy"`. */
export const recordAsked = ({ record }: BrokenSignature): Message | string =>
  record.id === '' ? record.file : idAndTitle(record);

/** A broken signature next to its record: `approval by Jane Doe on 2026-03-01`, `approval in MR-2026-01`. */
export function signatureBriefly({ record, block, review }: BrokenSignature, queries: Queries): Message {
  if (block === null) return say.decisionBriefly({ review: review ?? '' });
  const signature = signatureNamed(block.meaning);
  const signer = block.by === null ? '' : shortNameOf(block.by, queries);
  const values = { signature, signed: block.by === null ? 'none' : 'by', signer };
  const dated = { ...values, dated: block.date === null ? 'no' : 'yes', date: block.date ?? '' };
  return matches(record, block, queries) ? say.briefly(dated) : say.unfitBriefly(dated);
}

/** `the approval of quality policy POL-001 "…" by Jane Doe (PER-001) on 2026-03-01`, several as a list. */
export const signaturesListed = (signatures: readonly BrokenSignature[], queries: Queries): MessageList =>
  listed(
    signatures.map(({ record, block, review }) => {
      if (block === null) return say.decision({ record: fullyNamed(record), review: review ?? '' });
      const values = {
        signature: signatureNamed(block.meaning),
        record: fullyNamed(record),
        signed: block.by === null ? 'none' : 'by',
        signer: block.by === null ? '' : nameAndId(queries, block.by),
        dated: block.date === null ? 'no' : 'yes',
        date: block.date ?? '',
      };
      return matches(record, block, queries) ? say.signature(values) : say.unfit(values);
    }),
  );
