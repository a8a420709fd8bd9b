import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stageNpm } from './stage-npm.ts';

export interface Tarball {
  /** Absolute path. */
  readonly file: string;
  /** In bytes, as all sizes here. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly paths: readonly string[];
}

/** Packs the built npm package into a file of its usual name in a folder. */
export async function makeTarball(folder: string): Promise<Tarball> {
  const staged = await mkdtemp(join(tmpdir(), 'qms-package-'));
  try {
    await stageNpm(staged);
    const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: staged,
      shell: process.platform === 'win32',
    });
    // Some versions of npm give a list, others a mapping by name.
    const [packed] = Object.values(JSON.parse(stdout) as object) as [
      { filename: string; size: number; unpackedSize: number; files: readonly { path: string }[] },
    ];
    const { filename, size, unpackedSize, files } = packed;
    return { file: join(folder, filename), size, unpackedSize, paths: files.map(({ path }) => path) };
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}
