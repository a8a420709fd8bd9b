import type { Stamps } from './stamps.ts';

/** Of which files what is kept. All lists have the same order and length. */
export interface KeptFiles {
  /** In ascending order of their code units. */
  readonly paths: readonly string[];
  readonly stamps: Stamps;
  /** SHA-256 of their bytes, base64url; empty where only matters whether there is a file, null where nothing is known. */
  readonly digests: (index: number) => string | null;
  /** How many records they hold; -1 for one that was not read as records. */
  readonly records: Int32Array;
}

const digestLength = 32;
const [existenceOnly, unknown, known] = [0, 1, 2];
/** Two lengths, then the stamps, which have to begin at a multiple of eight bytes. */
const headLength = 8;

/** Kept files as bytes, numbers in the order of this machine. */
export function writeKeptFiles({ paths, stamps, digests, records }: KeptFiles): Buffer {
  const names = Buffer.from(paths.join('\0'));
  const kinds = new Uint8Array(paths.length);
  const bytes = Buffer.alloc(paths.length * digestLength);
  for (let index = 0; index < paths.length; index += 1) {
    const digest = digests(index);
    kinds[index] = digest === null ? unknown : digest === '' ? existenceOnly : known;
    if (digest !== null) bytes.write(digest, index * digestLength, 'base64url');
  }
  const head = Buffer.from(Uint32Array.of(paths.length, names.length).buffer);
  return Buffer.concat([head, bytesOf(stamps), bytesOf(records), kinds, bytes, names]);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Int32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** What `writeKeptFiles` wrote. */
export function readKeptFiles(part: Buffer): KeptFiles {
  /** Where so many numbers of a size in bytes stand: here, or in a copy that begins where such numbers may. */
  const numbers = (at: number, many: number, size: number): [ArrayBuffer, number, number] => {
    const from = part.byteOffset + at;
    return from % size === 0
      ? [part.buffer as ArrayBuffer, from, many]
      : [part.buffer.slice(from, from + many * size) as ArrayBuffer, 0, many];
  };
  const [count, namesLength] = [...new Uint32Array(...numbers(0, 2, 4))] as [number, number];
  let at = headLength;
  const next = (length: number): number => {
    at += length;
    return at - length;
  };
  const stamps = new Float64Array(...numbers(next(count * 40), count * 5, 8));
  const records = new Int32Array(...numbers(next(count * 4), count, 4));
  const kinds = part.subarray(next(count), at);
  const digests = part.subarray(next(count * digestLength), at);
  const names = part.toString('utf8', at, at + namesLength);
  return {
    paths: count === 0 ? [] : names.split('\0'),
    stamps,
    digests(index) {
      if (kinds[index] !== known) return kinds[index] === existenceOnly ? '' : null;
      return digests.toString('base64url', index * digestLength, (index + 1) * digestLength);
    },
    records,
  };
}
