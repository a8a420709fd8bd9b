/**
 * Under which names numbers stand, as bytes: 32-bit words, least significant byte first. How many hashes there are; the
 * hashes of the names in ascending order; at which word the numbers of each begin, and where the last ones end; the
 * numbers. Names with the same hash share their numbers, so that what is looked up may give too many and never too few.
 */
export type Postings = Uint8Array;

/** FNV-1a over the UTF-16 units of a text, 32 bits, going on from another (draft-eastlake-fnv). */
function hashFrom(start: number, text: string): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

const hashOf = (kind: string, name: string): number => hashFrom(hashFrom(0x811c9dc5, `${kind} `), name) >>> 0;

/** Gathers numbers under names: most names have one, which then stands for itself. */
export class PostingsBuilder {
  readonly #kinds = new Map<string, Map<string, number | number[]>>();
  readonly #earlier: { readonly hash: number; readonly numbers: readonly number[] }[] = [];

  /** The numbers of one name are best added in ascending order: one that was just added is not added again. */
  add(kind: string, name: string, number: number): void {
    let names = this.#kinds.get(kind);
    if (names === undefined) {
      names = new Map();
      this.#kinds.set(kind, names);
    }
    const known = names.get(name);
    if (known === undefined) names.set(name, number);
    else if (typeof known === 'number') {
      if (known !== number) names.set(name, [known, number]);
    } else if (known[known.length - 1] !== number) known.push(number);
  }

  /** Takes over what stands in other postings, each number as another one, or not at all. */
  addAll(postings: Postings, renumbered: (number: number) => number | null): void {
    const view = new DataView(postings.buffer, postings.byteOffset, postings.byteLength);
    const count = view.getUint32(0, true);
    for (let index = 0; index < count; index += 1) {
      const numbers = numbersAt(view, count, index).flatMap((number) => renumbered(number) ?? []);
      if (numbers.length > 0) this.#earlier.push({ hash: view.getUint32(4 * (1 + index), true), numbers });
    }
  }

  build(): Postings {
    const all: { readonly hash: number; readonly numbers: number | readonly number[] }[] = [...this.#earlier];
    let count = this.#earlier.reduce((sum, { numbers }) => sum + numbers.length, 0);
    for (const [kind, names] of this.#kinds)
      for (const [name, numbers] of names) {
        all.push({ hash: hashOf(kind, name), numbers });
        count += typeof numbers === 'number' ? 1 : numbers.length;
      }
    all.sort((left, right) => left.hash - right.hash);
    const hashes = [...new Set(all.map(({ hash }) => hash))];
    const words = new Uint32Array(2 + 2 * hashes.length + count);
    const [starts, first] = [1 + hashes.length, 2 + 2 * hashes.length];
    words[0] = hashes.length;
    let at = first;
    let index = -1;
    for (const { hash, numbers } of all) {
      if (hash !== hashes[index]) {
        index += 1;
        words[1 + index] = hash;
        words[starts + index] = at;
      }
      if (typeof numbers === 'number') words[at++] = numbers;
      else for (const number of numbers) words[at++] = number;
    }
    words[starts + hashes.length] = at;
    return inBytes(words);
  }
}

/** Words as bytes, the least significant one first. */
function inBytes(words: Uint32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * words.length));
  for (let at = 0; at < words.length; at += 1) view.setUint32(4 * at, words[at]!, true);
  return new Uint8Array(view.buffer);
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
  return numbersAt(view, count, low);
}

/** The numbers of one of so many hashes. */
function numbersAt(view: DataView, count: number, index: number): number[] {
  const start = 4 * (1 + count + index);
  const end = view.getUint32(start + 4, true);
  const numbers: number[] = [];
  for (let at = view.getUint32(start, true); at < end; at += 1) numbers.push(view.getUint32(4 * at, true));
  return numbers;
}
