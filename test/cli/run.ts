import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, vi } from 'vitest';
import { main } from '../../server/src/main/cli.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files, removed after the test. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'qms-test-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** The files below a folder, path → text. */
export function filesIn(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(folder.length + 1).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
  }
  return found;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, as if no terminal were there. */
export async function qms(...args: readonly string[]): Promise<Ran> {
  const written = { out: '', err: '' };
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.out += String(text);
    return true;
  });
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.err += String(text);
    return true;
  });
  try {
    return { code: await main(args), ...written };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

export interface Reported {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly record?: string;
  readonly path: string;
  readonly message: string;
}

/** What `qms check` reports for a root. */
export async function reported(root: string, ...args: readonly string[]): Promise<Reported[]> {
  const { out } = await qms('check', '--root', root, '--format', 'json', '--no-cache', ...args);
  return (JSON.parse(out) as { findings: Reported[] }).findings;
}
