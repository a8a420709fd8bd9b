import type { UserSchemaSource } from '../schemas/user-schema.ts';
import type { LoadedTypes } from '../workspace/root-setup.ts';
import { builtProgram } from './installation.ts';
import { type Trial, typesOfSchemas } from './types-of-schemas.ts';

/** Milliseconds after which a schema that is still being compiled is given up. */
const longest = 10_000;

/**
 * Compiles schemas in a worker that can be ended: a schema comes from the repository and must not be able
 * to hang whoever opens it, nor take all memory.
 * @param program the worker: it is given the schemas and sends any message once it has compiled them
 * @param patience milliseconds until the worker is ended
 */
export async function tryInWorker(
  program: URL,
  sources: readonly UserSchemaSource[],
  patience: number,
): Promise<Trial> {
  const { Worker } = await import('node:worker_threads');
  return new Promise((resolve) => {
    const worker = new Worker(program, {
      workerData: sources,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const end = (trial: Trial): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(trial);
    };
    const timer = setTimeout(() => end('too-long'), patience);
    worker.once('message', () => end('compiled'));
    // Out of memory, mostly.
    worker.once('error', () => end('broken-off'));
    // Also comes last after the others, when it no longer counts.
    worker.once('exit', () => end('broken-off'));
  });
}

/** The record types of a root from the texts of its own schemas, with what is wrong with them. */
export const loadTypes = (
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<LoadedTypes> =>
  typesOfSchemas(files, async (sources) => {
    const program = builtProgram('schema-worker.mjs');
    // From source, without a built worker, schemas are taken on trust.
    return program === null ? 'compiled' : tryInWorker(program, sources, longest);
  });
