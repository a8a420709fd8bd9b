import { describe, expect, test } from 'vitest';
import { attendancesOf } from '../../../server/src/domain/review/attendance.ts';
import { isFull, isInTextAlone } from '../../../server/src/domain/review/review.ts';
import { isPart, wholeOf, widestWholeOf } from '../../../server/src/domain/review/whole.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import type { QmsRecord } from '../../../server/src/model/record.ts';
import { openProject } from '../../rules/harness.ts';
import { yaml } from '../../rules/signing.ts';

const held = (id: string, more: JsonObject = {}): JsonObject => ({
  ...{ id, type: 'management-review', title: id, status: 'held', date: '2026-01-12' },
  ...more,
});

async function reviews(...records: readonly JsonObject[]) {
  const { project } = await openProject({ 'reviews.yaml': records.map(yaml).join('---\n') });
  const { queries } = project;
  const ids = (found: readonly QmsRecord[]): string[] => found.map(({ id }) => id);
  const of = (id: string): QmsRecord => queries.record(id)!;
  return {
    whole: (id: string) => ids(wholeOf(of(id), queries)),
    widest: (id: string) => ids(widestWholeOf(of(id), queries)),
    isPart: (id: string) => isPart(of(id), queries),
  };
}

describe('a review in parts', () => {
  const part = (id: string, more: JsonObject = {}) => held(id, { partOf: 'MR-1', ...more });

  test('is judged with the parts of it that were held', async () => {
    const { whole } = await reviews(
      held('MR-1', { partOf: 'MR-1' }),
      part('MR-2'),
      part('MR-3', { status: 'planned' }),
      { id: 'AUD-1', type: 'audit', title: 'Audit', status: 'reported', partOf: 'MR-1' },
      held('MR-4', { partOf: 'MR-9' }),
    );
    expect(whole('MR-1')).toEqual(['MR-1', 'MR-2']);
    expect(whole('MR-4')).toEqual(['MR-4']);
  });

  test('is known by each of its parts', async () => {
    const { widest } = await reviews(held('MR-1'), part('MR-2'), part('MR-3'), held('MR-4'));
    expect(widest('MR-2')).toEqual(['MR-2', 'MR-1', 'MR-3']);
    expect(widest('MR-1')).toEqual(['MR-1', 'MR-2', 'MR-3']);
    expect(widest('MR-4')).toEqual(['MR-4']);
  });

  test('is one only where the other is a review, and another', async () => {
    const { isPart: part } = await reviews(
      held('MR-1', { partOf: 'MR-1' }),
      held('MR-2', { partOf: 'MR-1' }),
      held('MR-3', { partOf: 'AUD-1' }),
      held('MR-4', { partOf: 'MR-9' }),
      held('MR-5'),
      { id: 'AUD-1', type: 'audit', title: 'Audit' },
    );
    expect(['MR-1', 'MR-2', 'MR-3', 'MR-4', 'MR-5'].map(part)).toEqual([false, true, false, false, false]);
  });
});

test.each([
  [undefined, true],
  ['', true],
  ['full', true],
  ['partial', false],
  [7, false],
])('a review of the kind %j must look at everything: %s', (kind, expected) => {
  const data = kind === undefined ? {} : { kind };
  expect(isFull({ data } as unknown as QmsRecord)).toBe(expected);
});

test.each<[string, object, boolean]>([
  ['minutes that others wrote', { adoption: {}, body: 'We met.', data: {} }, true],
  ['those with what was decided as data', { adoption: {}, body: 'We met.', data: { outputs: [{}] } }, false],
  ['those with what was looked at as data', { adoption: {}, body: 'We met.', data: { inputs: [{}] } }, false],
  ['those without a text', { adoption: {}, body: null, data: {} }, false],
  ['minutes of our own', { adoption: null, body: 'We met.', data: {} }, false],
])('%s are in their text alone: %s', (_, record, expected) => {
  expect(isInTextAlone(record as QmsRecord)).toBe(expected);
});

test('who took part is said with the day, and with where it stands', () => {
  const review = {
    data: held('MR-1', {
      attendees: ['PER-1', { person: 'PER-2', mode: 'remote' }, { person: ['PER-3', 'PER-4'] }],
      meetings: [{ date: '2026-01-05', attendees: 'PER-5' }, { attendees: [] }],
    }),
  } as unknown as QmsRecord;
  expect(attendancesOf(review)).toEqual([
    { person: 'PER-1', on: '2026-01-12', details: {}, path: ['attendees', 0] },
    {
      person: 'PER-2',
      on: '2026-01-12',
      details: { person: 'PER-2', mode: 'remote' },
      path: ['attendees', 1, 'person'],
    },
    {
      person: 'PER-3',
      on: '2026-01-12',
      details: { person: ['PER-3', 'PER-4'] },
      path: ['attendees', 2, 'person'],
    },
    { person: 'PER-5', on: '2026-01-05', details: {}, path: ['meetings', 0, 'attendees'] },
  ]);
});
