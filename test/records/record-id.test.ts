import { expect, test } from 'vitest';
import { isId } from '../../server/src/records/record-id.ts';

test.each([
  ['POL-1', true],
  ['7.5_a', true],
  ['A'.repeat(64), true],
  ['A'.repeat(65), false],
  ['', false],
  ['-POL', false],
  ['.POL', false],
  ['POL..1', false],
  ['POL 1', false],
  ['POL/1', false],
  ['PÖL', false],
])('%s is an id of the product: %s', (text, expected) => {
  expect(isId(text)).toBe(expected);
});
