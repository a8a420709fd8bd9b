/** Where the facts of one file stand in a file of facts. */
export interface FactEntry {
  /** Digest of the file's bytes. */
  readonly digest: string;
  /** The name git gives to these bytes, where somebody asked for it. */
  name?: string;
  /** Where its line of facts stands, in bytes. */
  readonly at: number;
  readonly length: number;
  /** Checksum of that line. */
  readonly sum: string;
}

type Line = readonly [path: string, digest: string, at: number, length: number, sum: string, name: string];

/** One in so many entries asked for makes it worth while to read all of them. */
const oneOf = 8;

/** Entries as lines in the order of their paths. */
export function writeEntries(entries: ReadonlyMap<string, FactEntry>): Buffer {
  const lines = [...entries.keys()].sort().map((path) => {
    const { digest, at, length, sum, name = '' } = entries.get(path)!;
    return JSON.stringify([path, digest, at, length, sum, name] satisfies Line);
  });
  return Buffer.from(lines.join('\n'));
}

/** What `writeEntries` wrote: a few entries are searched for, of many all are read. */
export class FactEntries {
  readonly #bytes: Buffer;
  /** Where each line begins, and behind the last one. */
  readonly #starts: Uint32Array;
  #asked = 0;
  #all: Map<string, FactEntry> | null = null;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const starts: number[] = bytes.length === 0 ? [] : [0];
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
    this.#starts = Uint32Array.from([...starts, bytes.length + 1]);
  }

  get size(): number {
    return this.#all?.size ?? this.#starts.length - 1;
  }

  get(path: string): FactEntry | undefined {
    this.#asked += 1;
    if (this.#all !== null || this.#asked * oneOf > this.size) return this.all().get(path);
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const line = this.#line(middle);
      if (line[0] === path) return entryOf(line);
      if (line[0] < path) low = middle + 1;
      else high = middle;
    }
    return undefined;
  }

  /** All of them, to be changed by whoever asks. */
  all(): Map<string, FactEntry> {
    if (this.#all === null) {
      this.#all = new Map();
      for (let index = 0; index < this.#starts.length - 1; index += 1) {
        const line = this.#line(index);
        this.#all.set(line[0], entryOf(line));
      }
    }
    return this.#all;
  }

  #line(index: number): Line {
    return JSON.parse(this.#bytes.toString('utf8', this.#starts[index], this.#starts[index + 1]! - 1));
  }
}

const entryOf = ([, digest, at, length, sum, name]: Line): FactEntry =>
  name === '' ? { digest, at, length, sum } : { digest, at, length, sum, name };
