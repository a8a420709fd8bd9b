import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const acmeRoot = resolve(import.meta.dirname, '../workspaces/acme');

function filesBelow(root: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(root.length + 1).replaceAll('\\', '/')] = new Uint8Array(readFileSync(path));
  }
  return files;
}

const textsOf = (files: Readonly<Record<string, Uint8Array>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));

/** The example company's files as path → bytes. */
export const acmeFiles = (): Record<string, Uint8Array> => filesBelow(acmeRoot);

/** The example company's files as path → text. */
export const acmeTexts = (): Record<string, string> => textsOf(acmeFiles());

/** The files of one of the other example workspaces as path → text. */
export const workspaceTexts = (name: string): Record<string, string> =>
  textsOf(filesBelow(resolve(acmeRoot, '..', name)));
