import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

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

/** Writes beside the target and moves it there, so that nobody ever sees half a file. */
async function putInPlace(target: string, bytes: Uint8Array, mode: number): Promise<void> {
  const beside = join(dirname(target), `.qms-${randomBytes(6).toString('hex')}.tmp`);
  const file = await open(beside, 'wx', mode);
  try {
    try {
      await file.writeFile(bytes);
      await file.chmod(mode);
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

async function explained(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof NotWritten) throw error;
    throw new NotWritten(`${path} could not be written (${codeOf(error)}): check that you may change it`);
  }
}

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
