import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { repacked } from './repack.ts';
import { stageExtension } from './stage-extension.ts';

/** Packs the built extension into a file, and returns its size in bytes. */
export async function makeVsix(file: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'qms-package-'));
  try {
    await stageExtension(folder);
    // Everything is bundled: nothing of node_modules goes along.
    await createVSIX({ cwd: folder, packagePath: file, dependencies: false });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const packed = repacked(await readFile(file));
  await writeFile(file, packed);
  return packed.length;
}
