import { expect, test } from 'vitest';
import { configurationSchema, shippedCatalogue } from '../../server/src/schemas/catalogue.ts';

const catalogue = shippedCatalogue();
const field = (type: string, ...path: (string | number)[]) => catalogue.get(type)!.field(path);

test('the record itself lists its fields in the order they are written', () => {
  const names = field('risk')!
    .properties()
    .map(({ name }) => name);
  expect(names.slice(0, 7)).toEqual(['id', 'type', 'title', 'status', 'version', 'owner', 'description']);
  expect(names.at(-1)).toBe('signOffs');
});

test('a field says what it is, what it may be and what asks for it', () => {
  expect(field('management-review', 'inputs', 0, 'trend')).toMatchObject({
    name: 'trend',
    types: ['string'],
    expected: false,
    required: false,
    signed: true,
  });
  expect(field('management-review', 'inputs', 0, 'trend')!.enumValues.map(({ value }) => value)).toEqual([
    'improving',
    'stable',
    'declining',
    'mixed',
    'not-enough-data',
  ]);
  expect(field('management-review', 'inputs')).toMatchObject({ clause: '9.3.2', expected: true });
  expect(field('management-review', 'date')).toMatchObject({
    required: true,
    typeWords: 'a date such as 2026-01-20',
  });
  expect(field('risk', 'type')!.enumValues).toEqual([{ value: 'risk' }]);
  expect(field('risk', 'status')!.signed).toBe(false);
});

test('references, themes and files are named', () => {
  expect(field('management-review', 'inputs', 3, 'objectives')!.refs).toEqual(['quality-objective']);
  expect(field('management-review', 'inputs', 'objectives')!.refs).toEqual(['quality-objective']);
  expect(field('risk', 'evidence', 0)!.refs).toEqual(['any']);
  expect(field('management-review', 'inputs', 0, 'theme')!.vocabulary).toBe('theme');
  expect(field('indicator', 'data')!.file).toBe(true);
});

test('values of a list of words are those of its entries', () => {
  expect(field('competence', 'basis')!.enumValues.map(({ value }) => value)).toEqual([
    'education',
    'training',
    'experience',
  ]);
  expect(field('role', 'responsibilities')!.suggestions.map(({ value }) => value)).toContain(
    'process-outputs',
  );
});

test('what a plain text stands for is said', () => {
  expect(field('process', 'inputs', 0)!.shortFor).toBe('what');
  expect(field('risk', 'effectiveness')!.shortFor).toBe('criterion');
  expect(field('role', 'holders', 0)!.shortFor).toBeUndefined();
});

test('fields inside a list of mappings are those of its entries', () => {
  expect(
    field('management-review', 'outputs')!
      .properties()
      .map(({ name }) => name),
  ).toContain('decision');
});

test('places the schema does not describe have no field', () => {
  expect(field('risk', 'nothing')).toBeUndefined();
  expect(field('risk', 'constructor')).toBeUndefined();
  expect(field('risk', 'custom', 'own')).toBeUndefined();
  expect(field('risk', 'title', 0)).toBeUndefined();
});

test('keys a mapping is free to have are described by their value', () => {
  expect(configurationSchema().field(['retention', 'risk'])!.typeWords).toMatch(/^a duration/);
});
