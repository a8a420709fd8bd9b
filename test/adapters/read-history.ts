import { gitEvidence } from '../../server/src/adapters/git/evidence.ts';
import type { EvidenceCache } from '../../server/src/adapters/git/evidence-cache.ts';
import { nodeFileSystem } from '../../server/src/adapters/node/file-system.ts';
import { roots } from '../../server/src/core/roots.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';

/** A root that is read, with what its history says of its sign-offs, found out with what a cache holds. */
export async function withHistory(root: string, cache?: EvidenceCache): Promise<Project> {
  const files = nodeFileSystem(root);
  const loadTypes = async () => ({ catalogue: shippedCatalogue(), issues: new Map() });
  const project = await roots.begin({
    files,
    readFacts: readFactsInThread(files),
    loadTypes,
    readEvidence: gitEvidence(root, { loadTypes, ...(cache === undefined ? {} : { cache }) }),
    clock: () => '2026-04-01',
    incremental: false,
  });
  await project.readAll();
  await project.readEvidence(false);
  return project;
}
