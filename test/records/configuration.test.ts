import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { configurationOf, defaultConfiguration, sizeOf } from '../../server/src/records/configuration.ts';

test('an empty qms.yaml means the defaults', () => {
  expect(configurationOf({})).toEqual(defaultConfiguration);
  expect(defaultConfiguration.records).toEqual(['**/*.{yaml,yml,md,markdown}']);
});

test('what is written holds, the rest of its section stays', () => {
  const found = configurationOf({
    organization: 'Acme Instruments GmbH',
    standards: ['iso-9001:2015', { id: 'iso-9001:2026', from: '2026-10-01' }],
    records: 'qms/**',
    themes: [{ id: 'customers', title: 'Customers for life', sponsor: 'ROLE-MD' }, { id: 'costs' }],
    review: { inputs: ['safety', { key: 'energy', title: 'Energy use' }] },
    signOff: { required: { scope: false, risk: { meaning: 'reviewed', by: 'owner' } } },
    risk: { threshold: 9 },
    elsewhere: [{ clause: '7.2', system: 'HR system', owner: 'ROLE-HR' }, { clause: 8.3 }],
    ids: { risk: 'RSK-*' },
    limits: { fileSize: '2 MB' },
    rules: { 'objective-overdue': 'error', placeholder: 'off', 'text-hidden': false },
  });
  expect(found).toEqual({
    ...defaultConfiguration,
    organization: 'Acme Instruments GmbH',
    standards: [{ id: 'iso-9001:2015' }, { id: 'iso-9001:2026', from: '2026-10-01' }],
    records: ['qms/**'],
    themes: [
      { id: 'customers', title: 'Customers for life', sponsor: 'ROLE-MD' },
      { id: 'costs', title: 'costs' },
    ],
    review: {
      interval: 'P12M',
      tolerance: 'P1M',
      inputs: [
        { key: 'safety', title: 'safety' },
        { key: 'energy', title: 'Energy use' },
      ],
    },
    signOff: {
      evidence: 'content-bound',
      recorded: 'accept',
      required: {
        scope: false,
        risk: [{ meaning: 'reviewed', by: 'owner', roles: [], needed: 1, approvedIn: false }],
      },
    },
    risk: { scale: 5, threshold: 9 },
    elsewhere: [
      { clause: '7.2', system: 'HR system', owner: 'ROLE-HR' },
      { clause: '8.3', system: 'another system' },
    ],
    ids: { risk: 'RSK-*' },
    limits: { fileSize: 2_097_152 },
    rules: { 'objective-overdue': 'error', placeholder: 'off', 'text-hidden': 'off' },
  });
});

test.each([
  ['1MB', 1_048_576],
  ['500 kB', 512_000],
  ['1.5 MB', 1_572_864],
  ['10', 10],
  [2048, 2048],
  ['0x10', null],
  ['-1MB', null],
  [-1, null],
  [Number.POSITIVE_INFINITY, null],
  ['big', null],
  [null, null],
  [undefined, null],
])('the size %j is %j bytes', (value, expected) => {
  expect(sizeOf(value)).toBe(expected);
});

test('keys people choose never reach the prototype', () => {
  const data = JSON.parse('{"aliases":{"__proto__":"id"},"rules":{"constructor":"off"}}') as JsonObject;
  const { aliases, rules, ids } = configurationOf(data);
  expect(Object.keys(aliases)).toEqual(['__proto__']);
  expect(Object.keys(rules)).toEqual(['constructor']);
  expect(ids['constructor']).toBeUndefined();
  expect(({} as { id?: string }).id).toBeUndefined();
});

test('anything at all gives a configuration with every section', () => {
  const sections = Object.keys(defaultConfiguration);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...sections), fc.jsonValue(), { maxKeys: 8 }), (data) => {
      const found = configurationOf(data as JsonObject);
      expect(Object.keys(found)).toEqual(sections);
      for (const section of ['records', 'exclude', 'types', 'schemas', 'themes', 'elsewhere'] as const)
        expect(Array.isArray(found[section])).toBe(true);
      expect(found.limits.fileSize).toBeGreaterThanOrEqual(0);
    }),
  );
});
