import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteUse, removeUnused } from '../../server/src/adapters/node/cache-folder.ts';
import { qms } from './run.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qms-cached-'));
  vi.stubEnv('QMS_CACHE_DIR', join(folder, 'cache'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const place = (name: string): string => join(folder, 'cache', name);

function keep(name: string, daysAgo = 0): void {
  mkdirSync(join(folder, 'cache'), { recursive: true });
  writeFileSync(place(name), 'x'.repeat(100_000));
  const then = Date.now() / 1000 - daysAgo * 86_400;
  utimesSync(place(name), then, then);
}

test('says where it is and how much, and clears what is ours alone', async () => {
  expect((await qms('cache')).out).toBe(`${join(folder, 'cache')}\nnothing\n`);
  for (const name of ['a.run', 'a.facts', 'b.run', 'c.base']) keep(name);
  keep('mine.txt');
  expect((await qms('cache')).out).toBe(`${join(folder, 'cache')}\n2 systems, 0.4 MB\n`);
  expect((await qms('cache', '--clear')).out).toBe(`${join(folder, 'cache')}\n2 systems, 0.4 MB removed\n`);
  expect((await qms('cache')).out).toBe(`${join(folder, 'cache')}\nnothing\n`);
  expect(existsSync(place('mine.txt'))).toBe(true);
});

test('a link that stands in it is left alone, with what it leads to', async () => {
  keep('a.run');
  writeFileSync(join(folder, 'other.run'), 'other');
  symlinkSync(join(folder, 'other.run'), place('link.run'));
  await qms('cache', '--clear');
  expect(existsSync(join(folder, 'other.run'))).toBe(true);
  expect(existsSync(place('link.run'))).toBe(true);
});

test('what nobody has used for 30 days goes, and what was used stays', () => {
  for (const name of ['old.run', 'used.run', 'new.facts']) keep(name, name === 'new.facts' ? 29 : 31);
  keep('killed.tmp', 2);
  noteUse(place('used.run'));
  removeUnused(join(folder, 'cache'));
  const left = ['old.run', 'used.run', 'new.facts', 'killed.tmp'].filter((name) => existsSync(place(name)));
  expect(left).toEqual(['used.run', 'new.facts']);
});

test('takes nothing else', async () => {
  const { code, err } = await qms('cache', 'clear');
  expect(code).toBe(2);
  expect(err).toContain('`qms cache` takes no `clear`');
});
