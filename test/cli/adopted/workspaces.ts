import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const workspaces = resolve(import.meta.dirname, '../../workspaces');

/** Repositories that people might keep, none of them written for this product. */
export const adoptedWorkspaces: readonly string[] = readdirSync(workspaces)
  .filter((name) => name.startsWith('adopted-'))
  .sort();

/** Files below a folder, path → bytes. */
export function bytesIn(folder: string): Record<string, Buffer> {
  const found: Record<string, Buffer> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(folder.length + 1).replaceAll('\\', '/')] = readFileSync(path);
  }
  return found;
}

/** The files of a workspace as its company keeps them, and the qms.yaml that adopting it gives. */
export function workspace(name: string): { readonly files: Record<string, Buffer>; readonly config: string } {
  const { 'qms.yaml': config, ...files } = bytesIn(join(workspaces, name));
  return { files, config: config?.toString('utf8') ?? '' };
}
