import type { ContentChanges } from '../../model/evidence.ts';
import type { QmsRecord } from '../../model/record.ts';
import { approvalIdentity, idsEver } from '../../records/block-identity.ts';
import { boundContent, changesOfContent } from '../../records/bound-changes.ts';
import { signOffDigest } from '../../records/canonical.ts';
import { contentParts, ofContent } from '../../records/content-digest.ts';
import { likelyFiles } from '../../records/likely-files.ts';
import type { ApprovedRecord, EvidenceRequest } from '../../workspace/ports.ts';
import { commitFiles } from './commit-files.ts';
import type { Found } from './find-introductions.ts';
import { type Integrities, integritiesNow } from './present-files.ts';
import type { Repository } from './repository.ts';
import type { Versions } from './versions.ts';

/** A record as a decision approved it, and the files that go with it. */
interface Approved {
  readonly record: QmsRecord;
  readonly files: Integrities;
}

/**
 * How records differ from what a decision approved, as far as the commit in which an approval of the review fits holds
 * what was approved.
 */
export async function changesSinceApprovals(
  repository: Repository,
  versions: Versions,
  found: ReadonlyMap<string, Found>,
  request: EvidenceRequest,
): Promise<ReadonlyMap<string, ContentChanges>> {
  const changes = new Map<string, ContentChanges>();
  const { setup } = request.root;
  const { meaning } = ofContent;
  for (const approval of request.approved) {
    const { record, digest, by } = approval;
    const commit = by
      .map((key) => found.get(key)?.introduction)
      .find((introduction) => introduction?.matched === true)?.commit;
    const was = commit === undefined ? null : await approvedIn(commit, approval, repository, versions);
    await request.breathe?.();
    if (was === null) continue;
    const before = boundContent(was.record, meaning, versions.setup.catalogue, was.files);
    const after = boundContent(record, meaning, setup.catalogue, integritiesNow(record, ofContent, request));
    changes.set(approvalIdentity(record, digest), changesOfContent(before, after));
  }
  return changes;
}

/** The record as a commit has it with the content that was approved; null where it does not. */
async function approvedIn(
  commit: string,
  { record, digest }: ApprovedRecord,
  repository: Repository,
  versions: Versions,
): Promise<Approved | null> {
  const ids = idsEver(record);
  const { index, meaning } = ofContent;
  const { sha256, catalogue } = versions.setup;
  for (const path of likelyFiles(record, await commitFiles(repository, commit).list())) {
    const blob = await versions.blobAt(commit, path);
    const facts = blob === null ? null : await versions.facts({ path, blob });
    for (const each of facts?.records ?? []) {
      const parts = ids.has(each.id) ? contentParts(each, catalogue) : null;
      if (parts === null) continue;
      const files = await versions.coveredFiles(each, index, meaning, commit);
      if (Object.values(files).includes(null)) continue;
      if (signOffDigest(parts, files as Record<string, string>, sha256) === digest)
        return { record: each, files };
    }
  }
  return null;
}
