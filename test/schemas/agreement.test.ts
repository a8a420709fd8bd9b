import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { validators } from '../../server/generated/validators.js';
import { english } from '../../server/src/messages/language.ts';
import type { Json, JsonObject } from '../../server/src/model/json.ts';
import type { Path } from '../../server/src/model/text.ts';
import {
  configurationSchema,
  shippedCatalogue,
  shippedNode,
  shippedSchema,
} from '../../server/src/schemas/catalogue.ts';
import { explain, ownPatterns } from '../../server/src/schemas/explain.ts';
import { formats } from '../../server/src/schemas/formats.ts';
import type { Annotation, LinkedNode } from '../../server/src/schemas/schema-node.ts';
import { isReference } from '../../server/src/schemas/walk.ts';
import { mutated, randomSource } from './mutations.ts';

const ajv = new Ajv2020({ strict: false, formats });
ajv.addVocabulary(['qms']);
ajv.addSchema(shippedSchema('defs'));
const catalogue = shippedCatalogue();
const schemas = [...catalogue.types().map((type) => catalogue.get(type)!), configurationSchema()];

function variants(schema: JsonObject, count: number): JsonObject[] {
  const random = randomSource(String(schema['$id']).length * 7919 + 1);
  const examples = schema['examples'] as JsonObject[];
  return [
    ...examples,
    ...Array.from({ length: count }, (_, turn) => mutated(examples[turn % examples.length]!, random)),
  ];
}

describe.each(schemas.map((schema) => [schema.type, schema] as const))('%s', (name, schema) => {
  test('the compiled gate, the explanation and plain ajv agree on what is refused', () => {
    const reference = ajv.compile(schema.schema);
    const matches = ownPatterns();
    let refused = 0;
    for (const record of variants(schema.schema, 600)) {
      const fine = reference(record);
      const shown = JSON.stringify(record);
      expect(validators[name]!(record), shown).toBe(fine);
      expect(explain(shippedNode(name), record, matches).count === 0, shown).toBe(fine);
      const faults = schema.validate(record).filter((fault) => fault.rule === 'schema');
      expect(faults.length === 0, shown).toBe(fine);
      for (const fault of faults) expect(english.text(fault.message)).toMatch(/^.{10,}[.?]$/su);
      if (!fine) refused++;
    }
    expect(refused).toBeGreaterThan(50);
  });

  test('references, files and unknown keys are those a plain walk over the annotations finds', () => {
    let found = 0;
    for (const record of variants(schema.schema, 300)) {
      const plain = plainWalk(shippedNode(name), record);
      const shown = JSON.stringify(record);
      expect(
        sorted(schema.references(record).map(({ path, value, types }) => ({ path, value, types }))),
        shown,
      ).toEqual(sorted(plain.references));
      expect(
        sorted(schema.files(record).map(({ path, value, data }) => ({ path, value, data }))),
        shown,
      ).toEqual(sorted(plain.files));
      const unknown = schema.validate(record).filter((fault) => fault.rule === 'key-unknown');
      if (plain.unknown.length < 90)
        expect(sorted(unknown.map((fault) => fault.path)), shown).toEqual(sorted(plain.unknown));
      found += plain.references.length + plain.unknown.length;
    }
    expect(found).toBeGreaterThan(100);
  });
});

const sorted = (values: readonly unknown[]): string[] => values.map((value) => JSON.stringify(value)).sort();

/** The meaning of the annotations, written down a second time and without any care for speed. */
function plainWalk(root: LinkedNode, record: Json) {
  const references: { path: Path; value: string; types: readonly string[] }[] = [];
  const files: { path: Path; value: string; data: boolean }[] = [];
  const unknown: Path[] = [];
  const visit = (node: LinkedNode, value: Json, path: Path, inherited: Annotation): void => {
    const mark = { ...inherited, ...node.qms };
    if (typeof value === 'string') {
      const word = mark.words?.includes(value) || (mark.orText && !/\d|^[A-Z]{2,}[-_.]/.test(value));
      if (mark.ref && isReference(value) && !word) {
        references.push({ path, value, types: mark.ref.includes('any') ? [] : mark.ref });
      }
      if (mark.file && value !== '' && !/^[a-z][a-z0-9+.-]+:|^\/\//i.test(value)) {
        files.push({ path, value, data: mark.data ?? false });
      }
    } else if (Array.isArray(value)) {
      const { ref, words, orText, file, data } = mark;
      const passed = JSON.parse(JSON.stringify({ ref, words, orText, file, data })) as Annotation;
      const holdsLists = [node.type].flat().includes('array');
      for (const [index, entry] of node.items ? value.entries() : []) {
        visit(node.items!, entry, [...path, index], holdsLists && !node.items!.qms?.ref ? passed : {});
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        const known = node.properties?.[key];
        if (known) visit(known, child, [...path, key], {});
        else if (typeof node.additionalProperties === 'object')
          visit(node.additionalProperties, child, [...path, key], {});
        else if (node.properties) unknown.push([...path, key]);
      }
    }
  };
  visit(root, record, [], {});
  return { references, files, unknown };
}
