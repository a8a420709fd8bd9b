/**
 * Under which names numbers stand, as bytes: 32-bit words, least significant byte first. How many names there are; the
 * names' hashes in ascending order; where the numbers of each begin, and where the last ones end; the numbers. Names
 * with the same hash share their numbers, so that what is looked up may give too many and never too few.
 */
export type Postings = Uint8Array;

/** FNV-1a over the UTF-16 units of a text, 32 bits, going on from another (draft-eastlake-fnv). */
function hashFrom(start: number, text: string): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

const hashOf = (kind: string, name: string): number => hashFrom(hashFrom(0x811c9dc5, `${kind} `), name) >>> 0;

/** Gathers numbers under names. */
export class PostingsBuilder {
  readonly #numbers = new Map<number, number[]>();
  /** Hashes of kinds, of which there are few. */
  readonly #kinds = new Map<string, number>();

  /** The numbers of one name are best added in ascending order: one that was just added is not added again. */
  add(kind: string, name: string, number: number): void {
    let begun = this.#kinds.get(kind);
    if (begun === undefined) {
      begun = hashFrom(0x811c9dc5, `${kind} `);
      this.#kinds.set(kind, begun);
    }
    const hash = hashFrom(begun, name) >>> 0;
    const known = this.#numbers.get(hash);
    if (known === undefined) this.#numbers.set(hash, [number]);
    else if (known.at(-1) !== number) known.push(number);
  }

  build(): Postings {
    const hashes = Uint32Array.from(this.#numbers.keys()).sort();
    let count = 0;
    for (const numbers of this.#numbers.values()) count += numbers.length;
    const view = new DataView(new ArrayBuffer(4 * (2 + 2 * hashes.length + count)));
    view.setUint32(0, hashes.length, true);
    const starts = 4 * (1 + hashes.length);
    let at = starts + 4 * (hashes.length + 1);
    for (const [index, hash] of hashes.entries()) {
      view.setUint32(4 * (1 + index), hash, true);
      view.setUint32(starts + 4 * index, at, true);
      for (const number of this.#numbers.get(hash)!) {
        view.setUint32(at, number, true);
        at += 4;
      }
    }
    view.setUint32(starts + 4 * hashes.length, at, true);
    return new Uint8Array(view.buffer);
  }
}

/** The numbers that stand under a name, and perhaps others. */
export function numbersUnder(postings: Postings, kind: string, name: string): number[] {
  const view = new DataView(postings.buffer, postings.byteOffset, postings.byteLength);
  const hash = hashOf(kind, name);
  const count = view.getUint32(0, true);
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (view.getUint32(4 * (1 + middle), true) < hash) low = middle + 1;
    else high = middle;
  }
  if (low === count || view.getUint32(4 * (1 + low), true) !== hash) return [];
  const start = 4 * (1 + count + low);
  const numbers: number[] = [];
  for (let at = view.getUint32(start, true); at < view.getUint32(start + 4, true); at += 4)
    numbers.push(view.getUint32(at, true));
  return numbers;
}
