import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { oneLine } from '../../report/sanitize.ts';
import { UsageError } from './usage.ts';

const nearestRoot = (from: string): string | null => {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'qms.yaml'))) return folder;
    if (dirname(folder) === folder) return null;
  }
};

/** The QMS root: `--root`, or the nearest folder upwards from the first path (or from here) that holds a `qms.yaml`. */
export function findRoot(given: string | undefined, paths: readonly string[], here = process.cwd()): string {
  if (given !== undefined) {
    const root = resolve(here, given);
    if (!existsSync(root)) throw new UsageError(`there is no folder \`${oneLine(given, 200)}\``);
    if (!existsSync(join(root, 'qms.yaml'))) {
      throw new UsageError(
        `\`${oneLine(given, 200)}\` holds no qms.yaml: name the folder that does, or run \`qms init\` there`,
      );
    }
    return realpathSync(root);
  }
  const first = paths[0] === undefined ? here : resolve(here, paths[0]);
  const start = existsSync(first) && statSync(first).isDirectory() ? first : dirname(first);
  const root = nearestRoot(paths[0] === undefined ? here : start);
  if (root === null) {
    throw new UsageError(
      'found no qms.yaml here or in a folder above: run `qms init` to start one, or name the root with `--root <dir>`',
    );
  }
  return realpathSync(root);
}

/** Paths as given on the command line, relative to the root with `/`. A path that is not there or lies outside is a usage fault. */
export function pathsBelowRoot(root: string, paths: readonly string[], here = process.cwd()): string[] {
  return paths.map((path) => {
    const absolute = resolve(here, path);
    if (!existsSync(absolute)) throw new UsageError(`there is no file or folder \`${oneLine(path, 200)}\``);
    const below = relative(root, realpathSync(absolute));
    if (below === '..' || below.startsWith(`..${sep}`))
      throw new UsageError(`\`${oneLine(path, 200)}\` is not below the root ${root}`);
    return below.split(sep).join('/');
  });
}
