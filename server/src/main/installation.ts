import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

let found: string | undefined;

/** The folder this product is installed in (that of its package.json). */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (found === undefined) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && readFileSync(manifest, 'utf8').includes('"qms-as-code"')) found = folder;
    if (dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  return found ?? folder;
}

/** The version of this product, from its package. */
export function version(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string })
    .version;
}

/** What identifies this build of the program, or null when it runs from source. */
export function buildIdentity(): string | null {
  const file = join(packageRoot(), 'dist', 'build-id');
  return existsSync(file) && !import.meta.url.endsWith('.ts') ? readFileSync(file, 'utf8').trim() : null;
}

/** Where the texts of other languages are installed, or null when the program runs from source. */
export const messagesFolder = (): string | null =>
  import.meta.url.endsWith('.ts') ? null : join(packageRoot(), 'dist', 'messages');

/** A built program next to this one, or null when it runs from source. */
export function builtProgram(name: string): URL | null {
  const file = join(packageRoot(), 'dist', name);
  return existsSync(file) ? pathToFileURL(file) : null;
}

/** The folder with the typeface that printed pages carry. */
export const fontsFolder = (): string => join(packageRoot(), 'dist', 'fonts');
