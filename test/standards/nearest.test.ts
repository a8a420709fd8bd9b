import { expect, test } from 'vitest';
import { nearest } from '../../server/src/standards/nearest.ts';

test('fewest edits first, swapped neighbours count once, nothing far away or too long', () => {
  expect(nearest('costumer-satisfaction', ['objectives', 'customer-satisfaction'])).toEqual([
    'customer-satisfaction',
  ]);
  expect(nearest('reuslts', ['rebels', 'results'])).toEqual(['results']);
  expect(nearest('abc', ['xyz'])).toEqual([]);
  expect(nearest('a'.repeat(100_000), ['a'])).toEqual([]);
});
