import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type StoredState, storedChanges, storedState } from '../../server/src/adapters/node/stored-state.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qms-state-'));
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'a', 'one.yaml'), 'id: A\n');
  writeFileSync(join(folder, 'two.yaml'), 'id: B\n');
});
afterEach(() => {
  chmodSync(join(folder, 'a'), 0o755);
  rmSync(folder, { recursive: true, force: true });
});

function look(before: StoredState = new Map(), isWhole = true): StoredState {
  const looking = storedState(folder, isWhole, before);
  for (;;) {
    const { done, value } = looking.next();
    if (done === true) return value;
  }
}

/** What a change of the files looks like, as `kind path`. */
function seen(change: () => void): readonly string[] {
  const before = look();
  change();
  return storedChanges(before, look(before))
    .map(({ kind, path }) => `${kind} ${path}`)
    .sort();
}

test('files that come, are written or go', () => {
  expect(seen(() => {})).toEqual([]);
  expect(seen(() => writeFileSync(join(folder, 'three.yaml'), ''))).toEqual(['created three.yaml']);
  expect(seen(() => writeFileSync(join(folder, 'a', 'one.yaml'), 'id: C1\n'))).toEqual([
    'changed a/one.yaml',
  ]);
  expect(seen(() => rmSync(join(folder, 'three.yaml')))).toEqual(['deleted three.yaml']);
});

test('another file of the same size and time', () => {
  const path = join(folder, 'two.yaml');
  utimesSync(path, 1, 1);
  const change = (): void => {
    writeFileSync(join(folder, 'new'), 'id: X\n');
    utimesSync(join(folder, 'new'), 1, 1);
    renameSync(join(folder, 'new'), path);
  };
  expect(seen(change)).toEqual(['changed two.yaml']);
});

test('a folder that is moved, and a file that becomes a folder', () => {
  expect(seen(() => renameSync(join(folder, 'a'), join(folder, 'b')))).toEqual([
    'created b/one.yaml',
    'deleted a/one.yaml',
  ]);
  const change = (): void => {
    rmSync(join(folder, 'two.yaml'));
    renameSync(join(folder, 'b'), join(folder, 'two.yaml'));
  };
  expect(seen(change)).toEqual(['created two.yaml/one.yaml', 'deleted b/one.yaml', 'deleted two.yaml']);
  mkdirSync(join(folder, 'a'));
});

test('neither links nor what git and tools keep for themselves', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'qms-state-'));
  const change = (): void => {
    writeFileSync(join(elsewhere, 'x.yaml'), '');
    symlinkSync(elsewhere, join(folder, 'link'));
    symlinkSync(join(elsewhere, 'x.yaml'), join(folder, 'x.yaml'));
    for (const name of ['.git', 'node_modules']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'x.yaml'), '');
    }
  };
  expect(seen(change)).toEqual([]);
  rmSync(elsewhere, { recursive: true });
});

test('only what lies directly in a folder, where that is asked for', () => {
  expect([...look(new Map(), false).keys()]).toEqual(['two.yaml']);
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be entered for a moment is not gone', () => {
  expect(seen(() => chmodSync(join(folder, 'a'), 0))).toEqual([]);
});
