import { expect, test } from 'vitest';
import type { Queries } from '../../server/src/model/queries.ts';
import type { QmsRecord } from '../../server/src/model/record.ts';
import type { Rule } from '../../server/src/model/rule.ts';
import { DependencyTracker } from '../../server/src/workspace/dependency-tracker.ts';
import { RecordStore } from '../../server/src/workspace/record-store.ts';
import { UnitRunner } from '../../server/src/workspace/unit-runner.ts';
import { UnreadTexts } from '../../server/src/workspace/unread-texts.ts';

test('a file in which nothing is found any more is no longer among the files with findings', () => {
  let isFaulty = true;
  const rule: Rule = {
    id: 'faulty',
    level: 'warning',
    basis: 'technical',
    title: '',
    clauses: [],
    explanation: '',
    examples: { bad: {}, good: {} },
    scope: 'record',
    types: [],
    concern: 'form',
    check: ({ file, key }, _queries, report) => {
      if (isFaulty) report({ message: 'Faulty.', place: { file, record: key, path: [] } });
    },
  };
  const record = { key: 'a', type: 'action', id: 'ACT-1', file: 'a.yaml' } as QmsRecord;
  const runner = new UnitRunner([rule]);
  const run = () =>
    runner.run(
      runner.allUnits([record]),
      new DependencyTracker(),
      {} as Queries,
      () => ['form'],
      () => record,
      new UnreadTexts(new RecordStore(), () => ({})),
    );
  expect([...run()]).toEqual(['a.yaml']);
  expect([...runner.files()]).toEqual(['a.yaml']);
  expect(runner.hasIssues('a.yaml')).toBe(true);
  isFaulty = false;
  expect([...run()]).toEqual(['a.yaml']);
  expect([...runner.files()]).toEqual([]);
  expect(runner.hasIssues('a.yaml')).toBe(false);
});
