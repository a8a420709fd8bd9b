import { expect, test } from 'vitest';
import { shortened } from '../../../server/src/domain/words/shortened.ts';

test.each([
  ['Two engineers', 'Two engineers'],
  [' Two\n  engineers ', 'Two engineers'],
  ['Two engineers more', 'Two engineers…'],
  ['Two engineers, one', 'Two engineers…'],
  ['😀'.repeat(20), `${'😀'.repeat(13)}…`],
  ['', ''],
])('%j in 14 characters is %j', (text, expected) => {
  expect(shortened(text, 14)).toBe(expected);
});
