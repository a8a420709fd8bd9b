import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import {
  approvalIdentity,
  blockAt,
  blockForm,
  blockIdentity,
  idsEver,
  indexOfBlock,
} from '../../server/src/records/block-identity.ts';

/** What makes a sign-off the same one in another text of its record. */

const block = { by: 'PER-1', meaning: 'approved' };
const others = { by: 'PER-2', meaning: 'approved' };
const record = (...signOffs: JsonObject[]) => ({ id: 'POL-1', key: 'policy.md#0', data: { signOffs } });

test('all that it says, in whichever order, and the id of its record', () => {
  const identity = blockIdentity(record(others, block), 1);
  expect(identity).toBe('POL-1 {"by":"PER-1","meaning":"approved"}');
  expect(blockIdentity(record({ meaning: 'approved', by: 'PER-1' }), 0)).toBe(identity);
  expect(blockIdentity({ ...record(block), id: 'POL-2' }, 0)).not.toBe(identity);
  expect(blockIdentity(record({ ...block, date: '2026-01-12' }), 0)).not.toBe(identity);
});

test('what is no block has none', () => {
  expect(blockIdentity(record(block), 1)).toBeNull();
  expect(blockIdentity({ id: 'POL-1', data: { signOffs: 'PER-1' } }, 0)).toBeNull();
  expect(blockIdentity({ id: 'POL-1', data: {} }, 0)).toBeNull();
  for (const none of [undefined, null, 'PER-1', 5]) expect(blockForm(none)).toBeNull();
  // A lone surrogate has no canonical form.
  expect(blockForm({ by: '\ud800' })).toBeNull();
});

test('a block is found by its place, and its place by what it says', () => {
  const { data } = record(others, block);
  expect(blockAt(data, 1)).toBe(block);
  expect(blockAt(data, 2)).toBeUndefined();
  expect(blockAt({}, 0)).toBeUndefined();
  expect(indexOfBlock({ data }, blockForm({ meaning: 'approved', by: 'PER-1' })!)).toBe(1);
  expect(indexOfBlock({ data }, blockForm({ by: 'PER-3' })!)).toBe(-1);
  expect(indexOfBlock({ data: {} }, blockForm(block)!)).toBe(-1);
});

test('an approved content is known by its record and digest, a record by all ids it has had', () => {
  expect(approvalIdentity(record(), 'sha256-x')).toBe('policy.md#0 sha256-x');
  expect([...idsEver({ id: 'POL-2', data: { formerIds: ['POL-1', 5] } })]).toEqual(['POL-2', 'POL-1']);
});
