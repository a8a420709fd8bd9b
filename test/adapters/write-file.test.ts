import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFile, replaceFile, writeOutput } from '../../server/src/adapters/node/write-file.ts';
import { folderWith } from '../cli/run.ts';
import { testUnless } from '../left-out.ts';
import { haveNames, makePipe } from '../special-files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('replaces a file in one step, keeps its mode and leaves nothing next to it', async () => {
  const root = await folderWith({ 'a/b.yaml': 'old' });
  chmodSync(join(root, 'a/b.yaml'), 0o600);
  const { ino } = statSync(join(root, 'a/b.yaml'));
  await replaceFile(root, 'a/b.yaml', bytes('old'), bytes('new'));
  expect(readFileSync(join(root, 'a/b.yaml'), 'utf8')).toBe('new');
  expect(statSync(join(root, 'a/b.yaml')).mode & 0o777).toBe(0o600);
  // Another file was moved into its place: nobody can have seen half of it.
  expect(statSync(join(root, 'a/b.yaml')).ino).not.toBe(ino);
  expect(readdirSync(join(root, 'a'))).toEqual(['b.yaml']);
});

test.each(['theirs', 'ol', 'olx'])('a file that changed meanwhile to %j is left alone', async (theirs) => {
  const root = await folderWith({ 'a.yaml': theirs });
  await expect(replaceFile(root, 'a.yaml', bytes('old'), bytes('new'))).rejects.toThrow(/changed meanwhile/);
  expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe(theirs);
});

test('creates a file with its folders and never overwrites one', async () => {
  const root = await folderWith();
  await createFile(root, 'a/b/c.yaml', bytes('first'));
  await expect(createFile(root, 'a/b/c.yaml', bytes('second'))).rejects.toThrow(/already there/);
  expect(readFileSync(join(root, 'a/b/c.yaml'), 'utf8')).toBe('first');
  expect(readdirSync(join(root, 'a/b'))).toEqual(['c.yaml']);
});

test('symbolic links are not followed, in the place of the file or on the way to it', async () => {
  const outside = await folderWith({ 'x.yaml': 'old' });
  const root = await folderWith();
  symlinkSync(join(outside, 'x.yaml'), join(root, 'x.yaml'));
  symlinkSync(outside, join(root, 'folder'));
  await expect(replaceFile(root, 'x.yaml', bytes('old'), bytes('new'))).rejects.toThrow(/x\.yaml is a link/);
  await expect(replaceFile(root, 'folder/x.yaml', bytes('old'), bytes('new'))).rejects.toThrow(
    /folder is a link/,
  );
  await expect(createFile(root, 'folder/y.yaml', bytes('new'))).rejects.toThrow(/folder is a link/);
  await expect(createFile(root, 'x.yaml', bytes('new'))).rejects.toThrow(/is a link/);
  expect(readdirSync(outside)).toEqual(['x.yaml']);
  expect(readFileSync(join(outside, 'x.yaml'), 'utf8')).toBe('old');
});

test.each(['../x.yaml', 'a/../../x.yaml', '/tmp/x.yaml', 'a//b.yaml', '.'])(
  '%s is not written',
  async (path) => {
    const root = await folderWith();
    await expect(createFile(root, path, bytes('x'))).rejects.toThrow(/is not a path below/);
  },
);

test('what the system refuses is said in one sentence', async () => {
  const root = await folderWith();
  mkdirSync(join(root, 'a.yaml'));
  writeFileSync(join(root, 'file'), '');
  await expect(createFile(root, 'file/x.yaml', bytes('x'))).rejects.toThrow(
    /file\/x\.yaml could not be written: a part of its path is a file/,
  );
  await expect(replaceFile(root, 'gone.yaml', bytes(''), bytes('x'))).rejects.toThrow(
    /gone\.yaml could not be written: the file or its folder does not exist/,
  );
});

test('results replace an earlier file with its mode, and go where a folder is', async () => {
  const root = await folderWith({ 'old.json': 'old' });
  chmodSync(join(root, 'old.json'), 0o600);
  await writeOutput(join(root, 'old.json'), bytes('new'), [root]);
  expect(readFileSync(join(root, 'old.json'), 'utf8')).toBe('new');
  expect(statSync(join(root, 'old.json')).mode & 0o777).toBe(0o600);
  await writeOutput(join(root, 'first.json'), bytes('new'), [root]);
  expect(statSync(join(root, 'first.json')).mode & 0o111).toBe(0);
  expect(readdirSync(root).sort()).toEqual(['first.json', 'old.json']);
});

test('results do not go through links, and only a link above the folder itself is followed', async () => {
  const outside = await folderWith({ 'x.json': 'theirs' });
  const root = await folderWith();
  symlinkSync(join(outside, 'x.json'), join(root, 'x.json'));
  symlinkSync(outside, join(root, 'folder'));
  await expect(writeOutput(join(root, 'x.json'), bytes('x'), [root])).rejects.toThrow(/is a link/);
  await expect(writeOutput(join(root, 'folder/x.json'), bytes('x'), [root])).rejects.toThrow(
    /folder is a link/,
  );
  await expect(writeOutput(join(root, 'x.json'), bytes('x'), [])).rejects.toThrow(/is a link/);
  expect(readFileSync(join(outside, 'x.json'), 'utf8')).toBe('theirs');
  await writeOutput(join(root, 'folder/y.json'), bytes('ours'), [join(root, 'folder')]);
  expect(readdirSync(outside).sort()).toEqual(['x.json', 'y.json']);
});

testUnless(!haveNames, 'no pipes have names here')('pipes are neither written nor waited for', async () => {
  const root = await folderWith();
  makePipe(join(root, 'x.yaml'));
  await expect(replaceFile(root, 'x.yaml', bytes(''), bytes('new'))).rejects.toThrow(/no ordinary file/);
  await expect(createFile(root, 'x.yaml', bytes('new'))).rejects.toThrow(/already there/);
  await expect(writeOutput(join(root, 'x.yaml'), bytes('new'), [root])).rejects.toThrow(/no ordinary file/);
  expect(readdirSync(root)).toEqual(['x.yaml']);
});

testUnless(process.platform !== 'linux', 'paths may be longer here')(
  'a file that cannot be written leaves no empty one behind',
  async () => {
    const root = await folderWith();
    // So long a path that the file itself fits, and the longer name it is first written under does not.
    const longest = 4095;
    const deep = longest - root.length - '/x.yaml'.length - 5;
    const folder = Array.from({ length: Math.floor(deep / 200) }, () => 'd'.repeat(199)).join('/');
    const rest = deep - folder.length - 2;
    const inside = `${folder}/${'e'.repeat(rest)}`;
    await expect(createFile(root, `${inside}/x.yaml`, bytes('new'))).rejects.toThrow(/name is too long/);
    expect(readdirSync(join(root, inside))).toEqual([]);
  },
);
