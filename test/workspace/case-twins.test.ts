import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CaseTwins, caseTwins } from '../../server/src/workspace/case-twins.ts';

test('names that differ in case only stand together, in order', () => {
  expect(caseTwins(['b', 'A', 'B', 'c', 'a', 'Ä', 'ä'])).toEqual([
    ['A', 'a'],
    ['B', 'b'],
    ['Ä', 'ä'],
  ]);
});

test('names that come and go are told apart as if all were looked through each time', () => {
  const name = fc.constantFrom('a', 'A', 'b', 'B', 'ab', 'aB', 'Ab', 'AB', 'ß', 'SS', 'İ', 'i');
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.nat(3)), { minLength: 1, maxLength: 40 }), (steps) => {
      const names = new Set<string>();
      const twins = new CaseTwins(() => names);
      for (const [each, chance] of steps) {
        if (names.delete(each)) twins.remove(each);
        else {
          names.add(each);
          twins.add(each);
        }
        if (chance > 0) expect(twins.groups).toEqual(caseTwins(names));
      }
    }),
  );
});
