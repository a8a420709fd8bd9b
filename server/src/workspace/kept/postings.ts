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

/** A list of 32-bit numbers: one array, a third of the room that a list of JavaScript takes. */
class Numbers {
  #words = new Uint32Array(1024);
  length = 0;

  push(word: number): void {
    if (this.length === this.#words.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[this.length] = word;
    this.length += 1;
  }

  get(index: number): number {
    return this.#words[index]!;
  }

  set(index: number, word: number): void {
    this.#words[index] = word;
  }
}

/** Gathers numbers under names, in the order in which they come. */
export class PostingsBuilder {
  /** Names get a place each, in the order in which they come. */
  readonly #kinds = new Map<string, Map<string, number>>();
  /** By place: the hash of the name, how many numbers it has, and the last one. */
  readonly #hashes = new Numbers();
  readonly #counts = new Numbers();
  readonly #last = new Numbers();
  /** Places and numbers by turns, as they were added. */
  readonly #added = new Numbers();

  #newPlace(hash: number): number {
    this.#hashes.push(hash);
    this.#counts.push(0);
    this.#last.push(0);
    return this.#hashes.length - 1;
  }

  /** A number that was just added under the name is not added again. */
  add(kind: string, name: string, number: number): void {
    let names = this.#kinds.get(kind);
    if (names === undefined) {
      names = new Map();
      this.#kinds.set(kind, names);
    }
    let place = names.get(name);
    if (place === undefined) {
      place = this.#newPlace(hashOf(kind, name));
      names.set(name, place);
    } else if (this.#last.get(place) === number) return;
    this.#put(place, number);
  }

  #put(place: number, number: number): void {
    this.#last.set(place, number);
    this.#counts.set(place, this.#counts.get(place) + 1);
    this.#added.push(place);
    this.#added.push(number);
  }

  /** Takes over what stands in other postings, each number as another one, or not at all. */
  addAll(postings: Postings, renumbered: (number: number) => number | null): void {
    const view = new DataView(postings.buffer, postings.byteOffset, postings.byteLength);
    const count = view.getUint32(0, true);
    for (let index = 0; index < count; index += 1) {
      const numbers = numbersAt(view, count, index).flatMap((number) => renumbered(number) ?? []);
      if (numbers.length === 0) continue;
      const place = this.#newPlace(view.getUint32(4 * (1 + index), true));
      for (const number of numbers) this.#put(place, number);
    }
  }

  build(): Postings {
    const places = Uint32Array.from({ length: this.#hashes.length }, (_, place) => place);
    places.sort((left, right) => this.#hashes.get(left) - this.#hashes.get(right));
    let distinct = 0;
    for (const [index, place] of places.entries())
      if (index === 0 || this.#hashes.get(place) !== this.#hashes.get(places[index - 1]!)) distinct += 1;
    const words = new Uint32Array(2 + 2 * distinct + this.#added.length / 2);
    const starts = 1 + distinct;
    words[0] = distinct;
    // Where the next number of each place goes.
    const next = new Uint32Array(places.length);
    let at = 2 + 2 * distinct;
    let index = -1;
    for (const place of places) {
      const hash = this.#hashes.get(place);
      if (index < 0 || words[1 + index] !== hash) {
        index += 1;
        words[1 + index] = hash;
        words[starts + index] = at;
      }
      next[place] = at;
      at += this.#counts.get(place);
    }
    words[starts + distinct] = at;
    for (let each = 0; each < this.#added.length; each += 2) {
      const place = this.#added.get(each);
      words[next[place]!] = this.#added.get(each + 1);
      next[place]! += 1;
    }
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
