/**
 * Builds the example company with its history, in a git repository of its own, for tests and screenshots.
 *
 *   node scripts/acme/build.ts <folder>     build it there (an empty folder, or one still to be made)
 *   node scripts/acme/build.ts --write      build it aside, and write digests and commits that are others than those
 *                                           in test/workspaces/acme into its files: after the example was edited
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { replay } from './replay.ts';
import { FixedRepository } from './repository.ts';

const source = resolve(import.meta.dirname, '../../test/workspaces/acme');

/** The files of the example company as they are in the working tree, path → text. */
export function exampleFiles(): ReadonlyMap<string, string> {
  const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name }) =>
    join(parentPath, name)
      .slice(source.length + 1)
      .replaceAll('\\', '/'),
  );
  return new Map(paths.sort().map((path) => [path, readFileSync(join(source, path), 'utf8')]));
}

/** Builds the example company in a folder. Returns the files its history ends with, path → text. */
const buildExample = (folder: string): Promise<ReadonlyMap<string, string>> =>
  replay(exampleFiles(), new FixedRepository(folder));

if (import.meta.main) {
  const [argument] = process.argv.slice(2);
  if (argument === undefined) throw new Error('say where to build it, or --write');
  if (argument === '--write') {
    const folder = mkdtempSync(join(tmpdir(), 'qms-example-'));
    const given = exampleFiles();
    const built = await buildExample(folder);
    const changed = [...built].filter(([path, text]) => given.get(path) !== text);
    for (const [path, text] of changed) writeFileSync(join(source, path), text);
    rmSync(folder, { recursive: true });
    process.stdout.write(`${changed.length} files written\n`);
  } else {
    await buildExample(resolve(argument));
    process.stdout.write(`Built: ${resolve(argument)}\n`);
  }
}
