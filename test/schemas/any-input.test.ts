import fc from 'fast-check';
import { expect, test } from 'vitest';
import { english } from '../../server/src/messages/language.ts';
import type { Json, JsonObject } from '../../server/src/model/json.ts';
import { configurationSchema, shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { compileUserSchemas } from '../../server/src/schemas/compile-user.ts';
import { explain } from '../../server/src/schemas/explain.ts';
import { keywords } from '../../server/src/schemas/user-keywords.ts';

const catalogue = shippedCatalogue();
const all = [...catalogue.types().map((type) => catalogue.get(type)!), configurationSchema()];

test('any data gives sentences, references and files, never an exception', () => {
  fc.assert(
    fc.property(
      fc.nat(all.length - 1),
      fc.array(fc.tuple(fc.nat(60), fc.jsonValue({ maxDepth: 5 })), { maxLength: 8 }),
      (which, fields) => {
        const schema = all[which]!;
        const names = schema.field([])!.properties();
        const data: JsonObject = {};
        for (const [index, value] of fields) data[names[index % names.length]!.name] = value as Json;
        for (const fault of schema.validate(data)) {
          const sentence = english.text(fault.message);
          expect(sentence.length).toBeLessThan(2_000);
          expect(sentence).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|undefined|\[object/u);
        }
        for (const { path, value } of [...schema.references(data), ...schema.files(data)]) {
          expect(path.reduce<Json>((at, step) => (at as JsonObject)[step]!, data)).toBe(value);
        }
      },
    ),
    { numRuns: 400, seed: 7 },
  );
});

test('any schema of a repository gives types or problems, and types judge as their explanation does', () => {
  const name = fc.constantFrom('type', 'x', 'status', 'owner', 'constructor', 'kind');
  const bad = fc.dictionary(fc.constantFrom(...keywords), fc.jsonValue(), { minKeys: 1, maxKeys: 2 });
  const nodeOf = (depth: number): fc.Arbitrary<JsonObject> => {
    const plain = {
      type: fc.constantFrom<Json[]>('string', 'object', 'array', ['string', 'object'], 'number'),
      enum: fc.constantFrom<Json[]>(['a', 'b'], [1, null]),
      const: fc.constantFrom<Json[]>('a', 3, null),
      pattern: fc.constant('^a+$'),
      minimum: fc.integer({ min: -2, max: 2 }),
      minLength: fc.nat(2),
      minItems: fc.nat(2),
      required: fc.array(name, { maxLength: 1 }),
    };
    const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<JsonObject> =>
      fc.record(model, { requiredKeys: [] }) as unknown as fc.Arbitrary<JsonObject>;
    if (depth === 0) return record(plain);
    const inner = nodeOf(depth - 1);
    const forms = fc.array(inner, { minLength: 1, maxLength: 3 });
    return record({
      ...plain,
      properties: fc.dictionary(name, inner, { maxKeys: 3 }),
      items: inner,
      anyOf: forms,
      oneOf: forms,
      allOf: forms,
      if: inner,
      else: inner,
      additionalProperties: fc.oneof(inner, fc.boolean()),
      qms: fc.constantFrom<Json[]>({ ref: ['any'] }, { file: true }, { signed: false }),
    });
  };
  const rootOf = fc.tuple(
    fc.dictionary(fc.constantFrom('x', 'y', 'kind'), nodeOf(1), { minKeys: 1 }),
    fc.option(bad, { freq: 4 }),
  );
  const value = fc.jsonValue({ maxDepth: 3 });
  let taken = 0;
  fc.assert(
    fc.property(rootOf, fc.array(value, { minLength: 1, maxLength: 4 }), ([properties, spoilt], values) => {
      const schema = { properties, ...spoilt } as JsonObject;
      const { types, problems } = compileUserSchemas([{ file: 'hazard.json', schema, bytes: 10 }], catalogue);
      expect(types.length + problems.length).toBeGreaterThan(0);
      for (const { type } of types) {
        const own = catalogue.with(types).get(type)!;
        for (const given of [...(values as Json[]), 'a', 3, { x: 'a' }, ['a']]) {
          const record = { id: 'H-1', type, x: given, kind: given };
          taken++;
          for (const gate of own.parts.gates) {
            expect(explain(gate.node(), record, gate.matches).count === 0).toBe(gate.accepts(record));
          }
          expect(own.validate(record).every(({ message }) => /[.?]$/.test(english.text(message)))).toBe(true);
          expect(own.references(record).every(({ path }) => path.length > 0)).toBe(true);
        }
      }
    }),
    { numRuns: 60, seed: 11 },
  );
  expect(taken).toBeGreaterThan(100);
});
