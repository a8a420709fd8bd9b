import { hash, randomUUID } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { draftEnding, factsEnding, noteUse, removeUnused } from './cache-folder.ts';
import { FactEntries, type FactEntry, writeEntries } from './fact-entries.ts';
import { openWarily } from './ordinary-file.ts';
import { writeAll } from './write-all.ts';

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

const magic = 'qms-facts-5';

const noEntries = new FactEntries(Buffer.alloc(0));

/** Lines are written and read so many bytes at a time: never the whole file is held. */
const block = 2 ** 20;

/** Enough of a digest to know a damaged line by. */
const sumOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64url').slice(0, 16);

/** Fills a buffer from a place in a file; fewer bytes at its end. */
function readAt(descriptor: number, target: Buffer, position: number): Buffer {
  let filled = 0;
  while (filled < target.length) {
    const count = readSync(descriptor, target, filled, target.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return target.subarray(0, filled);
}

/** The last line of a file of facts: what is needed to trust and to find all others. */
interface Trailer {
  readonly magic: string;
  readonly key: string;
  /** Digest of the lines of entries. */
  readonly checksum: string;
  /** Where the entries begin: the lines between those of facts and this one. */
  readonly entriesAt: number;
}

/** The trailer has this many bytes, filled up with spaces. */
const trailerLength = 256;

/** A file of facts being written: lines go out as they come, under another name until the whole is there. */
class Draft {
  readonly entries = new Map<string, FactEntry>();
  readonly #path: string;
  readonly #descriptor: number;
  #pending: Buffer[] = [];
  #pendingLength = 0;
  #at = 0;

  constructor(path: string) {
    this.#path = path;
    this.#descriptor = openSync(path, 'wx', 0o600);
  }

  /** @param sum of a line that was kept: one that was damaged since must not pass for whole */
  add(path: string, digest: string, line: Buffer, name?: string, sum = sumOf(line)): void {
    const entry = { digest, at: this.#at, length: line.length, sum };
    this.entries.set(path, name === undefined ? entry : { ...entry, name });
    this.#append(line);
  }

  #append(bytes: Buffer): void {
    this.#pending.push(bytes);
    this.#pendingLength += bytes.length;
    this.#at += bytes.length;
    if (this.#pendingLength >= block) this.#flush();
  }

  #flush(): void {
    writeAll(this.#descriptor, Buffer.concat(this.#pending));
    [this.#pending, this.#pendingLength] = [[], 0];
  }

  /** Completes the file and gives it its name. */
  finish(key: string, name: string): void {
    const entriesAt = this.#at;
    const lines = writeEntries(this.entries);
    this.#append(lines);
    this.#flush();
    const trailer: Trailer = { magic, key, checksum: hash('sha256', lines, 'hex'), entriesAt };
    writeAll(this.#descriptor, Buffer.from(JSON.stringify(trailer).padEnd(trailerLength)));
    closeSync(this.#descriptor);
    renameSync(this.#path, name);
  }

  abandon(): void {
    closeSync(this.#descriptor);
    rmSync(this.#path, { force: true });
  }
}

/**
 * Facts of a root's files from an earlier run. Only file-local facts, never findings, never code. A file
 * that is corrupt, from another program or not readable counts as empty and is written anew.
 */
export class FactsCache {
  readonly #folder: string;
  readonly #file: string;
  readonly #key: string;
  #entries = noEntries;
  #descriptor: number | null = null;
  /** A stretch of the file: lines are mostly asked for in the order in which they stand. */
  #window: { readonly bytes: Buffer; readonly at: number } = { bytes: Buffer.alloc(0), at: 0 };
  /** Where the line that was read last ends. */
  #next = 0;
  #draft: Draft | null = null;
  #writable = true;
  #changed = false;

  constructor(folder: string, key: CacheKey) {
    this.#folder = folder;
    this.#key = hash('sha256', JSON.stringify([key.root, key.engine, key.schemas, key.configuration]), 'hex');
    this.#file = join(folder, `${hash('sha256', key.root, 'hex').slice(0, 32)}${factsEnding}`);
  }

  /** Reads what an earlier run left, except for the facts themselves: these are read when asked for. */
  load(): void {
    try {
      this.#descriptor = openSync(this.#file, openWarily);
      this.#entries = this.#readEntries(this.#descriptor) ?? noEntries;
    } catch {
      this.#entries = noEntries;
    }
    if (this.#entries.size === 0) this.#close();
    else noteUse(this.#file);
  }

  /** Null when the file is none of ours, none of this program and configuration, or damaged. */
  #readEntries(descriptor: number): FactEntries | null {
    const stats = fstatSync(descriptor);
    const { size, uid } = stats;
    if (!stats.isFile()) return null;
    // A file someone else put there is none of ours.
    if (process.getuid !== undefined && uid !== process.getuid()) return null;
    if (size < trailerLength) return null;
    const end = size - trailerLength;
    const text = readAt(descriptor, Buffer.alloc(trailerLength), end).toString('utf8');
    const trailer = JSON.parse(text) as Trailer;
    if (trailer.magic !== magic || trailer.key !== this.#key) return null;
    const list = readAt(descriptor, Buffer.allocUnsafe(end - trailer.entriesAt), trailer.entriesAt);
    if (trailer.checksum !== hash('sha256', list, 'hex')) return null;
    return new FactEntries(list);
  }

  #close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Whether there are facts of a file with these bytes. */
  has(path: string, digest: string): boolean {
    return this.#entries.get(path)?.digest === digest;
  }

  /** The facts kept for a file with these bytes, as a line of JSON; null where there are none, or they are damaged. */
  get(path: string, digest: string): string | null {
    const entry = this.#entries.get(path);
    if (entry === undefined || entry.digest !== digest) return null;
    try {
      const bytes = this.#bytesOf(entry);
      return sumOf(bytes) === entry.sum ? bytes.toString('utf8') : null;
    } catch {
      return null;
    }
  }

  #bytesOf({ at, length }: Pick<FactEntry, 'at' | 'length'>): Buffer {
    const { bytes, at: from } = this.#window;
    if (at >= from && at + length <= from + bytes.length) {
      this.#next = at + length;
      return bytes.subarray(at - from, at - from + length);
    }
    // Who reads here and there needs no more than this.
    const isNext = at === this.#next;
    this.#next = at + length;
    const fresh = readAt(
      this.#descriptor!,
      Buffer.allocUnsafe(isNext ? Math.max(block, length) : length),
      at,
    );
    if (fresh.length < length) throw new Error('the file became shorter');
    this.#window = { bytes: fresh, at };
    return fresh.subarray(0, length);
  }

  set(path: string, digest: string, line: string): void {
    this.#changed = true;
    this.#trying(() => this.#drafted().add(path, digest, Buffer.from(line)));
  }

  /** The name git gives to these bytes of a file, where it is kept. */
  nameOf(path: string, digest: string): string | null {
    const entry = this.#entries.get(path);
    return entry?.digest === digest ? (entry.name ?? null) : null;
  }

  /** Keeps the name git gives to the bytes of a file whose facts are kept. */
  setName(path: string, digest: string, name: string): void {
    const entry = [this.#draft?.entries.get(path), this.#entries.all().get(path)].find(
      (each) => each?.digest === digest,
    );
    if (entry === undefined) return;
    entry.name = name;
    this.#changed = true;
  }

  #drafted(): Draft {
    if (this.#draft === null) {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      removeUnused(this.#folder);
      this.#draft = new Draft(`${this.#file}.${randomUUID()}${draftEnding}`);
    }
    return this.#draft;
  }

  /** Forgets files that are no longer there. */
  keepOnly(paths: ReadonlySet<string>): void {
    const all = this.#entries.all();
    for (const path of all.keys()) if (!paths.has(path)) this.#changed = all.delete(path) || this.#changed;
  }

  /** Writes what has changed, whole and at once, and ends the use of this cache. A folder that cannot be written is no fault. */
  save(): void {
    if (this.#changed) {
      this.#trying(() => {
        const draft = this.#drafted();
        for (const [path, entry] of this.#entries.all())
          if (!draft.entries.has(path))
            draft.add(path, entry.digest, Buffer.from(this.#bytesOf(entry)), entry.name, entry.sum);
        draft.finish(this.#key, this.#file);
      });
    }
    this.#close();
  }

  /** Ends the use of this cache where nothing was to be kept. */
  close(): void {
    this.#close();
  }

  /** Ends the use of this cache and leaves what an earlier run wrote: this one was stopped halfway. */
  abandon(): void {
    if (this.#writable && this.#draft !== null) this.#draft.abandon();
    this.#draft = null;
    this.#writable = false;
    this.#close();
  }

  /** Writing fails once and for all: without a cache the next run takes longer, no more. */
  #trying(write: () => void): void {
    if (!this.#writable) return;
    try {
      write();
    } catch {
      this.#writable = false;
      try {
        this.#draft?.abandon();
      } catch {
        // It may have been closed already.
      }
    }
  }
}
