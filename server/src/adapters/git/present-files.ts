import type { QmsRecord } from '../../model/record.ts';
import { type CoveringBlock, isCovered } from '../../records/covered-files.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import type { EvidenceRequest, SignedBlock } from '../../workspace/ports.ts';

/** Integrity of files by their paths as written; null for one that is not to be had. */
export type Integrities = Readonly<Record<string, string | null>>;

/** What a sign-off means; empty where it does not say. */
export const meaningOf = ({ record, index }: SignedBlock): string =>
  signOffBlocks(record.data).find((block) => block.index === index)?.meaning ?? '';

/** Files as they are, those that are not there as they were. */
export const withLost = (files: Integrities, lost: Integrities): Integrities =>
  Object.fromEntries(
    Object.entries(files).map(([written, sri]) => [
      written,
      sri ?? (Object.hasOwn(lost, written) ? lost[written]! : null),
    ]),
  );

/** The files that a sign-off covers as they are now; those that are gone as they were when it came in. */
export const presentFiles = (block: SignedBlock, request: EvidenceRequest, lost: Integrities): Integrities =>
  withLost(integritiesNow(block.record, { index: block.index, meaning: meaningOf(block) }, request), lost);

/** The files that are covered as they are now. */
export function integritiesNow(
  { fileUses }: QmsRecord,
  by: CoveringBlock,
  request: Pick<EvidenceRequest, 'integrity'>,
): Integrities {
  const files: Record<string, string | null> = {};
  for (const use of fileUses) {
    const { written, target } = use;
    if (!isCovered(use, by)) continue;
    files[written] = target === null ? null : request.integrity(target);
  }
  return files;
}
