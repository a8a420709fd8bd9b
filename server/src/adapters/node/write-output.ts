import { randomBytes } from 'node:crypto';
import { rename, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NotWritten } from './write-file.ts';

/**
 * Writes a file that is made anew with every run, in one step. A symbolic link of that name is replaced,
 * never followed: it could lead anywhere.
 * @throws NotWritten when that is not possible
 */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.qms-${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeFile(beside, content, { flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    await unlink(beside).catch(() => {});
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new NotWritten(`${path} could not be written (${code}): check that its folder is there and yours`);
  }
}
