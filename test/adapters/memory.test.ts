import { expect, test } from 'vitest';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';

const bytes = (text: string) => ({ kind: 'bytes', bytes: new TextEncoder().encode(text) });

test('lists what a disk would: sorted, without dot-folders, packages and inner roots', async () => {
  const memory = new MemoryFileSystem({
    'qms.yaml': '',
    'b.yaml': '',
    'a/b.yaml': '',
    '.git/config': '',
    'a/.hidden/c.yaml': '',
    'node_modules/x/a.yaml': '',
    'inner/qms.yaml': '',
    'inner/a.yaml': '',
    'innermost/a.yaml': '',
  });
  expect(await memory.list()).toEqual(['a/b.yaml', 'b.yaml', 'innermost/a.yaml', 'qms.yaml']);
});

test('gives what was written last, and nothing of what is deleted', async () => {
  const memory = new MemoryFileSystem({ 'a.yaml': 'old', 'b.bin': new Uint8Array([0xff]) });
  memory.write('a.yaml', 'é');
  expect(await memory.read('a.yaml', 100)).toEqual(bytes('é'));
  expect(await memory.read('b.bin', 100)).toEqual({ kind: 'bytes', bytes: new Uint8Array([0xff]) });
  memory.delete('a.yaml');
  expect(await memory.read('a.yaml', 100)).toEqual({ kind: 'missing' });
  expect(await memory.list()).toEqual(['b.bin']);
});

test('a file above the limit is not given, one that just fits is', async () => {
  const memory = new MemoryFileSystem({ 'a.yaml': 'é' });
  expect(await memory.read('a.yaml', 2)).toEqual(bytes('é'));
  expect(await memory.read('a.yaml', 1)).toEqual({ kind: 'too-large', size: 2 });
});
