import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../cli/run.ts';
import { staleBuild } from './built.ts';

/** A checkout whose files were written at these seconds. */
async function checkout(files: Readonly<Record<string, number>>): Promise<string> {
  const root = await folderWith();
  for (const [path, seconds] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
    utimesSync(join(root, path), seconds, seconds);
  }
  return root;
}

test.each([
  [{ 'server/src/main/cli.ts': 10 }, 'There is no build in dist/: run `npm run build`.'],
  [{ 'dist/build-id': 20, 'server/src/main/cli.ts': 10, 'schemas/risk.schema.json': 19 }, null],
  [
    { 'dist/build-id': 20, 'server/src/main/cli.ts': 21 },
    'dist/ is older than server/src/main/cli.ts: run `npm run build`.',
  ],
  [
    { 'dist/build-id': 20, 'schemas/risk.schema.json': 21 },
    'dist/ is older than schemas/risk.schema.json: run `npm run build`.',
  ],
  [{ 'dist/build-id': 20, 'test/graph.test.ts': 21, 'docs/rules.md': 21 }, null],
])('%j: %s', async (files, expected) => {
  expect(staleBuild(await checkout(files))).toBe(expected);
});
