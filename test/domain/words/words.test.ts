import { expect, test } from 'vitest';
import { countWords, listWords } from '../../../server/src/domain/words/lists.ts';
import { capitalized, typeWords } from '../../../server/src/domain/words/records.ts';

test('lists read as people write them', () => {
  expect(listWords([])).toBe('');
  expect(listWords(['a'])).toBe('a');
  expect(listWords(['a', 'b'])).toBe('a and b');
  expect(listWords(['a', 'b', 'c'], 'or')).toBe('a, b or c');
  expect(listWords(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d and e');
  expect(listWords(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c, d, e and 2 more');
  expect(listWords(['a', 'b', 'c', 'd'], 'or', 3)).toBe('a, b, c and 1 more');
});

test('counts and names', () => {
  expect(countWords(1, 'day')).toBe('1 day');
  expect(countWords(0, 'day')).toBe('0 days');
  expect(countWords(2, 'query', 'queries')).toBe('2 queries');
  expect(capitalized(typeWords('quality-policy'))).toBe('Quality policy');
  expect(capitalized('')).toBe('');
});
