import { expect, test } from 'vitest';
import type { Configuration } from '../../server/src/model/configuration.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import { boundRecord } from '../../server/src/records/bound-record.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';

/** What a sign-off binds of a record, beyond what its schema says. */

type Required = Configuration['signOff']['required'];

const bound = (
  written: JsonObject,
  type: string,
  meaning = 'approved',
  required: Required = {},
): JsonObject => boundRecord(written, type, meaning, shippedCatalogue(), (key) => key, required);

const asked = (meaning: string, by: 'owner' | 'anyone') =>
  ({ meaning, by, roles: [], needed: 1, approvedIn: false }) as const;

test('who the owner is, where the owner is to sign, by that sign-off alone', () => {
  const document = { id: 'DOC-1', title: 'Inspection', owner: 'ROLE-QM' };
  const both = { document: [asked('reviewed', 'anyone'), asked('approved', 'owner')] };
  expect(bound(document, 'document')).not.toHaveProperty('owner');
  expect(bound(document, 'document', 'approved', both)).toHaveProperty('owner', 'ROLE-QM');
  expect(bound(document, 'document', 'reviewed', both)).not.toHaveProperty('owner');
  expect(
    bound(document, 'document', 'approved', { document: [asked('approved', 'anyone')] }),
  ).not.toHaveProperty('owner');
  expect(bound(document, 'document', 'approved', { document: false })).not.toHaveProperty('owner');
  expect(bound(document, 'document', 'approved', { process: both.document })).not.toHaveProperty('owner');
});

const register = (more: JsonObject): JsonObject => ({ id: 'REG-1', of: 'risk', ...more });

test.each<[string, JsonObject, JsonObject]>([
  [
    'of each item what binds a record of its type',
    { items: [{ id: 'RSK-1', title: 'Fire', owner: 'ROLE-QM', source: 'Audit' }] },
    { items: [{ id: 'RSK-1', title: 'Fire' }] },
  ],
  [
    'by the type that an item states itself',
    { items: [{ id: 'ACT-1', type: 'action', source: 'Audit', progress: 'half' }] },
    { items: [{ id: 'ACT-1', type: 'action', source: 'Audit' }] },
  ],
  [
    'no item of which nothing is bound, and every other',
    { items: [{ owner: 'ROLE-QM' }, {}, 'a text', { id: 'RSK-2' }] },
    { items: [{}, 'a text', { id: 'RSK-2' }] },
  ],
  ['no list of items of which nothing is bound', { items: [{ owner: 'ROLE-QM' }] }, {}],
  ['a list without items', { items: [] }, { items: [] }],
  ['items that are no list', { items: { owner: 'ROLE-QM' } }, { items: { owner: 'ROLE-QM' } }],
  [
    'what holds for all items, as an item',
    { defaults: { owner: 'ROLE-QM', treatment: 'accept' } },
    { defaults: { treatment: 'accept' } },
  ],
  ['what holds for all items and is no mapping', { defaults: ['accept'] }, { defaults: ['accept'] }],
  [
    'other keys as they are',
    { notes: { owner: 'ROLE-QM' }, rows: [{ owner: 'ROLE-QM' }] },
    { notes: { owner: 'ROLE-QM' }, rows: [{ owner: 'ROLE-QM' }] },
  ],
])('of a register: %s', (_, written, expected) => {
  expect(bound(register(written), 'register')).toEqual({ ...register(expected), type: 'register' });
});

test('what is called items is nothing but a key in another record', () => {
  const written = { id: 'DOC-1', items: [{ owner: 'ROLE-QM' }], defaults: { owner: 'ROLE-QM' } };
  expect(bound(written, 'document')).toEqual({ ...written, type: 'document' });
});
