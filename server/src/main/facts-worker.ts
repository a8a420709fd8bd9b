import { parentPort, workerData } from 'node:worker_threads';
import type { FactsWorkerData, WorkerFacts } from '../adapters/node/bulk-read.ts';
import { nodeFileSystem } from '../adapters/node/file-system.ts';
import { digestOf, nodeSha256 } from '../adapters/node/sha256.ts';
import { selectFiles } from '../records/file-selection.ts';
import type { ReadSetup } from '../records/read-setup.ts';
import { shippedCatalogue } from '../schemas/catalogue.ts';
import { encodeFacts } from '../workspace/kept/facts-codec.ts';
import { factsOf } from '../workspace/read-facts.ts';

/** Reads batches of files for the main thread; an empty batch ends it. */
const { root, configuration, below, withAnchors } = workerData as FactsWorkerData;
const files = nodeFileSystem(root);
const setup: ReadSetup = {
  configuration,
  selection: selectFiles(configuration),
  catalogue: shippedCatalogue(),
  sha256: nodeSha256,
  withAnchors,
  below,
};

async function read(path: string): Promise<WorkerFacts> {
  const result = await files.read(path, configuration.limits.fileSize);
  const facts = factsOf(path, result, setup);
  if (facts === null) return { path, digest: '', line: null };
  return { path, digest: result.kind === 'bytes' ? digestOf(result.bytes) : '', line: encodeFacts(facts) };
}

parentPort?.on('message', async (paths: readonly string[]) => {
  if (paths.length === 0) {
    parentPort?.close();
    return;
  }
  const answers: WorkerFacts[] = [];
  for (const path of paths) answers.push(await read(path));
  parentPort?.postMessage(answers);
});
