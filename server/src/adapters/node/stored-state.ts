import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isLeftOut } from '../../records/paths.ts';
import { codeOf, gone } from './ordinary-file.ts';

/** Files below a folder by path, each with what differs once somebody has written it: nothing of it is read. */
export type StoredState = ReadonlyMap<string, string>;

/** So many files of a folder are looked at between two points to stop at. */
const atOnce = 200;

/**
 * Looks at the files below a folder of this machine, links not followed, and returns what it saw. It stops wherever
 * others may have a turn. What cannot be looked at for another reason than that it is gone stays as it was before.
 * @param isWhole false for what lies directly in the folder alone
 */
export function* storedState(
  folder: string,
  isWhole: boolean,
  before: StoredState,
): Generator<void, StoredState> {
  const found = new Map<string, string>();
  const waiting = [''];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    yield;
    try {
      let looked = 0;
      for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
        if (isLeftOut(entry.name)) continue;
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory() && isWhole) waiting.push(path);
        else if (entry.isFile()) {
          found.set(path, markOf(join(folder, path), before.get(path)));
          looked += 1;
          if (looked % atOnce === 0) yield;
        }
      }
    } catch (error) {
      if (gone.has(codeOf(error))) continue;
      const prefix = below === '' ? '' : `${below}/`;
      for (const [path, mark] of before) if (path.startsWith(prefix)) found.set(path, mark);
    }
  }
  return found;
}

/** Another text once a file was written or another one put in its place, also with the same size and times kept. */
function markOf(path: string, before: string | undefined): string {
  try {
    const { ino, size, mtimeMs, ctimeMs } = lstatSync(path);
    return [ino, size, mtimeMs, ctimeMs].join(' ');
  } catch (error) {
    return gone.has(codeOf(error)) ? 'gone' : (before ?? 'unknown');
  }
}

/** A file that came, was written, or went. */
export interface StoredChange {
  readonly path: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}

/** What happened between two looks. */
export function storedChanges(before: StoredState, after: StoredState): readonly StoredChange[] {
  const changes: StoredChange[] = [];
  for (const [path, mark] of after) {
    const known = before.get(path);
    if (known !== mark) changes.push({ path, kind: known === undefined ? 'created' : 'changed' });
  }
  for (const path of before.keys()) if (!after.has(path)) changes.push({ path, kind: 'deleted' });
  return changes;
}
