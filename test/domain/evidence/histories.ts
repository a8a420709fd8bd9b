import type { BlockEvidence, Evidence } from '../../../server/src/model/evidence.ts';
import type { ReadEvidence, SignedBlock } from '../../../server/src/workspace/ports.ts';

type Introduced = Extract<BlockEvidence, { kind: 'introduced' }>;

/** A sign-off that came in with a commit of 20 January 2026 whose author states this e-mail. */
export function committedBy(email: string, more: Partial<Introduced> = {}): Introduced {
  const author = { name: 'Somebody', email, date: '2026-01-20' as const };
  const commit = { hash: '1'.repeat(40), author, committer: author };
  const said = { commit, file: 'policy.md', matched: true, imported: false, edited: [], since: null };
  return { kind: 'introduced', ...said, ...more };
}

/** A history in which every sign-off has the evidence that is given for it; undefined for one it does not know. */
export const historySaying =
  (evidenceOf: (block: SignedBlock) => BlockEvidence | undefined): ReadEvidence =>
  async ({ signed, withSignatures }): Promise<Evidence> => ({
    kind: 'read',
    head: '1'.repeat(40),
    withSignatures,
    approvals: new Map(),
    blocks: new Map(
      (await signed()).flatMap((block) => {
        const evidence = evidenceOf(block);
        return evidence === undefined ? [] : [[block.key, evidence] as const];
      }),
    ),
  });

/** A history that says the same of every sign-off. */
export const all = (evidence: BlockEvidence | undefined): ReadEvidence => historySaying(() => evidence);
