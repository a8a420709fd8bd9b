import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, relative } from 'node:path';

/** True for a path below a folder, or the folder itself. */
export const isBelow = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (!isAbsolute(way) && way.split(/[\\/]/)[0] !== '..');
};

/** The folders that belong to a repository, as far as their names say: the one given and those above up to its top. */
export function foldersOfRepository(folder: string): readonly string[] {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return [folder, at];
    if (dirname(at) === at) return [folder];
  }
}

const endings = process.platform === 'win32' ? ['.exe'] : [''];

function usable(path: string): string | null {
  try {
    if (!statSync(path).isFile()) return null;
    accessSync(path, constants.X_OK);
    return realpathSync(path);
  } catch {
    return null;
  }
}

/**
 * A program by its absolute path, looked for where the user's environment says. What lies in one of the folders left
 * out, by name or by where a link leads, is never taken: a repository must not bring programs along.
 */
export function findProgram(
  name: string,
  leftOut: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): string | null {
  const isLeftOut = (path: string): boolean => leftOut.some((folder) => isBelow(path, folder));
  const folders = (environment['PATH'] ?? environment['Path'] ?? '').split(delimiter).filter(isAbsolute);
  for (const folder of folders) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      const real = usable(path);
      if (real !== null && !isLeftOut(path) && !isLeftOut(real)) return path;
    }
  }
  return null;
}
