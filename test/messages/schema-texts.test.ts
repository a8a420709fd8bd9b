import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collectSchemaTexts } from '../../scripts/generate/messages.ts';
import { readSchemas } from '../../scripts/generate/schema-files.ts';
import { english, languageOf } from '../../server/src/messages/language.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import {
  baselineSchema,
  configurationSchema,
  settingsSchemaIn,
  shippedCatalogue,
  shippedSchema,
} from '../../server/src/schemas/catalogue.ts';
import type { FieldDoc } from '../../server/src/schemas/field-doc.ts';
import { wordedSchema } from '../../server/src/schemas/schema-texts.ts';

const schemas = readSchemas(resolve(import.meta.dirname, '../../schemas'));
const texts = collectSchemaTexts(schemas);
const pseudo = languageOf(
  'en-XA',
  Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, `⟦${text}⟧`])),
);
const catalogue = shippedCatalogue().in(pseudo);

test('texts of schemas are collected by their place', () => {
  expect(texts['schema.risk.title']).toBe('Risk');
  expect(texts['schema.risk.properties.likelihood.description']).toMatch(/\.$/);
  expect(texts['schema.defs.$defs.money.properties.currency.description']).toMatch(/EUR/);
});

test.each([...schemas.keys()])('the schema %s is the same in English', (name) => {
  const document = JSON.parse(JSON.stringify(schemas.get(name))) as JsonObject;
  expect(wordedSchema(name, document, english.text)).toEqual(document);
});

describe('in another language', () => {
  /** Texts of a field and all below it. */
  const below = (field: FieldDoc): string[] => [
    ...[field.title, field.description].filter((text) => text !== undefined),
    ...[...field.enumValues, ...field.suggestions].flatMap(({ description }) => description ?? []),
    ...field.properties().flatMap(below),
  ];

  test.each(shippedCatalogue().types())('%s says nothing that is not translated', (type) => {
    const schema = catalogue.get(type)!;
    const said = [schema.title, schema.description, ...below(schema.field([])!)];
    expect(said.length).toBeGreaterThan(10);
    expect(said.filter((text) => !/^⟦.*⟧$/s.test(text))).toEqual([]);
    expect(below(shippedCatalogue().get(type)!.field([])!)).toHaveLength(said.length - 2);
  });

  test.each([
    ['qms.yaml', configurationSchema(), ['organization']],
    ['the baseline', baselineSchema(), ['findings', 0, 'owner']],
  ])('so does %s', (_, schema, path) => {
    expect(settingsSchemaIn(schema, pseudo).field(path)?.description).toMatch(/^⟦.*⟧$/);
    expect(settingsSchemaIn(schema, english).field(path)?.description).not.toMatch(/⟦/);
  });

  test('records are judged as before, with examples left as they are', () => {
    for (const type of shippedCatalogue().types()) {
      const { examples } = shippedSchema(type) as { examples: JsonObject[] };
      expect(catalogue.get(type)!.schema['examples']).toEqual(examples);
      for (const example of [...examples, { id: 'X', type, nonsense: 1, status: 'x' }])
        expect(catalogue.get(type)!.validate(example)).toEqual(
          shippedCatalogue().get(type)!.validate(example),
        );
    }
  });

  test('a language is put together once', () => {
    expect(shippedCatalogue().in(pseudo)).toBe(catalogue);
    expect(shippedCatalogue().in(english)).toBe(shippedCatalogue());
  });
});
