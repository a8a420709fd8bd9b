import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FactEntries, type FactEntry, writeEntries } from '../../server/src/adapters/node/fact-entries.ts';

const entry: fc.Arbitrary<FactEntry> = fc.record(
  {
    digest: fc.string(),
    at: fc.nat(),
    length: fc.nat(),
    sum: fc.string(),
    name: fc.string({ minLength: 1 }),
  },
  { requiredKeys: ['digest', 'at', 'length', 'sum'], noNullPrototype: true },
);
const entries = fc.array(fc.tuple(fc.string({ unit: 'binary' }), entry), { maxLength: 40 });

test('entries come back as they were, searched for or all at once', () => {
  fc.assert(
    fc.property(entries, (all) => {
      const kept = new Map(all);
      const bytes = writeEntries(kept);
      expect(new FactEntries(bytes).all()).toEqual(kept);
      expect(new FactEntries(bytes).size).toBe(kept.size);
      for (const [path, each] of kept) {
        // Asked for the first time, it is searched for.
        expect(new FactEntries(bytes).get(path)).toEqual(each);
        expect(new FactEntries(bytes).get(`${path}\n`)).toEqual(kept.get(`${path}\n`));
      }
    }),
  );
});
