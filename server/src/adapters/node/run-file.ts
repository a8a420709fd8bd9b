import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { openWarily } from './ordinary-file.ts';
import { digestOf } from './sha256.ts';
import { writeAll } from './write-all.ts';

const magic = 'qms-run-1';

/** The last line, filled up with spaces: what is needed to trust and to find all others. */
interface Trailer {
  readonly magic: string;
  readonly key: string;
  /** Each part by name: where it begins, how long it is in bytes, and its digest. */
  readonly parts: readonly (readonly [name: string, at: number, length: number, digest: string])[];
}

const trailerLength = 1024;

function readAt(descriptor: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(descriptor, bytes, filled, length - filled, at + filled);
    if (count === 0) throw new Error('the file became shorter');
    filled += count;
  }
  return bytes;
}

/** A file of named parts that another run left. */
export interface RunFile {
  /** The names of its parts. */
  readonly names: readonly string[];
  /** A part; null where there is none, or it is damaged. */
  readonly part: (name: string) => Buffer | null;
  readonly close: () => void;
}

/**
 * Opens what was written under the same key. Null for what is not there, is none of ours, was put there by somebody
 * else, or is damaged.
 */
export function openRunFile(path: string, key: string): RunFile | null {
  let descriptor: number;
  try {
    descriptor = openSync(path, openWarily);
  } catch {
    return null;
  }
  const parts = readTrailer(descriptor, key);
  if (parts === null) {
    closeSync(descriptor);
    return null;
  }
  return {
    names: parts.map(([name]) => name),
    part(name) {
      const place = parts.find(([each]) => each === name);
      if (place === undefined) return null;
      try {
        const bytes = readAt(descriptor, place[1], place[2]);
        return digestOf(bytes) === place[3] ? bytes : null;
      } catch {
        return null;
      }
    },
    close: () => closeSync(descriptor),
  };
}

function readTrailer(descriptor: number, key: string): Trailer['parts'] | null {
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.size < trailerLength) return null;
    if (process.getuid !== undefined && stats.uid !== process.getuid()) return null;
    const text = readAt(descriptor, stats.size - trailerLength, trailerLength).toString('utf8');
    const trailer = JSON.parse(text) as Trailer;
    if (trailer.magic !== magic || trailer.key !== key || !Array.isArray(trailer.parts)) return null;
    // Each part has a digest of its own; that there are parts, nothing else would tell.
    const isPart = (each: unknown): boolean => Array.isArray(each);
    return trailer.parts.every(isPart) ? trailer.parts : null;
  } catch {
    return null;
  }
}

/** Writes a file of parts, whole and at once. A folder that cannot be written to is no fault. */
export function writeRunFile(path: string, key: string, parts: ReadonlyMap<string, Uint8Array>): void {
  const draft = `${path}.${randomUUID()}.tmp`;
  let at = 0;
  const places = [...parts].map(([name, bytes]) => {
    at += bytes.length;
    return [name, at - bytes.length, bytes.length, digestOf(bytes)] as const;
  });
  const trailer = JSON.stringify({ magic, key, parts: places } satisfies Trailer).padEnd(trailerLength);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const descriptor = openSync(draft, 'wx', 0o600);
    try {
      // Part by part: all of them in one piece would take their room twice.
      for (const bytes of [...parts.values(), Buffer.from(trailer)]) writeAll(descriptor, bytes);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, path);
  } catch {
    removeDraft(draft);
  }
}

function removeDraft(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // There is no folder it could be in.
  }
}
