import { expect, test } from 'vitest';
import { compareVersions } from '../../server/src/records/version-order.ts';

const versions = [
  ...[
    '',
    '0',
    '1',
    '2',
    '9',
    '10',
    '100',
    '1.0',
    '1.9',
    '1.10',
    '1.2',
    '1.2.1',
    '1.2.10',
    '2.0',
    '0.9',
    '01',
  ],
  ...[
    '1.01',
    '1.',
    '.5',
    '1-2',
    '1,5',
    'A',
    'B',
    'a',
    'Rev. 2',
    'Rev. 10',
    '2b',
    '2 b',
    '10a',
    '2024-01',
    '3.1 Entwurf',
  ],
];
const byNumber = new Intl.Collator('en', { numeric: true });

test('versions are ordered as people count', () => {
  expect(['1.10', '2.0', '1.9', '1', '1.9.1', '10'].sort(compareVersions)).toEqual([
    ...['1', '1.9', '1.9.1', '1.10', '2.0', '10'],
  ]);
});

test.each(versions)('%o stands before and after others as a collation that counts has it', (one) => {
  for (const other of versions)
    expect(Math.sign(compareVersions(one, other)), other).toBe(Math.sign(byNumber.compare(one, other)));
});
