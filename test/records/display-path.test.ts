import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { displayPath } from '../../server/src/records/display-path.ts';

const review: JsonObject = {
  inputs: [
    { input: 'resources', objectives: ['OBJ-1', 'OBJ-2'] },
    { input: ['audit-results', 'nonconformities'], evidence: [{ external: 'ERP' }] },
    { input: 'resources', ask: { money: { amount: 1 } } },
    {},
    'short',
  ],
  signOffs: [{ by: 'PER-1', date: '2026-01-01' }],
  readings: [{ period: 2026, value: 1 }],
};

test.each([
  [[], ''],
  [['title'], 'title'],
  [['inputs'], 'inputs'],
  [['inputs', 0, 'objectives', 1], 'inputs[resources].objectives[OBJ-2]'],
  [['inputs', 1, 'evidence', 0], 'inputs[audit-results+nonconformities].evidence[1]'],
  [['inputs', 2, 'ask', 'money', 'currency'], 'inputs[resources#2].ask.money.currency'],
  [['inputs', 3], 'inputs[4]'],
  [['inputs', 4], 'inputs[short]'],
  [['inputs', 9, 'x'], 'inputs[10].x'],
  [['signOffs', 0, 'digest'], 'signOffs[PER-1].digest'],
  [['readings', 0, 'value'], 'readings[2026].value'],
  [['constructor', 'prototype'], 'constructor.prototype'],
] as const)('%j is %s', (path, expected) => {
  expect(displayPath(review, path)).toBe(expected);
});

test('entries that have ids of their own are named by these', () => {
  const data = { visits: [{ ref: 'A', name: 'x' }, { ref: 'A' }, { name: 'y' }] };
  const entries = [{ id: 'A', type: 't.visits', path: ['visits', 0], key: 'ref' }];
  expect([0, 1, 2].map((index) => displayPath(data, ['visits', index, 'name'], entries))).toEqual([
    'visits[A].name',
    'visits[A#2].name',
    'visits[y].name',
  ]);
});

test('names are one line and short', () => {
  const data = { items: [{ text: `one\n two ${'x'.repeat(100)}` }] };
  const shown = displayPath(data, ['items', 0]);
  expect(shown).toMatch(/^items\[one two x+…\]$/);
  expect(shown.length).toBeLessThan(70);
});

test('a long list with a finding on every item is named in linear time', () => {
  const data = { items: Array.from({ length: 30_000 }, () => ({ id: 'A' })) };
  const last = data.items.map((_, index) => displayPath(data, ['items', index])).at(-1);
  expect(last).toBe('items[A#30000]');
});
