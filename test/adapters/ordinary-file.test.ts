import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../server/src/adapters/node/file-system.ts';
import { readOrdinaryFile } from '../../server/src/adapters/node/ordinary-file.ts';
import { folderWith } from '../cli/run.ts';
import { testUnless } from '../left-out.ts';
import { haveNames, makeSocket } from '../special-files.ts';

test('an ordinary file is read whole, and not at all above the limit', async () => {
  const root = await folderWith({ 'a.yaml': 'id: A', 'empty.yaml': '' });
  const read = (path: string, maximum: number) => readOrdinaryFile(join(root, path), maximum);
  expect(read('a.yaml', 5)).toEqual({ kind: 'bytes', bytes: new TextEncoder().encode('id: A') });
  expect(read('empty.yaml', 0)).toEqual({ kind: 'bytes', bytes: new Uint8Array() });
  expect(read('a.yaml', 4)).toEqual({ kind: 'too-large', size: 5 });
});

test('a folder, a link, a socket and what is not there are no files', async () => {
  const root = await folderWith({ 'a.yaml': 'id: A' });
  mkdirSync(join(root, 'folder.yaml'));
  symlinkSync('a.yaml', join(root, 'link.yaml'));
  symlinkSync('gone.yaml', join(root, 'nowhere.yaml'));
  const paths = ['folder.yaml', 'link.yaml', 'nowhere.yaml', 'none.yaml', 'a.yaml/below.yaml'];
  const socket = haveNames ? await makeSocket(join(root, 'socket.yaml')) : null;
  if (socket !== null) paths.push('socket.yaml');
  for (const path of paths)
    expect([path, readOrdinaryFile(join(root, path), 1000)]).toEqual([path, { kind: 'missing' }]);
  socket?.close();
});

testUnless(
  process.getuid?.() === 0 || process.platform === 'win32',
  'the administrator may read and write everything',
)('a file that is closed to us says so, and so does one in a folder that is', async () => {
  const root = await folderWith({ 'closed.yaml': 'id: A', 'folder/a.yaml': 'id: A' });
  chmodSync(join(root, 'closed.yaml'), 0o000);
  chmodSync(join(root, 'folder'), 0o000);
  try {
    const files = nodeFileSystem(root);
    for (const path of ['closed.yaml', 'folder/a.yaml'])
      expect(await files.read(path, 1000)).toEqual({ kind: 'unreadable', reason: 'no permission' });
  } finally {
    chmodSync(join(root, 'folder'), 0o700);
  }
});

test('a file that grows while it is read never gives more than the limit', async () => {
  const root = await folderWith();
  const path = join(root, 'growing.yaml');
  writeFileSync(path, '');
  const limit = 1_000_000;
  const grow = `
    const { openSync, writeSync } = require('node:fs');
    const file = openSync(process.argv[1], 'a');
    for (let written = 0; written < 4e6; written += 5e3) writeSync(file, '#'.repeat(5e3));
  `;
  const writer = spawn(process.execPath, ['-e', grow, path], { stdio: 'ignore' });
  const ended = new Promise((resolve) => writer.on('exit', resolve));
  let last = 0;
  for (;;) {
    const result = readOrdinaryFile(path, limit);
    if (result.kind === 'too-large') break;
    if (result.kind !== 'bytes') throw new Error(`read as ${result.kind}`);
    expect(result.bytes.length).toBeLessThanOrEqual(limit);
    expect(result.bytes.length).toBeGreaterThanOrEqual(last);
    last = result.bytes.length;
    await pause(0);
  }
  await ended;
  expect(readOrdinaryFile(path, limit)).toEqual({ kind: 'too-large', size: 4_000_000 });
});
