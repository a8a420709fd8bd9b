import { hash } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Facts of one file as they are kept: the digest of the bytes they were read from, and one line of JSON. */
export interface CachedFacts {
  readonly digest: string;
  readonly line: string;
}

/** What facts depend on besides each file's bytes: a cache is only ever used under the same of these. */
export interface CacheKey {
  readonly root: string;
  /** Digest of the program that reads. */
  readonly engine: string;
  /** Texts of the root's own schemas. */
  readonly schemas: unknown;
  /** The parts of the configuration that reading depends on. */
  readonly configuration: unknown;
}

const magic = 'qms-facts-1';
const largest = 2 ** 31 - 1;

/** The folder for caches of this user, outside every repository; null where there is no home. */
export function cacheFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const home = homedir();
  if (environment['QMS_CACHE_DIR']) return environment['QMS_CACHE_DIR'];
  if (platform === 'win32')
    return environment['LOCALAPPDATA'] ? join(environment['LOCALAPPDATA'], 'qms-as-code', 'cache') : null;
  if (environment['XDG_CACHE_HOME']) return join(environment['XDG_CACHE_HOME'], 'qms-as-code');
  if (!home) return null;
  return platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'qms-as-code')
    : join(home, '.cache', 'qms-as-code');
}

export const digestOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64url');

function readWhole(path: string): Buffer | null {
  const descriptor = openSync(path, 'r');
  try {
    const { size, uid } = fstatSync(descriptor);
    // A file someone else put there is none of ours.
    if (process.getuid !== undefined && uid !== process.getuid()) return null;
    if (size > largest) return null;
    const bytes = Buffer.allocUnsafe(size);
    for (let filled = 0; filled < size; ) {
      const count = readSync(descriptor, bytes, filled, size - filled, null);
      if (count === 0) return null;
      filled += count;
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

interface Header {
  readonly magic: string;
  readonly key: string;
  /** Digest of all that follows the header's line. */
  readonly checksum: string;
  /** Path, digest of its bytes, and length of its line of facts, in the order the lines follow. */
  readonly files: readonly (readonly [path: string, digest: string, length: number])[];
}

/**
 * Facts of a root's files from an earlier run. Only file-local facts, never findings, never code. A file
 * that is corrupt, from another program or not readable counts as empty and is written anew.
 */
export class FactsCache {
  readonly #folder: string;
  readonly #file: string;
  readonly #key: string;
  readonly #entries = new Map<
    string,
    { readonly digest: string; readonly line: string | null; readonly at: number; readonly length: number }
  >();
  #bytes: Buffer = Buffer.alloc(0);
  #changed = false;

  constructor(folder: string, key: CacheKey) {
    this.#folder = folder;
    this.#key = hash('sha256', JSON.stringify([key.root, key.engine, key.schemas, key.configuration]), 'hex');
    this.#file = join(folder, `${hash('sha256', key.root, 'hex').slice(0, 32)}.facts`);
  }

  /** Reads what an earlier run left. */
  load(): void {
    try {
      const bytes = readWhole(this.#file);
      const end = bytes?.indexOf(10) ?? -1;
      if (bytes === null || end < 0) return;
      const header = JSON.parse(bytes.toString('utf8', 0, end)) as Header;
      if (header.magic !== magic || header.key !== this.#key) return;
      const body = bytes.subarray(end + 1);
      if (header.checksum !== hash('sha256', body, 'hex')) return;
      let at = 0;
      for (const [path, digest, length] of header.files) {
        this.#entries.set(path, { digest, line: null, at, length });
        at += length;
      }
      this.#bytes = body;
    } catch {
      this.#entries.clear();
    }
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The facts kept for a file with these bytes, as a line of JSON. */
  get(path: string, digest: string): string | null {
    const entry = this.#entries.get(path);
    if (entry === undefined || entry.digest !== digest) return null;
    return entry.line ?? this.#bytes.toString('utf8', entry.at, entry.at + entry.length);
  }

  set(path: string, digest: string, line: string): void {
    this.#entries.set(path, { digest, line, at: 0, length: 0 });
    this.#changed = true;
  }

  /** Forgets files that are no longer there. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const path of this.#entries.keys())
      if (!paths.has(path)) this.#changed = this.#entries.delete(path) || this.#changed;
  }

  /** Writes what has changed, whole and at once. A folder that cannot be written is no fault. */
  save(): void {
    if (!this.#changed) return;
    try {
      this.#write();
    } catch {
      // Without a cache the next run takes longer, no more.
    }
  }

  #write(): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const draft = `${this.#file}.${process.pid}.tmp`;
    const descriptor = openSync(draft, 'wx', 0o600);
    try {
      const files: [string, string, number][] = [];
      const parts: Buffer[] = [];
      for (const [path, { digest, line, at, length }] of this.#entries) {
        const part = line === null ? this.#bytes.subarray(at, at + length) : Buffer.from(line);
        files.push([path, digest, part.length]);
        parts.push(part);
      }
      const body = Buffer.concat(parts);
      const header: Header = { magic, key: this.#key, checksum: hash('sha256', body, 'hex'), files };
      writeSync(descriptor, `${JSON.stringify(header)}\n`);
      for (let at = 0; at < body.length; ) at += writeSync(descriptor, body, at);
    } catch (error) {
      closeSync(descriptor);
      rmSync(draft, { force: true });
      throw error;
    }
    closeSync(descriptor);
    renameSync(draft, this.#file);
  }
}
