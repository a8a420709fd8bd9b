import type { Evidence } from '../model/evidence.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { blockIdentity } from '../records/block-identity.ts';
import { isCovered, mayLackFiles } from '../records/covered-files.ts';
import { approvingBlocks, hasDigest, type SignOffBlock, signOffBlocks } from '../records/sign-offs.ts';
import { textsOf } from '../records/values.ts';
import { deepEqual } from './deep-equal.ts';
import type { ApprovedRecord, EvidenceRequest, SignedBlock } from './ports.ts';
import type { ChangedApproval } from './project-options.ts';
import type { RecordStore } from './record-store.ts';

/** What a history has to be read for; null where nothing needs it. */
export type WantedOfHistory = 'with-signatures' | 'without' | null;

/** What is known of a history before it has been read, or where it never will be. */
export const noEvidence = (canBeRead: boolean): Evidence => ({
  kind: 'none',
  reason: canBeRead ? 'pending' : 'not-asked',
});

/** Whether a digest is the one its block must carry, under the id the record has or one it had. */
function fits(record: QmsRecord, index: number, digest: string | null, queries: Queries): boolean {
  if (digest === null) return false;
  if (queries.expectedDigest(record, index) === digest) return true;
  return textsOf(record.data['formerIds']).some(
    (former) => queries.expectedDigest(record, index, former) === digest,
  );
}

/** Files that a sign-off of a record that is over covers and that are gone, as written. */
const goneFiles = (record: QmsRecord, block: SignOffBlock, queries: Queries): readonly string[] =>
  mayLackFiles(record)
    ? record.fileUses
        .filter(
          (use) =>
            isCovered(use, block) && use.target !== null && queries.file(use.target).unread === 'missing',
        )
        .map(({ written }) => written)
    : [];

function* blocksOf(
  store: RecordStore,
): Generator<{ readonly record: QmsRecord; readonly block: SignOffBlock }> {
  for (const record of store.records.values())
    for (const block of signOffBlocks(record.data)) yield { record, block };
}

/**
 * What the history has to be read for: the levels of evidence that only it can show, to say what changed of what was
 * signed, to show what a decision approved that is another by now, or what files held that are gone. Null where it is
 * not needed.
 */
export function wantedOfHistory(
  store: RecordStore,
  queries: Queries,
  changedApproval: ChangedApproval = () => null,
): WantedOfHistory {
  const { evidence } = queries.config('signOff');
  const needsAll = evidence === 'commit-bound' || evidence === 'signature-verified';
  for (const { record, block } of blocksOf(store)) {
    if (needsAll) return evidence === 'signature-verified' ? 'with-signatures' : 'without';
    if (isBlockWanted(record, block, queries)) return 'without';
  }
  // Every sign-off was looked at by now: decisions matter to no level of evidence.
  for (const record of store.records.values())
    if (changedApproval(record, queries) !== null) return 'without';
  return null;
}

/** Whether a history has to be read for one record, where no level of evidence asks for all. */
export const isWantedFor = (
  record: QmsRecord,
  queries: Queries,
  changedApproval: ChangedApproval = () => null,
): boolean =>
  signOffBlocks(record.data).some((block) => isBlockWanted(record, block, queries)) ||
  changedApproval(record, queries) !== null;

function isBlockWanted(record: QmsRecord, block: SignOffBlock, queries: Queries): boolean {
  const { index, digest } = block;
  if (hasDigest(block) && goneFiles(record, block, queries).length > 0) return true;
  return queries.expectedDigest(record, index) !== null && !fits(record, index, digest, queries);
}

/** The question to a history about the sign-offs of a root as they are now. */
export function evidenceRequest(
  store: RecordStore,
  queries: Queries,
  place: Omit<EvidenceRequest, 'signed' | 'approved' | 'integrity'>,
  changedApproval: ChangedApproval = () => null,
): EvidenceRequest {
  // Others have their turn meanwhile, and may change the store.
  const blocks = [...blocksOf(store)];
  const signed = async (): Promise<readonly SignedBlock[]> => {
    const found: SignedBlock[] = [];
    for (const { record, block } of blocks) {
      const { index, digest } = block;
      const key = blockIdentity(record, index);
      if (key !== null) {
        const gone = goneFiles(record, block, queries);
        found.push({ record, index, key, fits: fits(record, index, digest, queries), gone });
      }
      if (place.breathe !== undefined) await place.breathe();
    }
    return found;
  };
  const approved = [...store.records.values()].flatMap((record): ApprovedRecord[] => {
    const approval = changedApproval(record, queries);
    if (approval === null) return [];
    const { review, digest } = approval;
    const keys = approvingBlocks(review.data).map(({ index }) => blockIdentity(review, index));
    return [{ record, digest, by: keys.filter((key) => key !== null) }];
  });
  return { ...place, signed, approved, integrity: (path) => queries.file(path).sri };
}

const readOf = (evidence: Evidence): readonly unknown[] =>
  evidence.kind === 'read' ? [evidence.kind, evidence.withSignatures] : [evidence.kind, evidence.reason];
const headOf = (evidence: Evidence): string | null => (evidence.kind === 'read' ? evidence.head : null);

/** The facts, by kind and name, of which a second reading says something else than the first. */
export function changedEvidence(
  before: Evidence,
  after: Evidence,
): readonly (readonly [kind: 'evidence' | 'history' | 'head', name: string])[] {
  const [old, now] = [before, after].map(
    (each) => new Map<string, unknown>(each.kind === 'read' ? [...each.blocks, ...each.approvals] : []),
  );
  const keys = new Set([...old!.keys(), ...now!.keys()]);
  return [
    ...[...keys]
      .filter((key) => !deepEqual(old!.get(key), now!.get(key)))
      .map((key) => ['evidence', key] as const),
    ...(deepEqual(readOf(before), readOf(after)) ? [] : [['history', ''] as const]),
    ...(headOf(before) === headOf(after) ? [] : [['head', ''] as const]),
  ];
}
