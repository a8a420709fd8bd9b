import { accessSync, constants, existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { oneLine } from '../../document/sanitize.ts';
import { defaultConfiguration } from '../../records/configuration.ts';
import { UsageError } from './usage.ts';

const nearestRoot = (from: string): string | null => {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'qms.yaml'))) return folder;
    if (dirname(folder) === folder) return null;
  }
};

/** The real path of a root. A qms.yaml that would not be read would leave its settings out without a word. */
function usable(folder: string): string {
  const root = realpathSync(folder);
  const file = join(root, 'qms.yaml');
  const stats = lstatSync(file);
  const refuse = (why: string): never => {
    throw new UsageError(`\`${oneLine(file, 200)}\` was not read: ${why}`);
  };
  if (stats.isSymbolicLink()) refuse('it is a link, and links are not followed; put the file itself there');
  if (!stats.isFile()) refuse('it is no file');
  if (stats.size > defaultConfiguration.limits.fileSize) refuse('it is larger than 1 MB');
  try {
    accessSync(file, constants.R_OK);
  } catch {
    refuse('you have no permission');
  }
  return root;
}

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
    return usable(root);
  }
  const first = paths[0] === undefined ? here : resolve(here, paths[0]);
  const start = existsSync(first) && statSync(first).isDirectory() ? first : dirname(first);
  const root = nearestRoot(paths[0] === undefined ? here : start);
  if (root === null) {
    const where =
      paths[0] === undefined ? 'here or in a folder above' : `in \`${oneLine(paths[0], 200)}\` or above`;
    throw new UsageError(
      `found no qms.yaml ${where}: run \`qms init\` to start one, or name the root with \`--root <dir>\``,
    );
  }
  return usable(root);
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

/** A path with the symbolic links of its existing folders followed, as the root's are. */
function realPath(path: string): string {
  const folder = dirname(path);
  return folder === path || existsSync(folder)
    ? join(realpathSync(folder), basename(path))
    : join(realPath(folder), basename(path));
}

/** A path as typed, from the folder one stands in, as a path below the root with `/`. */
export function belowRoot(root: string, given: string): string {
  const below = relative(root, realPath(resolve(given)));
  if (below === '' || below.startsWith('..') || isAbsolute(below))
    throw new UsageError(`\`${oneLine(given, 200)}\` is not below the root ${root}`);
  return below.split(sep).join('/');
}
