import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../workspaces/acme');

/** The files of the example company as path → text. */
export const acme = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const name = path.slice(root.length + 1).replaceAll('\\', '/');
        return [name, readFileSync(path, 'utf8')];
      }),
  );
