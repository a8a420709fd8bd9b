import { expect, test } from 'vitest';
import type { Aggregate } from '../../server/src/model/queries.ts';
import type { QmsRecord } from '../../server/src/model/record.ts';
import { Aggregates } from '../../server/src/workspace/aggregates.ts';

const record = { key: 'a', type: 'action', id: 'ACT-1' } as QmsRecord;
const byType: Aggregate<string> = { name: 'by type', types: [], map: ({ id, type }) => [[type, id]] };

test('an aggregate asked for again is the one it was', () => {
  const aggregates = new Aggregates();
  for (let time = 0; time < 2; time += 1)
    expect(aggregates.bucket(byType, 'action', () => [record])).toEqual([{ record, value: 'ACT-1' }]);
});

test('two aggregates of the same name are a mistake that shows at once', () => {
  const aggregates = new Aggregates();
  aggregates.bucket(byType, 'action', () => [record]);
  expect(() => aggregates.bucket({ ...byType, map: () => [] }, 'action', () => [record])).toThrow(
    'two aggregates are called "by type": each needs a name of its own',
  );
});
