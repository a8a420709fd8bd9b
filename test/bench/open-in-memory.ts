import { rules } from '../../server/generated/rules.ts';
import type { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { nodeSha256 } from '../../server/src/adapters/node/sha256.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { asOf } from './records.ts';

/** A root held in memory: read, judged and published in this thread. */
export async function openInMemory(files: MemoryFileSystem, incremental: boolean): Promise<Project> {
  const project = await Project.open({
    files,
    readFacts: readFactsInThread(files),
    loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
    clock: () => asOf,
    rules,
    exceptionsInForce,
    sha256: nodeSha256,
    incremental,
  });
  await project.publish();
  return project;
}
