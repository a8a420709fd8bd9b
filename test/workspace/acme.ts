import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const acmeRoot = resolve(import.meta.dirname, '../workspaces/acme');

/** The example company's files as path → bytes. */
export function acmeFiles(): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(acmeRoot, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(acmeRoot.length + 1).replaceAll('\\', '/')] = new Uint8Array(readFileSync(path));
  }
  return files;
}

/** The example company's files as path → text. */
export const acmeTexts = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(acmeFiles()).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
  );
