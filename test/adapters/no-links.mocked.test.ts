import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFile } from '../../server/src/adapters/node/write-file.ts';

/** A disk that knows no hard links. */
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  link: () => Promise.reject(Object.assign(new Error('no links'), { code: 'EPERM' })),
}));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'qms-test-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a file is created where a disk knows no links, and nothing is left next to it', async () => {
  await createFile(root, 'a.yaml', new TextEncoder().encode('new'));
  expect(readdirSync(root)).toEqual(['a.yaml']);
  expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe('new');
});

test('what is there stays there', async () => {
  writeFileSync(join(root, 'a.yaml'), 'mine');
  await expect(createFile(root, 'a.yaml', new TextEncoder().encode('new'))).rejects.toThrow(/already there/);
  expect(readdirSync(root)).toEqual(['a.yaml']);
  expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe('mine');
});
