import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import {
  baselineSchema,
  configurationSchema,
  shippedCatalogue,
  shippedNode,
} from '../../server/src/schemas/catalogue.ts';
import { formats } from '../../server/src/schemas/formats.ts';
import type { LinkedNode } from '../../server/src/schemas/schema-node.ts';
import type { TypeSchema } from '../../server/src/schemas/type-schema.ts';
import { bindingOfType } from '../unbound-keys.ts';

const folder = resolve(import.meta.dirname, '../../schemas');
const read = (name: string): JsonObject => JSON.parse(readFileSync(`${folder}/${name}.schema.json`, 'utf8'));
const types =
  'scope context-issue interested-party process quality-policy leadership-commitment role person risk opportunity quality-objective change equipment competence communication document complaint supplier nonconforming-output indicator survey audit-programme audit management-review nonconformity action exception register'.split(
    ' ',
  );
const catalogue = shippedCatalogue();
const settings: Readonly<Record<string, TypeSchema>> = {
  qms: configurationSchema(),
  baseline: baselineSchema(),
};
const all = [...types.map((type) => catalogue.get(type)!), configurationSchema()];

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, formats });
ajv.addVocabulary(['qms']);
ajv.addSchema(read('defs'));

test('every type of the design has a schema, and no other', () => {
  expect(catalogue.types().sort()).toEqual([...types].sort());
  const files = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
  for (const type of [...types, 'defs', 'qms', 'baseline']) expect(files).toContain(`${type}.schema.json`);
});

describe.each([...types, 'qms', 'baseline'])('%s', (name) => {
  const schema = read(name);
  const validate = ajv.compile(schema);

  test('is a JSON Schema of 2020-12 whose examples any tool accepts', () => {
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    const examples = schema['examples'] as JsonObject[];
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examples) expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
  });

  test('its examples have no fault and no unknown key here', () => {
    const own = settings[name] ?? catalogue.get(name)!;
    for (const example of schema['examples'] as JsonObject[]) expect(own.validate(example)).toEqual([]);
  });

  test('describes every property and every value of a list of words', () => {
    const bare: string[] = [];
    const seen = new Set<LinkedNode>();
    const visit = (node: LinkedNode, path: string): void => {
      if (seen.has(node)) return;
      seen.add(node);
      for (const value of node.enum ?? []) {
        if (!node.qms?.enumDescriptions?.[String(value)]) bare.push(`${path}=${value}`);
      }
      for (const [key, child] of Object.entries(node.properties ?? {})) {
        if ((child.description ?? '').length < 4) bare.push(`${path}.${key}`);
        visit(child, `${path}.${key}`);
      }
      if (node.items) visit(node.items, `${path}[]`);
      if (typeof node.additionalProperties === 'object') visit(node.additionalProperties, `${path}.*`);
    };
    visit(shippedNode(name), name);
    expect(bare).toEqual([]);
  });
});

test('required lists only what a record cannot be read without', () => {
  const required = Object.fromEntries(
    types.map((type) => [
      type,
      (read(type)['required'] as string[]).filter((key) => key !== 'id' && key !== 'type'),
    ]),
  );
  expect(Object.fromEntries(Object.entries(required).filter(([, keys]) => keys.length > 0))).toEqual({
    complaint: ['receivedOn'],
    exception: ['rules'],
    'management-review': ['date'],
    nonconformity: ['detectedOn'],
    'nonconforming-output': ['detectedOn'],
    register: ['of', 'items'],
  });
});

/** Every place of a type's schema that not every sign-off binds. */
function unboundPlaces(node: LinkedNode, path = ''): string[] {
  const entries = node.items ?? node;
  return Object.entries(entries.properties ?? {}).flatMap(([key, child]) => {
    const place = `${path}${key}`;
    const signed = child.qms?.signed ?? true;
    if (signed !== true) return [signed === false ? place : `${place}:${[signed].flat().join()}`];
    return unboundPlaces(child, child.items ? `${place}[].` : `${place}.`);
  });
}

test.each(types)('what sign-offs bind of %s is fixed', (type) => {
  const keys = Object.keys(shippedNode(type).properties ?? {});
  const { common, own } = bindingOfType(type);
  const expected =
    type === 'person'
      ? keys.filter((key) => !['id', 'type', 'name'].includes(key))
      : [...common.filter((key) => keys.includes(key)), ...own, 'attachments[].digest'];
  expect(unboundPlaces(shippedNode(type)).sort()).toEqual(expected.sort());
});

test('status values stand for the phases of the design', () => {
  const maintained = 'draft:draft in-review:review effective:active superseded:final obsolete:final';
  const written = Object.fromEntries(
    types.map((type) => {
      const schema = catalogue.get(type)!;
      return [type, schema.statuses.map((status) => `${status}:${schema.phaseOf(status)}`).join(' ')];
    }),
  );
  const others = Object.fromEntries(Object.entries(written).filter(([, phases]) => phases !== maintained));
  expect(others).toEqual({
    action: 'draft:draft open:active in-progress:active done:final verified:final cancelled:final',
    audit: 'draft:draft planned:active held:active reported:final closed:final cancelled:final',
    'audit-programme': 'draft:draft in-review:review effective:active closed:final',
    change: 'draft:draft proposed:review approved:active implemented:active closed:final rejected:final',
    communication: 'draft:draft planned:active done:final',
    complaint: 'draft:draft received:active in-progress:active answered:active closed:final withdrawn:final',
    equipment:
      'draft:draft in-service:active conditional:active in-calibration:active out-of-service:active indication-only:active retired:final',
    exception: 'draft:draft in-review:review effective:active expired:final withdrawn:final',
    'leadership-commitment': 'draft:draft recorded:final',
    'management-review': 'draft:draft planned:active held:active approved:final',
    'nonconforming-output': 'draft:draft open:active contained:active decided:final closed:final',
    nonconformity:
      'draft:draft open:active in-progress:active implemented:active closed:final rejected:final',
    opportunity: 'draft:draft open:active pursued:active declined:final realized:final',
    person: 'active:active left:final',
    'quality-objective':
      'draft:draft in-review:review active:active achieved:final missed:final cancelled:final',
    risk: 'draft:draft open:active treated:active accepted:active closed:final',
    supplier: 'candidate:review approved:active conditional:active blocked:final inactive:final',
    survey: 'draft:draft planned:active running:active evaluated:final',
  });
  expect(catalogue.get('risk')!.phaseOf(null)).toBe('active');
  expect(catalogue.get('risk')!.phaseOf('constructor')).toBe('active');
});

test('kinds are as in the list of records', () => {
  const events = types.filter((type) => catalogue.get(type)!.kind === 'event');
  expect(events.sort()).toEqual(
    'action audit change communication complaint leadership-commitment management-review nonconforming-output nonconformity survey'.split(
      ' ',
    ),
  );
  expect(types.filter((type) => catalogue.get(type)!.kind === 'container')).toEqual(['register']);
});

test('words YAML readers take for truth values are no allowed values', () => {
  const risky = /^(y|n|yes|no|on|off|true|false)$/i;
  for (const type of all) {
    if (type.type !== 'qms')
      expect(
        JSON.stringify(type.schema['properties'])
          .match(/"enum":\[[^\]]*\]/g)
          ?.filter((list) => (JSON.parse(list.slice(7)) as string[]).some((word) => risky.test(word))) ?? [],
      ).toEqual([]);
  }
});
