import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { ignoreClosedPipe } from '../../server/src/main/cli/closed-pipe.ts';
import { folderWith } from './run.ts';
import { company } from './signed-company.ts';

const command = pathToFileURL(resolve(import.meta.dirname, '../../server/src/main/cli.ts')).href;

/** Runs the command line in a process of its own, whose output nobody reads. */
async function unread(...args: readonly string[]): Promise<{ readonly code: number; readonly err: string }> {
  const script = `const { main } = await import(${JSON.stringify(command)}); process.exitCode = await main(process.argv.slice(1));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, '--', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let err = '';
  child.stderr.on('data', (part) => {
    err += String(part);
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, err };
}

test('whoever stops reading what `qms sign` says is not told so, and the sign-off is whole', async () => {
  const root = await folderWith(company);
  const { code, err } = await unread(
    ...['sign', 'POL-001', '--as', 'PER-001', '--effective', '2026-03-15', '--yes', '--root', root],
  );
  expect([code, err]).toEqual([0, '']);
  const text = readFileSync(join(root, 'policy.md'), 'utf8');
  expect(text).toMatch(/\n {4}digest: sha256-[A-Za-z0-9+/]{43}=\n---\n\nWe care\.\n$/);
});

test('other faults of a stream are not passed over', () => {
  const stream = new PassThrough();
  ignoreClosedPipe(stream);
  ignoreClosedPipe(stream);
  expect(stream.listenerCount('error')).toBe(1);
  expect(() => stream.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' }))).not.toThrow();
  expect(() => stream.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' }))).toThrow('full');
});
