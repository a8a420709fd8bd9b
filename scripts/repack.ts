import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Offsets in what a zip file says of an entry in its directory, and in what stands before the entry itself. */
const directory = {
  flags: 8,
  packed: 20,
  nameLength: 28,
  extraLength: 30,
  commentLength: 32,
  place: 42,
  name: 46,
};
const local = { nameLength: 26, extraLength: 28, name: 30 };
const end = { signature: Buffer.from('PK\x05\x06', 'latin1'), count: 10, size: 12, place: 16 };
const deflated = 8;
/** Of the flags: sizes follow the data. */
const sizesFollow = 8;

/** So much memory packing may take: with less, what is packed is cut into more parts, which some of it is smaller by. */
const memories = [6, 7, 8, 9];

const tightest = (data: Buffer): Buffer =>
  memories
    .map((memLevel) => deflateRawSync(data, { level: 9, memLevel }))
    .reduce((best, packed) => (packed.length < best.length ? packed : best));

/** The same zip file packed as tightly as can be: what writes it for us knows only the usual level. */
export function repacked(zip: Buffer): Buffer {
  const last = zip.lastIndexOf(end.signature);
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let [at, place] = [zip.readUInt32LE(last + end.place), 0];
  for (let count = zip.readUInt16LE(last + end.count); count > 0; count -= 1) {
    const length =
      directory.name +
      zip.readUInt16LE(at + directory.nameLength) +
      zip.readUInt16LE(at + directory.extraLength) +
      zip.readUInt16LE(at + directory.commentLength);
    const entry = Buffer.from(zip.subarray(at, at + length));
    const before = entry.readUInt32LE(directory.place);
    const from =
      before +
      local.name +
      zip.readUInt16LE(before + local.nameLength) +
      zip.readUInt16LE(before + local.extraLength);
    const held = zip.subarray(from, from + entry.readUInt32LE(directory.packed));
    const isDeflated = entry.readUInt16LE(directory.flags + 2) === deflated;
    const data = isDeflated ? tightest(inflateRawSync(held)) : held;
    // Sizes are known before the data, so none follow it.
    entry.writeUInt16LE(entry.readUInt16LE(directory.flags) & ~sizesFollow, directory.flags);
    entry.writeUInt32LE(data.length, directory.packed);
    entry.writeUInt32LE(place, directory.place);
    const nameLength = entry.readUInt16LE(directory.nameLength);
    const head = Buffer.concat([
      Buffer.from('PK\x03\x04', 'latin1'),
      entry.subarray(6, directory.nameLength + 2),
      Buffer.alloc(2),
      entry.subarray(directory.name, directory.name + nameLength),
    ]);
    parts.push(head, data);
    entries.push(entry);
    place += head.length + data.length;
    at += length;
  }
  const tail = Buffer.from(zip.subarray(last));
  tail.writeUInt32LE(
    entries.reduce((sum, { length }) => sum + length, 0),
    end.size,
  );
  tail.writeUInt32LE(place, end.place);
  return Buffer.concat([...parts, ...entries, tail]);
}
