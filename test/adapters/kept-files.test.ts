import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readKeptFiles, writeKeptFiles } from '../../server/src/adapters/node/kept-files.ts';
import { digestOf } from '../../server/src/adapters/node/sha256.ts';

const digests = fc.oneof(
  fc.constantFrom('', null),
  fc.string().map((text) => digestOf(new TextEncoder().encode(text))),
);
const files = fc.array(
  fc.record({
    path: fc.string({ unit: 'grapheme', minLength: 1 }).filter((path) => !path.includes('\0')),
    stamp: fc.tuple(fc.double(), fc.double(), fc.double(), fc.double(), fc.double()),
    digest: digests,
    records: fc.integer({ min: -1, max: 1000 }),
  }),
);

test('what is kept of files comes back as it was, wherever its bytes stand', () => {
  fc.assert(
    fc.property(files, fc.nat(9), (all, before) => {
      const kept = {
        paths: all.map(({ path }) => path),
        stamps: Float64Array.from(all.flatMap(({ stamp }) => stamp)),
        digests: (index: number) => all[index]!.digest,
        records: Int32Array.from(all, ({ records }) => records),
      };
      const larger = Buffer.concat([Buffer.alloc(before), writeKeptFiles(kept)]);
      const read = readKeptFiles(larger.subarray(before));
      expect(read.paths).toEqual(kept.paths);
      expect(read.stamps).toEqual(kept.stamps);
      expect(read.records).toEqual(kept.records);
      expect(all.map((_, index) => read.digests(index))).toEqual(all.map(({ digest }) => digest));
    }),
  );
});
