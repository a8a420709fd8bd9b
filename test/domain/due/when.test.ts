import { describe, expect, test } from 'vitest';
import { whenSeenFrom } from '../../../server/src/domain/due/when.ts';

describe.each([
  // A Sunday that ends a month's first week.
  [
    '2026-02-01',
    {
      '2026-01-31': 'overdue',
      '2026-02-01': 'week',
      '2026-02-02': 'month',
      '2026-02-28': 'month',
      '2026-03-01': 'quarter',
      '2026-03-31': 'quarter',
      '2026-04-01': 'later',
    },
  ],
  // A Thursday whose week reaches into the next year.
  [
    '2026-12-31',
    { '2026-12-30': 'overdue', '2026-12-31': 'week', '2027-01-03': 'week', '2027-01-04': 'later' },
  ],
  // A Monday, before the day that weeks are counted from.
  ['2023-10-30', { '2023-11-05': 'week', '2023-11-06': 'quarter', '2023-12-31': 'quarter' }],
  ['2024-02-29', { '2024-02-28': 'overdue', '2024-03-03': 'week', '2024-03-04': 'quarter' }],
] as const)('seen from %s', (today, days) => {
  test.each(Object.entries(days))('%s is %s', (day, when) => {
    expect(whenSeenFrom(today)(day)).toBe(when);
  });
});

test('what has no day is due at no time', () => {
  expect(whenSeenFrom('2026-02-01')(null)).toBe('undated');
});
