import { randomBytes } from 'node:crypto';
import { appendFile, lstat, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** Why a file was not written, as a sentence for people without its final full stop. */
export class NotWritten extends Error {}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';

/** Refuses a path that leaves the root or passes through a symbolic link, which could lead anywhere. */
async function insideRoot(root: string, path: string): Promise<string> {
  const parts = path.split('/');
  if (path === '' || parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new NotWritten(`${path} is not a path below ${root}`);
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const place = join(root, ...parts.slice(0, depth));
    try {
      if ((await lstat(place)).isSymbolicLink())
        throw new NotWritten(`${path} was left alone because ${parts.slice(0, depth).join('/')} is a link`);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') break;
      throw error;
    }
  }
  return join(root, ...parts);
}

/** Writes beside the target and moves it there, so that nobody ever sees half a file. Without a mode, a new file's usual one. */
async function putInPlace(target: string, bytes: Uint8Array, mode?: number): Promise<void> {
  const beside = join(dirname(target), `.qms-${randomBytes(6).toString('hex')}.tmp`);
  const file = await open(beside, 'wx', mode);
  try {
    try {
      await file.writeFile(bytes);
      if (mode !== undefined) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await unlink(beside).catch(() => {});
    throw error;
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission',
  EPERM: 'you have no permission',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
  ENOENT: 'the file or its folder does not exist',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
  ENAMETOOLONG: 'its name is too long',
};

/** Why the system refused something, in a few words for people. */
function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return Object.hasOwn(reasons, code) ? reasons[code]! : code;
}

async function explained<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotWritten) throw error;
    throw new NotWritten(`${path} could not be written: ${reasonOf(error)}`);
  }
}

/** A path below a folder with `/`, or null for one that is elsewhere. */
function below(folder: string, path: string): string | null {
  const inside = relative(folder, path);
  return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside
    ? null
    : inside.split(sep).join('/');
}

/**
 * Writes a file of results, in the place of an earlier one if there is any. No folder is made for it, and
 * no symbolic link is followed: neither the file itself nor, below one of `folders`, a folder on its way.
 * Throws {@link NotWritten} when it cannot be written.
 * @param folders absolute paths of folders whose content may come from anyone
 */
export function writeOutput(path: string, bytes: Uint8Array, folders: readonly string[]): Promise<void> {
  return explained(path, async () => {
    const target = resolve(path);
    for (const folder of folders) {
      const inside = below(folder, target);
      if (inside !== null) await insideRoot(folder, inside);
    }
    await insideRoot(dirname(target), basename(target));
    let mode: number | undefined;
    try {
      const stats = await lstat(target);
      if (stats.isDirectory()) throw new NotWritten(`${path} could not be written: it is a folder`);
      if (!stats.isFile()) throw new NotWritten(`${path} was left alone because it is no ordinary file`);
      mode = stats.mode & 0o777;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
    await putInPlace(target, bytes, mode);
  });
}

/** Adds text at the end of a file that another program has prepared. Throws {@link NotWritten} when that fails. */
export const appendOutput = (path: string, text: string): Promise<void> =>
  explained(path, () => appendFile(path, text));

/**
 * Puts new bytes in the place of a file's old ones, in one step; its mode stays. Symbolic links are not
 * followed. Throws {@link NotWritten} when that is not possible, or when the file no longer holds
 * `before`: somebody else has changed it meanwhile.
 */
export function replaceFile(
  root: string,
  path: string,
  before: Uint8Array,
  after: Uint8Array,
): Promise<void> {
  return explained(path, async () => {
    const target = await insideRoot(root, path);
    const { mode } = await lstat(target);
    if (!(await readFile(target)).equals(before))
      throw new NotWritten(`${path} has changed meanwhile and was left alone: try again`);
    await putInPlace(target, after, mode & 0o777);
  });
}

/** Writes a file that is not there yet, with the folders on its way. Throws {@link NotWritten} when something is. */
export function createFile(root: string, path: string, bytes: Uint8Array): Promise<void> {
  return explained(path, async () => {
    const target = await insideRoot(root, path);
    await mkdir(dirname(target), { recursive: true });
    let mode: number;
    try {
      // Takes the name, so that whatever came first is never overwritten.
      const claim = await open(target, 'wx');
      mode = (await claim.stat()).mode & 0o777;
      await claim.close();
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      throw new NotWritten(`${path} is already there and was left alone`);
    }
    await putInPlace(target, bytes, mode);
  });
}
