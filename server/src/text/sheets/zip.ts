import { inflateSync } from 'fflate';

/** A part of an archive, as the list at its end gives it. */
interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly start: number;
}

/** Why parts of an archive cannot be had. */
export type ZipFault = 'damaged' | 'encrypted' | 'tooLarge';

/** Parts of one archive; more are written by no spreadsheet. */
const mostEntries = 10_000;

/** Signatures and lengths of the records of an archive (PKWARE APPNOTE 6.3.10, sections 4.3.7 to 4.3.16). */
const local = { signature: 0x04034b50, length: 30 };
const central = { signature: 0x02014b50, length: 46 };
const end = { signature: 0x06054b50, length: 22 };
const end64Locator = { signature: 0x07064b50, length: 20 };
const end64 = { signature: 0x06064b50, length: 56 };
const longestComment = 0xffff;
const [elsewhere16, elsewhere32] = [0xffff, 0xffffffff];

const methods = { stored: 0, deflated: 8 };

class Damaged extends Error {}

/**
 * An archive whose parts are unpacked one by one. Sizes are looked at before anything is unpacked, a part never becomes
 * longer than the archive said it is, and each is held against its checksum: fflate, which unpacks, compares neither.
 */
export class ZipFile {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries: ReadonlyMap<string, Entry>;
  #left: number;

  private constructor(bytes: Uint8Array, entries: ReadonlyMap<string, Entry>, limit: number) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    this.#entries = entries;
    this.#left = limit;
  }

  /** @param limit bytes that all parts that are unpacked may have together */
  static open(bytes: Uint8Array, limit: number): ZipFile | ZipFault {
    try {
      return new ZipFile(bytes, entriesOf(bytes), limit);
    } catch (error) {
      if (error instanceof Damaged || error instanceof RangeError) return 'damaged';
      throw error;
    }
  }

  /** Names of all parts. */
  get names(): readonly string[] {
    return [...this.#entries.values()].map(({ name }) => name);
  }

  /** The bytes of a part, null where there is none of that name (capitals make no difference). */
  read(name: string): Uint8Array | ZipFault | null {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) return null;
    if (entry.encrypted) return 'encrypted';
    if (entry.size > this.#left) return 'tooLarge';
    this.#left -= entry.size;
    try {
      return this.#unpacked(entry);
    } catch (error) {
      if (error instanceof Damaged || error instanceof RangeError) return 'damaged';
      throw error;
    }
  }

  #unpacked({ start, method, packed, size, crc }: Entry): Uint8Array {
    if (this.#view.getUint32(start, true) !== local.signature) throw new Damaged();
    const from =
      start + local.length + this.#view.getUint16(start + 26, true) + this.#view.getUint16(start + 28, true);
    if (from + packed > this.#bytes.length) throw new Damaged();
    const source = this.#bytes.subarray(from, from + packed);
    const bytes = method === methods.stored ? source : inflated(source, size);
    if (bytes.length !== size || crc32(bytes) !== crc) throw new Damaged();
    return bytes;
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** What comes of unpacking into room for one byte more than was announced: more than that is not kept. */
function inflated(source: Uint8Array, size: number): Uint8Array {
  try {
    return inflateSync(source, { out: new Uint8Array(size + 1) });
  } catch {
    throw new Damaged();
  }
}

function entriesOf(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = viewOf(bytes);
  let { count, at } = listAt(view);
  if (count > mostEntries) throw new Damaged();
  const entries = new Map<string, Entry>();
  for (; count > 0; count -= 1) {
    if (view.getUint32(at, true) !== central.signature) throw new Damaged();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number];
    const behindName = at + central.length + nameLength;
    const name = new TextDecoder()
      .decode(bytes.subarray(at + central.length, behindName))
      .replaceAll('\\', '/');
    const [size, packed, start] = long(
      view,
      [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
      behindName,
      behindName + extraLength,
    );
    const entry: Entry = {
      name,
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed,
      size,
      start,
    };
    // Of two parts with one name, one program reads the first and another the last.
    if (entries.has(name.toLowerCase())) throw new Damaged();
    entries.set(name.toLowerCase(), entry);
    at = behindName + extraLength + commentLength;
  }
  return entries;
}

/** Where the list of parts begins, and how many it has. */
function listAt(view: DataView): { count: number; at: number } {
  const lowest = Math.max(0, view.byteLength - end.length - longestComment);
  for (let at = view.byteLength - end.length; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== end.signature) continue;
    const [count, list] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
    if (count !== elsewhere16 && list !== elsewhere32) return { count, at: list };
    const locator = at - end64Locator.length;
    if (view.getUint32(locator, true) !== end64Locator.signature) throw new Damaged();
    const place = exact(view.getBigUint64(locator + 8, true));
    if (view.getUint32(place, true) !== end64.signature) throw new Damaged();
    return {
      count: exact(view.getBigUint64(place + 32, true)),
      at: exact(view.getBigUint64(place + 48, true)),
    };
  }
  throw new Damaged();
}

/** Figures (size, packed size, start) too long for their place stand, in this order, in an extra field with the number 1. */
function long(
  view: DataView,
  figures: readonly [number, number, number],
  from: number,
  to: number,
): readonly [number, number, number] {
  if (!figures.includes(elsewhere32)) return figures;
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return figures.map((figure) => {
      if (figure !== elsewhere32) return figure;
      next += 8;
      return exact(view.getBigUint64(next - 8, true));
    }) as [number, number, number];
  }
  throw new Damaged();
}

function exact(figure: bigint): number {
  if (figure > BigInt(Number.MAX_SAFE_INTEGER)) throw new Damaged();
  return Number(figure);
}

/** Remainders of one byte, for the polynomial that archives use (APPNOTE, section 4.4.7). */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1)
    remainder = (remainder & 1) === 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1;
  return remainder;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = remainders[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
