import { describe, expect, test } from 'vitest';
import type { Configuration } from '../../server/src/model/configuration.ts';
import type { Queries } from '../../server/src/model/queries.ts';
import { coveredElsewhere } from '../../server/src/rules/shared/elsewhere.ts';
import { capitalized, countWords, listWords, typeWords } from '../../server/src/rules/shared/words.ts';

const configured = (...clauses: string[]): Queries => {
  const elsewhere: Configuration['elsewhere'] = clauses.map((clause) => ({ clause, system: 'HR system' }));
  return { config: () => elsewhere } as unknown as Queries;
};

describe('what is kept in another system', () => {
  test.each<[kept: string[], asked: string[], covered: boolean]>([
    [['7.2'], ['iso-9001:2015/7.2'], true],
    [['7.2'], ['iso-9001:2015/7.2.1'], true],
    [['7.2'], ['7.2.a'], true],
    [['7.2'], ['iso-9001:2015/7.20'], false],
    [['7.2.1'], ['iso-9001:2015/7.2'], false],
    [['iso-9001:2015/5.2'], ['5.2.2'], true],
    [['9.3', '7.2'], ['5.1', '7.2.1'], true],
    [[], ['5.1'], false],
    [['7.2'], [], false],
  ])('%j covers %j: %s', (kept, asked, covered) => {
    expect(coveredElsewhere(configured(...kept), asked)).toBe(covered);
  });
});

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
