import { Worker } from 'node:worker_threads';
import type { UserSchemaSource } from '../schemas/user-schema.ts';
import type { LoadedTypes } from '../workspace/project.ts';
import { builtProgram } from './installation.ts';
import { typesOfSchemas } from './types-of-schemas.ts';

/** Milliseconds after which a schema that is still being compiled is given up. */
const patience = 10_000;

/**
 * Whether schemas compile in reasonable time, tried in a worker that can be ended: a schema comes from
 * the repository and must not be able to hang whoever opens it. From source, without a built worker,
 * they are taken on trust.
 */
function compilesInTime(sources: readonly UserSchemaSource[]): Promise<boolean> {
  const program = builtProgram('schema-worker.mjs');
  if (program === null) return Promise.resolve(true);
  return new Promise((resolve) => {
    const worker = new Worker(program, {
      workerData: sources,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const end = (answer: boolean): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => end(false), patience);
    worker.once('message', () => end(true));
    worker.once('error', () => end(false));
  });
}

/** The record types of a root from the texts of its own schemas, with what is wrong with them. */
export const loadTypes = (
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<LoadedTypes> => typesOfSchemas(files, compilesInTime);
