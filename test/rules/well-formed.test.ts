import { expect, test } from 'vitest';
import { check } from './harness.ts';
import { formFaults } from './well-formed.ts';

const faultsOf = async (files: Readonly<Record<string, string>>, also?: readonly string[]) =>
  formFaults('risk-action', (await check(files)).findings, also).map((fault) => fault.split(' | ')[0]);

test.each([
  ['text that cannot be parsed', 'id: RSK-001\ntype: risk\ntitle: "x\n', ['yaml-syntax']],
  ['a value of the wrong shape', 'id: RSK-001\ntype: risk\nlikelihood: many\n', ['schema']],
  ['an unknown key', 'id: RSK-001\ntype: risk\nlikelyhood: 3\n', ['key-unknown']],
  ['an unknown type', 'id: RSK-001\ntype: rsk\n', ['type-unknown']],
  [
    'an id nearly like one that is there',
    'id: RSK-001\ntype: risk\nowner: PER-002\n',
    ['reference-unresolved'],
  ],
  ['a record that the fixture leaves out', 'id: RSK-001\ntype: risk\nowner: ROLE-QUALITY\n', []],
  ['nothing', 'id: RSK-001\ntype: risk\nowner: PER-001\n', []],
])('a fixture is refused for %s', async (_, text, expected) => {
  const files = { 'a.yaml': text, 'p.yaml': 'id: PER-001\ntype: person\ntitle: Jane\n' };
  expect(await faultsOf(files)).toEqual(expected);
  expect(await faultsOf(files, expected)).toEqual([]);
});

test('faults of qms.yaml count too', async () => {
  expect(await faultsOf({ 'qms.yaml': 'organization: Test\nrisks: {}\n' })).toEqual(['config']);
});
