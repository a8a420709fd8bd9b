import { expect, test } from 'vitest';
import { isLonger } from '../../server/src/domain/trust/longer.ts';

test.each([
  ['P13M', 'P1Y', true],
  ['P12M', 'P1Y', false],
  ['P31D', 'P1M', false],
  ['P32D', 'P1M', true],
  ['P11M', 'P1Y', false],
  ['a year', 'P1M', false],
  ['P1Y', 'a month', false],
])('%s is longer than %s: %s', (value, most, expected) => {
  expect(isLonger(value, most)).toBe(expected);
});
