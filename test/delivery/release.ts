import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Puts what a release is tagged as into a folder, by the script that releases use. */
export function releaseInto(folder: string): void {
  execFileSync(process.execPath, ['scripts/release-tree.ts', folder], { cwd: root });
}
