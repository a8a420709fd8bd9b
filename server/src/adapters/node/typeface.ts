import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

const unpack = promisify(brotliDecompress);

/** A larger face is none of ours. */
const largestFace = 4_000_000;

/**
 * The folder with a typeface's faces as TTF, or null where there are none: the installed one, or `fresh`, which is made
 * for faces that are installed packed (`.ttf.br`).
 */
export async function typefaceFolder(installed: string, fresh: string): Promise<string | null> {
  const files = await readdir(installed).catch(() => []);
  if (files.some((name) => name.endsWith('.ttf'))) return installed;
  const packed = files.filter((name) => name.endsWith('.ttf.br'));
  if (packed.length === 0) return null;
  await mkdir(fresh);
  for (const name of packed) {
    const face = await unpack(await readFile(join(installed, name)), { maxOutputLength: largestFace });
    await writeFile(join(fresh, name.slice(0, -'.br'.length)), face);
  }
  return fresh;
}
