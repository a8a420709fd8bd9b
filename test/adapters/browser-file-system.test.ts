import { describe, expect, test } from 'vitest';
import {
  browserFileSystem,
  type RemoteContent,
  type RemoteFiles,
} from '../../server/src/adapters/browser/file-system.ts';

/** A client that has these files, and what it was asked for. */
function client(read: RemoteFiles['read'], paths: readonly string[] = []) {
  const asked: (readonly [number, number])[] = [];
  const files = browserFileSystem({
    list: async () => paths,
    read: (wanted, maximum) => {
      asked.push([wanted.length, maximum]);
      return read(wanted, maximum);
    },
  });
  return { files, asked };
}

const text = (content: string): RemoteContent => ({ kind: 'bytes', base64: btoa(content) });

test('inner roots are left out, and the rest is sorted', async () => {
  const { files } = client(async () => [], ['b.yaml', 'in/qms.yaml', 'in/a.yaml', 'inn/a.yaml', 'qms.yaml']);
  expect(await files.list()).toEqual(['b.yaml', 'inn/a.yaml', 'qms.yaml']);
});

describe('reading', () => {
  test('what is asked for in one turn goes out in one request for each limit, 250 files at most', async () => {
    const { files, asked } = client(async (paths) => paths.map((path) => text(path)));
    const many = Array.from({ length: 600 }, (_, index) => `${index}.yaml`);
    const results = await Promise.all([
      ...many.map((path) => files.read(path, 1000)),
      files.read('qms.yaml', 50),
    ]);
    expect(asked).toEqual([
      [250, 1000],
      [250, 1000],
      [100, 1000],
      [1, 50],
    ]);
    results.forEach((result, index) => {
      const path = many[index] ?? 'qms.yaml';
      expect(result).toEqual({ kind: 'bytes', bytes: new TextEncoder().encode(path) });
    });
    await files.read('later.yaml', 50);
    expect(asked).toHaveLength(5);
  });

  test('bytes arrive as they are', async () => {
    const all = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { files } = client(async () => [{ kind: 'bytes', base64: Buffer.from(all).toString('base64') }]);
    expect(await files.read('a.bin', 1000)).toEqual({ kind: 'bytes', bytes: all });
  });

  test('a client that says why it has no bytes is believed', async () => {
    const answers: RemoteContent[] = [
      { kind: 'missing' },
      { kind: 'too-large', size: 7 },
      { kind: 'unreadable', reason: 'no permission' },
    ];
    const { files } = client(async () => answers);
    expect(await Promise.all(['a', 'b', 'c'].map((path) => files.read(path, 5)))).toEqual(answers);
  });

  test('an answer that is left out, or is no base64, is the fault of that file alone', async () => {
    const { files } = client(async () => [{ kind: 'bytes', base64: '*' }, text('fine')]);
    const [broken, fine, absent] = await Promise.all(['a', 'b', 'c'].map((path) => files.read(path, 5)));
    expect(broken).toMatchObject({ kind: 'unreadable' });
    expect(fine).toMatchObject({ kind: 'bytes' });
    expect(absent).toEqual({ kind: 'missing' });
  });

  test('a request that fails makes its files unreadable, and the next one is tried', async () => {
    let up = false;
    const { files } = client(async (paths) => {
      if (!up) throw new Error('connection lost');
      return paths.map((path) => text(path));
    });
    expect(await Promise.all([files.read('a', 5), files.read('b', 5)])).toEqual([
      { kind: 'unreadable', reason: 'connection lost' },
      { kind: 'unreadable', reason: 'connection lost' },
    ]);
    up = true;
    expect(await files.read('a', 5)).toMatchObject({ kind: 'bytes' });
  });
});
