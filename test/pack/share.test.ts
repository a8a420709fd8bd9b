import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shared } from '../../server/src/pack/recall/share.ts';

test('what is shared says what the newer value says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      expect(shared(before, after)).toEqual(after);
      expect(JSON.stringify(shared(before, after))).toBe(JSON.stringify(after));
    }),
  );
});

test('the same content is the same object, as far as it goes', () => {
  const before = { same: [1, { deep: true }], other: 'a', set: new Set(['x', 'y']) };
  expect(shared(before, structuredClone(before))).toBe(before);
  const after = shared(before, { ...structuredClone(before), other: 'b' });
  expect(after).not.toBe(before);
  expect(after.same).toBe(before.same);
  expect(after.set).toBe(before.set);
});

test('another order is another value', () => {
  expect([...shared(new Set(['a', 'b']), new Set(['b', 'a']))]).toEqual(['b', 'a']);
  expect(Object.keys(shared({ a: 1, b: 2 }, { b: 2, a: 1 }))).toEqual(['b', 'a']);
  expect(shared([1, 2], [2, 1])).toEqual([2, 1]);
});

test('anything else is the same only if it is the same object', () => {
  const after = new Map([['a', 1]]);
  expect(shared(new Map([['a', 1]]), after)).toBe(after);
});
