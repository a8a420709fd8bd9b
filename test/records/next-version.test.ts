import { expect, test } from 'vitest';
import { nextVersion } from '../../server/src/records/next-version.ts';

test.each([
  ['3.0', '3.1'],
  ['2', '3'],
  ['1.9', '1.10'],
  ['1.10', '1.11'],
  ['2026-09', '2026-10'],
  ['v7', 'v8'],
  ['B2 (draft)', 'B3 (draft)'],
  ['A', 'A.1'],
  ['', '.1'],
])('after %j comes %j', (version, next) => {
  expect(nextVersion(version)).toBe(next);
});
