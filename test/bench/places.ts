import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { generate, writeFiles } from './generate.ts';

export const checkout = join(import.meta.dirname, '../..');

/** Generated roots, caches and the programs measured against: nothing of it belongs to the repository. */
export const scratch = join(checkout, '.test-cache/bench');

export const launcher = join(checkout, 'server/bin/qms.mjs');

/** The folder of a generated company of mixed files, written now. */
export function mixedRoot(records: number): string {
  const root = join(scratch, `mixed-${records}`);
  writeFiles(root, generate(records).files);
  return root;
}

/** The launcher runs the build: without one there is nothing to measure. */
export function requireBuild(): void {
  if (!existsSync(join(checkout, 'dist/cli.mjs'))) throw new Error('run `npm run build` first');
}
