import { expect, test } from 'vitest';
import { clausePhrase } from '../../server/src/report/clauses.ts';

test.each([
  [[], ''],
  [['iso-9001:2015/9.3.2'], 'ISO 9001:2015, 9.3.2'],
  [
    ['iso-9001:2015/5.1.1', 'iso-9001:2015/5.2.1', 'iso-9001:2015/9.3.2'],
    'ISO 9001:2015, 5.1.1, 5.2.1 and 9.3.2',
  ],
  [['iso-9001:2015/9.3.1', 'iso-9001:2026/9.3.1'], 'ISO 9001:2015 and 2026, 9.3.1'],
  [
    ['iso-9001:2015/9.3.1', 'iso-9001:2015/10.3', 'iso-9001:2026/9.3.1', 'iso-9001:2026/10.1'],
    'ISO 9001:2015, 9.3.1 and 10.3; ISO 9001:2026, 9.3.1 and 10.1',
  ],
  [['house-rules/4', 'iso-9001:2015/4.1'], 'house-rules/4; ISO 9001:2015, 4.1'],
])('%j', (clauses, phrase) => {
  expect(clausePhrase(clauses)).toBe(phrase);
});
