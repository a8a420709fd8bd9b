import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import {
  appendFile,
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { codeOf, openWarily } from './ordinary-file.ts';

/** Why a file was not written, as a sentence for people without its final full stop. */
export class NotWritten extends Error {}

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

/** Name of what is written next to a target until it is whole. */
const unfinished = /^\.qms-[0-9a-f]{12}\.tmp$/;
const unfinishedName = (): string => `.qms-${randomBytes(6).toString('hex')}.tmp`;

/** Writes next to the target and then has it put there, so that nobody ever sees half a file. Without a mode, a new file's usual one. */
async function writeBeside(
  target: string,
  bytes: Uint8Array,
  put: (beside: string) => Promise<void>,
  mode?: number,
): Promise<void> {
  const beside = join(dirname(target), unfinishedName());
  const file = await open(beside, 'wx', mode);
  try {
    try {
      await file.writeFile(bytes);
      if (mode !== undefined) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await put(beside);
  } catch (error) {
    await unlink(beside).catch(() => {});
    throw error;
  }
}

const putInPlace = (target: string, bytes: Uint8Array, mode?: number): Promise<void> =>
  writeBeside(target, bytes, (beside) => rename(beside, target), mode);

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
  ENXIO: 'it is no ordinary file',
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

/** Refuses what is no ordinary file, such as a pipe or a device, and says how it may be used: its mode. */
function modeOfOrdinary(path: string, stats: Stats): number {
  if (stats.isDirectory()) throw new NotWritten(`${path} could not be written: it is a folder`);
  if (!stats.isFile()) throw new NotWritten(`${path} was left alone because it is no ordinary file`);
  return stats.mode & 0o777;
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
      mode = modeOfOrdinary(path, await lstat(target));
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
    const file = await open(target, openWarily);
    let mode: number;
    try {
      const stats = await file.stat();
      mode = modeOfOrdinary(path, stats);
      if (stats.size !== before.length || !(await file.readFile()).equals(before))
        throw new NotWritten(`${path} has changed meanwhile and was left alone: try again`);
    } finally {
      await file.close();
    }
    await putInPlace(target, after, mode);
  });
}

/** Removes a file that holds just these bytes; links are not followed. Throws {@link NotWritten} when it does not. */
export function removeFile(root: string, path: string, before: Uint8Array): Promise<void> {
  return explained(path, async () => {
    const target = await insideRoot(root, path);
    const file = await open(target, openWarily);
    try {
      if (!(await file.readFile()).equals(before))
        throw new NotWritten(`${path} has changed meanwhile and was left alone: try again`);
    } finally {
      await file.close();
    }
    await unlink(target);
  });
}

/** Takes back a name that was taken for a file, unless somebody has put something there meanwhile. */
async function giveBack(target: string, claim: Stats): Promise<void> {
  try {
    const there = await lstat(target);
    if (there.ino === claim.ino && there.dev === claim.dev && there.size === 0) await unlink(target);
  } catch {
    // It is gone, or its folder: nothing is left behind.
  }
}

const alreadyThere = (path: string): NotWritten =>
  new NotWritten(`${path} is already there and was left alone`);

/** Takes a name, so that whatever came first is never overwritten. */
async function claimName(path: string, target: string): Promise<Stats> {
  let file: FileHandle;
  try {
    file = await open(target, 'wx');
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    throw alreadyThere(path);
  }
  try {
    return await file.stat();
  } finally {
    await file.close();
  }
}

/** Codes of the system for disks without hard links, such as those of cameras and some network shares. */
const noLinks: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOSYS',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EINVAL',
  'EMLINK',
]);

/** Gives a whole file its name, unless the name is taken: by a link, which fails then, where the disk knows links. */
async function putWhereNothingIs(path: string, beside: string, target: string): Promise<void> {
  try {
    await link(beside, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw alreadyThere(path);
    if (!noLinks.has(codeOf(error))) throw error;
    const claim = await claimName(path, target);
    try {
      await rename(beside, target);
      return;
    } catch (failure) {
      await giveBack(target, claim);
      throw failure;
    }
  }
  await unlink(beside);
}

/**
 * Writes a file that is not there yet, with the folders on its way. The name appears with the whole content or, when
 * this program is ended meanwhile, not at all. Throws {@link NotWritten} when something is there, or when writing
 * fails; no file is left behind then.
 * @param mode what it may be used for, where that is more than to be read and written
 */
export function createFile(root: string, path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  return explained(path, async () => {
    const target = await insideRoot(root, path);
    await mkdir(dirname(target), { recursive: true });
    await writeBeside(target, bytes, (beside) => putWhereNothingIs(path, beside, target), mode);
  });
}

/**
 * Removes what a program that was ended while it wrote has left next to its targets. Only for folders in which nobody
 * else writes.
 * @param folder path below the root, `''` for the root itself
 */
export async function removeUnfinished(root: string, folder: string): Promise<void> {
  const inside = folder === '' ? root : await insideRoot(root, folder);
  const entries = await readdir(inside, { withFileTypes: true }).catch(() => []);
  for (const entry of entries)
    if (entry.isFile() && unfinished.test(entry.name)) await unlink(join(inside, entry.name)).catch(() => {});
}
