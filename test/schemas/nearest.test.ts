import { expect, test } from 'vitest';
import { editDistance, findNearest, nearest } from '../../server/src/schemas/nearest.ts';

test.each([
  ['abc', 'abc', 0],
  ['abc', 'acb', 1],
  ['aproved', 'approved', 1],
  ['kitten', 'sitting', 3],
  ['', 'ab', 2],
  ['abcdef', 'uvwxyz', 3],
])('%s to %s takes %d edits', (a, b, edits) => {
  expect(editDistance(a, b, 2)).toBe(Math.min(edits, 3));
  expect(editDistance(b, a, 2)).toBe(Math.min(edits, 3));
});

test.each([
  ['aproved', ['approved', 'held'], 'approved'],
  ['effective_from', ['effectiveFrom', 'evidence'], 'effectiveFrom'],
  ['Effective-From', ['effectiveFrom'], 'effectiveFrom'],
  ['quality-objectiv', ['quality-objective', 'quality-policy'], 'quality-objective'],
  ['xy', ['ab', 'x'], undefined],
  ['foo', ['title', 'owner'], undefined],
  ['__proto__', ['title'], undefined],
])('%s among %j is %s', (word, candidates, found) => {
  expect(nearest(word, candidates)).toBe(found);
});

test('says when two candidates are as near', () => {
  expect(findNearest('boat', ['coat', 'goat'])).toEqual({ word: 'coat', distance: 1, unique: false });
});

test('takes no time for words that are far too long', () => {
  expect(nearest('a'.repeat(1_000_000), ['a'.repeat(999_999)])).toBeUndefined();
});
