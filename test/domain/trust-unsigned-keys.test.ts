import { expect, test } from 'vitest';
import { ownUnsignedKeys } from '../../server/src/domain/trust/unsigned-keys.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { compileUserSchemas } from '../../server/src/schemas/compile-user.ts';

/** The catalogue with a schema of the company's own. */
const withSchema = (name: string, schema: JsonObject) => {
  const { types, problems } = compileUserSchemas(
    [{ file: `schemas/${name}.schema.json`, schema, bytes: 0 }],
    shippedCatalogue(),
  );
  expect(problems).toEqual([]);
  return shippedCatalogue().with(types);
};

const policyWith = (properties: JsonObject) =>
  withSchema('policy', { title: 'Policy', qms: { extends: 'quality-policy' }, properties });

test('fields that a company adds and leaves unsigned, also further in', () => {
  const catalogue = policyWith({
    remarks: { type: 'string', description: 'Notes.', qms: { signed: false } },
    later: { type: 'string', description: 'Notes.', qms: { signed: ['verified'] } },
    site: { type: 'string', description: 'Where.' },
    sites: {
      type: 'array',
      description: 'Where.',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string', description: 'Name.' },
          note: { type: 'string', description: 'Note.', qms: { signed: false } },
        },
      },
    },
  });
  expect(ownUnsignedKeys('quality-policy', catalogue)).toEqual(['remarks', 'later', 'sites[].note']);
  expect(ownUnsignedKeys('risk', catalogue)).toEqual([]);
});

test('nothing is said of the types of the product and of types of its own', () => {
  const catalogue = withSchema('permit', {
    title: 'Permit',
    description: 'Leave to do dangerous work.',
    qms: { kind: 'event', idPrefix: 'PRM', dateField: [] },
    properties: { note: { type: 'string', description: 'Note.', qms: { signed: false } } },
  });
  expect(catalogue.types()).toContain('permit');
  for (const type of catalogue.types()) expect(ownUnsignedKeys(type, catalogue)).toEqual([]);
});
