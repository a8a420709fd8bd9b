import { describe, expect, test } from 'vitest';
import { english } from '../../server/src/messages/language.ts';
import type { Json, JsonObject } from '../../server/src/model/json.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { compileUserSchemas } from '../../server/src/schemas/compile-user.ts';
import type { SchemaProblem } from '../../server/src/schemas/user-schema.ts';

function compile(schema: Json, file = 'schemas/hazard.schema.json', bytes = 1000) {
  return compileUserSchemas([{ file, schema, bytes }], shippedCatalogue());
}

const place = ({ path, message }: SchemaProblem): string => `${path.join('/')}: ${english.text(message)}`;

const hazard: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Hazard',
  description: 'Something at work that can hurt people.',
  qms: {
    kind: 'event',
    idPrefix: 'HAZ',
    phase: { open: 'active', closed: 'final' },
    dateField: ['seenOn'],
    signOff: [{ meaning: 'verified', by: 'anyone' }],
  },
  properties: {
    status: { type: 'string', enum: ['open', 'closed'] },
    seenOn: { type: 'string', format: 'date', description: 'Day it was seen.' },
    equipment: {
      type: ['string', 'array'],
      items: { type: 'string' },
      qms: { ref: ['equipment'] },
      description: 'Machines concerned.',
    },
    photo: { type: 'string', qms: { file: true } },
    log: { type: 'array', items: { $ref: '#/$defs/entry' }, qms: { signed: false } },
    tag: { type: 'string', pattern: '^[A-Z]{2}-\\d+$', qms: { expects: 'a tag such as AB-12' } },
    measure: {
      oneOf: [
        {
          properties: { kind: { const: 'technical' }, cost: { type: 'number' } },
          required: ['kind', 'cost'],
        },
        { properties: { kind: { const: 'personal' }, gear: { type: 'string' } }, required: ['kind', 'gear'] },
      ],
    },
    level: {
      anyOf: [
        { type: 'number', minimum: 1 },
        { type: 'string', enum: ['low', 'high'] },
      ],
    },
  },
  required: ['seenOn'],
  $defs: {
    entry: {
      type: 'object',
      properties: {
        on: { type: 'string', format: 'date' },
        by: { type: 'string', qms: { ref: ['person'] } },
      },
    },
  },
};

describe('a type of a repository', () => {
  const { types, problems } = compile(hazard);
  const schema = shippedCatalogue().with(types).get('hazard')!;
  const record = { id: 'HAZ-1', type: 'hazard', title: 'Wet floor', seenOn: '2026-01-05' };
  const said = (fields: JsonObject): string[] =>
    schema
      .validate({ ...record, ...fields })
      .map((fault) => `${fault.path.join('/')}: ${english.text(fault.message)}`);

  test('is taken without problems and has every feature of its schema', () => {
    expect(problems).toEqual([]);
    expect([
      schema.kind,
      schema.idPrefix,
      schema.title,
      schema.dateFields,
      schema.phaseOf('closed'),
      schema.phaseOf(null),
    ]).toEqual(['event', 'HAZ', 'Hazard', ['seenOn'], 'final', 'active']);
    expect(schema.signOff).toEqual([{ meaning: 'verified', by: 'anyone', basis: 'own', when: ['open'] }]);
    expect(
      schema.validate({ ...record, equipment: 'EQP-001', owner: 'ROLE-QM', custom: { own: 1 } }),
    ).toEqual([]);
    const full = {
      ...record,
      equipment: ['EQP-001', 'EQP-002'],
      photo: 'a.jpg',
      log: [{ by: 'PER-001' }],
      owner: 'ROLE-QM',
    };
    expect(schema.references(full).map(({ path, value, types }) => [path.join('/'), value, types])).toEqual([
      ['equipment/0', 'EQP-001', ['equipment']],
      ['equipment/1', 'EQP-002', ['equipment']],
      ['log/0/by', 'PER-001', ['person']],
      ['owner', 'ROLE-QM', ['role', 'person']],
    ]);
    expect(schema.files(full)).toEqual([{ path: ['photo'], value: 'a.jpg', data: false, signed: true }]);
    expect(schema.unbound({ ...full, seenOn: '2026-01-01', signOffs: [] }, 'approved')).toEqual([
      'log',
      'owner',
      'signOffs',
    ]);
    expect(schema.field(['equipment'])).toMatchObject({
      description: 'Machines concerned.',
      refs: ['equipment'],
    });
    expect(schema.field(['owner'])?.description).toBeTruthy();
    expect(shippedCatalogue().with(types).nearestType('hazzard')).toBe('hazard');
    expect(shippedCatalogue().get('hazard')).toBeUndefined();
  });

  test.each<[JsonObject, string[]]>([
    [
      { seenOn: '2026-02-30' },
      ['seenOn: `seenOn` cannot be 2026-02-30, which is not a day in the calendar. Correct the date.'],
    ],
    [{ tag: 'x' }, ['tag: `tag` cannot be `x`. Write a tag such as AB-12.']],
    [
      { status: 'close' },
      ['status: `status` cannot be `close`. Did you mean `closed`? Allowed are `open` and `closed`.'],
    ],
    [{ measure: { kind: 'technical' } }, ['measure: `cost` is missing in `measure`. Add it.']],
    [
      { measure: { kind: 'personal', gear: 5 } },
      ['measure/gear: `gear` cannot be the number `5`. Write it in quotes, since it must be text.'],
    ],
    [
      { measure: { kind: 'technicl' } },
      [
        'measure/kind: `kind` cannot be `technicl`. Did you mean `technical`? Allowed are `technical` and `personal`.',
      ],
    ],
    [{ level: true }, ['level: `level` cannot be `true`, which means yes or no. Write a number or text.']],
    [{ level: 0 }, ['level: `level` must be at least 1, but is 0.']],
    [
      { level: 'hihg' },
      ['level: `level` cannot be `hihg`. Did you mean `high`? Allowed are `low` and `high`.'],
    ],
    [{ ower: 'ROLE-QM' }, ['ower: `ower` is not a key of `hazard` records. Did you mean `owner`?']],
    [
      { log: [{ byy: 'PER-001' }] },
      ['log/0/byy: `byy` is not a key of entry 1 of `log`. Did you mean `by`?'],
    ],
    [
      { owner: 'two words' },
      [
        'owner: `owner` cannot be `two words`. Write the id of a record of type `role` or `person`, such as ROLE-001; create the record if there is none yet.',
      ],
    ],
  ])('says in a sentence what is wrong with %j', (fields, sentences) => {
    expect(said(fields)).toEqual(sentences);
  });
});

describe('added fields', () => {
  const extension: JsonObject = {
    qms: { extends: 'risk' },
    properties: {
      detection: { type: 'integer', minimum: 1, maximum: 10, description: 'How hard it is to notice.' },
      category: { enum: ['product', 'supply'] },
      supplier: { type: 'string', qms: { ref: ['supplier'] } },
    },
    required: ['detection'],
  };
  const { types, problems } = compile(extension, 'schemas/risk-fields.schema.json');
  const risk = shippedCatalogue().with(types).get('risk')!;

  test('come on top of the fields of the type, which all stay', () => {
    expect(problems).toEqual([]);
    const record = { id: 'RSK-1', type: 'risk', detection: 3, supplier: 'SUP-001', owner: 'ROLE-QM' };
    expect(risk.validate(record)).toEqual([]);
    expect(risk.references(record).map(({ value }) => value)).toEqual(['SUP-001', 'ROLE-QM']);
    expect(
      risk
        .validate({ id: 'RSK-1', type: 'risk', detection: 11, likelihood: 'x', category: 'people' })
        .map((fault) => fault.path.join('/')),
    ).toEqual(['likelihood', 'detection', 'category']);
    expect(risk.validate({ id: 'RSK-1', type: 'risk' }).map((fault) => english.text(fault.message))).toEqual([
      '`detection` is missing. Add it. Its meaning: How hard it is to notice.',
    ]);
    expect(risk.phaseOf('accepted')).toBe('active');
    expect(risk.field(['detection'])?.required).toBe(true);
    const data = { ...record, detection: 3, status: 'open', actions: [] };
    expect(risk.unbound(data, 'approved')).toEqual(shippedCatalogue().get('risk')!.unbound(data, 'approved'));
  });

  test.each<[JsonObject, string]>([
    [
      { qms: { extends: 'risk' }, properties: { title: { type: 'string', qms: { signed: false } } } },
      'properties/title/qms/signed: `title` exists already, so `signed` cannot be changed for it.',
    ],
    [
      { qms: { extends: 'risk' }, properties: { owner: { qms: { ref: ['supplier'] } } } },
      'properties/owner/qms/ref: `owner` exists already, so `ref` cannot be changed for it.',
    ],
    [
      { qms: { extends: 'risk' }, properties: { acceptance: { properties: { who: { type: 'string' } } } } },
      'properties/acceptance/properties: `acceptance` exists already and cannot be described anew. Narrow it by type, enum, pattern or bounds.',
    ],
    [
      { qms: { extends: 'risk', phase: { open: 'void' } } },
      'qms/phase: A schema that adds fields to `risk` cannot change its `phase`.',
    ],
    [
      { qms: { extends: 'rsk' } },
      'qms/extends: No type is called `rsk` that fields can be added to. Did you mean `risk`?',
    ],
    [
      { properties: { type: { const: 'risk' } } },
      'properties/type/const: There is a type `risk` already. Choose another name, or add to it with `qms: {extends: risk}`.',
    ],
    [
      { properties: { signOffs: { qms: { signed: true } } } },
      'properties/signOffs/qms/signed: `signOffs` exists already, so `signed` cannot be changed for it.',
    ],
    [
      { qms: { extends: 'risk' }, properties: { status: { enum: ['new', 'done'] } } },
      'properties/status/enum: No word of this list is allowed for `status` of `risk`. A record has to meet both lists, so keep some of `draft`, `open`, `treated`, `accepted` and `closed`.',
    ],
    [
      { qms: { extends: 'risk' }, properties: { status: { const: 'new' } } },
      'properties/status/const: No word of this list is allowed for `status` of `risk`. A record has to meet both lists, so keep some of `draft`, `open`, `treated`, `accepted` and `closed`.',
    ],
    [
      { qms: { extends: 'competence' }, properties: { basis: { enum: ['education'] } } },
      'properties/basis/enum: Nothing can be this and what `basis` of `competence` is. A record has to meet both, and there it must be a list.',
    ],
    [
      { qms: { extends: 'risk' }, properties: { likelihood: { type: 'string' } } },
      'properties/likelihood/type: Nothing can be this and what `likelihood` of `risk` is. A record has to meet both, and there it must be a whole number.',
    ],
    [
      { properties: { type: { const: 'hazard' }, title: { type: 'number' } } },
      'properties/title/type: Nothing can be this and what `title` of `hazard` is. A record has to meet both, and there it must be text.',
    ],
  ])('cannot loosen what is there, nor leave nothing of it: %j', (schema, message) => {
    const outcome = compile(schema);
    expect(outcome.problems.map(place)).toEqual([message]);
    expect(outcome.types).toEqual([]);
  });

  test('a narrowed field still meets the demands of the type', () => {
    const loose = compile({
      qms: { extends: 'risk' },
      properties: { status: { enum: ['whatever', 'open'] } },
    });
    const type = shippedCatalogue().with(loose.types).get('risk')!;
    expect(type.validate({ id: 'RSK-1', type: 'risk', status: 'whatever' })).toHaveLength(1);
    expect(type.validate({ id: 'RSK-1', type: 'risk', status: 'open' })).toEqual([]);
    expect(type.field(['status'])?.enumValues.map(({ value }) => value)).toEqual(['open']);
  });
});

/** A schema nested in itself to a depth. */
function nested(depth: number): JsonObject {
  let node: JsonObject = { type: 'string' };
  for (let level = 0; level < depth; level++) node = { properties: { a: node } };
  return node;
}

/** Definitions that each mention the next one twice: 2 to the power of `count` parts. */
function exploding(count: number): JsonObject {
  const $defs: JsonObject = {};
  for (let index = 0; index < count; index++) {
    const $ref = `#/$defs/d${index + 1}`;
    $defs[`d${index}`] = { properties: { a: { $ref }, b: { $ref } } };
  }
  $defs[`d${count}`] = { type: 'string' };
  return { properties: { x: { $ref: '#/$defs/d0' } }, $defs };
}

function chain(count: number): JsonObject {
  const $defs: JsonObject = {};
  for (let index = 0; index < count; index++) $defs[`d${index}`] = { $ref: `#/$defs/d${index + 1}` };
  $defs[`d${count}`] = { type: 'string' };
  return { properties: { x: { $ref: '#/$defs/d0' } }, $defs };
}

describe('schemas that are refused', () => {
  const field = (schema: Json): JsonObject => ({ properties: { x: schema } });
  test.each<[string, Json, RegExp]>([
    [
      'a remote reference',
      field({ $ref: 'https://example.com/x.json' }),
      /^properties\/x\/\$ref: .*only lead to a place in the same file/,
    ],
    ['a file reference', field({ $ref: '../../etc/passwd' }), /only lead to a place in the same file/],
    ['a dangling reference', field({ $ref: '#/$defs/none' }), /leads to no schema of this file/],
    ['a reference into Object.prototype', field({ $ref: '#/constructor' }), /leads to no schema/],
    [
      'a dynamic reference',
      field({ $dynamicRef: '#x' }),
      /^properties\/x\/\$dynamicRef: `\$dynamicRef` is not a keyword own schemas may use/,
    ],
    [
      'a cycle',
      {
        properties: { x: { $ref: '#/$defs/a' } },
        $defs: { a: { properties: { b: { $ref: '#/$defs/a' } } } },
      },
      /refers back to itself/,
    ],
    ['the root as reference', field({ $ref: '#' }), /only lead to a place in the same file/],
    ['an explosion', exploding(20), /more than 10000 parts/],
    ['a long chain', chain(3000), /too often/],
    ['deep nesting', nested(40), /nested more than 32 deep/],
    ['very deep nesting', nested(50_000), /nested more than 32 deep/],
    ['look-around', field({ pattern: '^(?=a)' }), /^properties\/x\/pattern: The pattern cannot be used/],
    ['a back-reference', field({ pattern: '(a)\\1' }), /The pattern cannot be used/],
    ['a huge repeat', field({ pattern: '(a{30}){30}b{1000}c{1000}' }), /The pattern repeats too much/],
    ['a long pattern', field({ pattern: 'a'.repeat(501) }), /more than 500 characters/],
    ['a broken pattern', field({ pattern: '[' }), /The pattern cannot be used/],
    ['uniqueItems', field({ uniqueItems: true }), /`uniqueItems` is not a keyword/],
    ['a typo in a keyword', field({ minmum: 1 }), /Did you mean `minimum`/],
    ['an unknown type', field({ type: 'text' }), /`type` must be one or several of `string`/],
    ['an unknown format', field({ format: 'ipv6' }), /`format` must be one of `date`/],
    ['an enum of mappings', field({ enum: [{}] }), /`enum` must be a list of values/],
    [
      'too many forms',
      field({ anyOf: Array.from({ length: 33 }, () => ({ type: 'string' })) }),
      /more than 32 forms/,
    ],
    ['a base address inside', field({ $id: 'https://example.com' }), /belongs to the beginning/],
    [
      '__proto__ as a field',
      JSON.parse('{"properties":{"__proto__":{"type":"string"}}}'),
      /cannot be the name of a field/,
    ],
    [
      'a word qms does not know',
      field({ qms: { reff: ['risk'] } }),
      /`reff` is not a word `qms` knows here\. Did you mean `ref`/,
    ],
    [
      'a wrong word for qms',
      field({ qms: { signed: 'no' } }),
      /`signed` must be false, or a list of meanings of sign-offs/,
    ],
    [
      'a key of entries that they do not have',
      field({ type: 'array', items: { properties: { ref: {} } }, qms: { items: { id: 'reff' } } }),
      /^properties\/x\/qms\/items\/id: Entries of this list have no key `reff`/,
    ],
    [
      'entries nobody describes',
      field({ type: 'array', qms: { items: { id: 'ref' } } }),
      /have no key `ref`/,
    ],
    [
      'a key that entries of the type do not have',
      { qms: { extends: 'audit' }, properties: { findings: { qms: { items: { id: 'ref' } } } } },
      /^properties\/findings\/qms\/items\/id: Entries of this list have no key `ref`/,
    ],
    [
      'entries described by anything else than a key',
      field({ type: 'array', qms: { items: { key: 'ref' } } }),
      /`items` must be a mapping with `id`, the key of the entries that holds their ids/,
    ],
    ['a list', [], /must be a mapping with `properties`/],
    ['nothing', null, /must be a mapping with `properties`/],
    ['properties that are a list', { properties: [] }, /must be a mapping of schemas/],
  ])('%s', (_name, schema, message) => {
    const { types, problems } = compile(schema);
    expect(types).toEqual([]);
    expect(problems.map(place).join('\n')).toMatch(message);
  });

  test('a schema of more than 256 kB', () => {
    expect(compile(hazard, 'schemas/hazard.schema.json', 256 * 1024 + 1).problems.map(place)).toEqual([
      ': The schema has more than 256 kB. Split it, or shorten its texts.',
    ]);
  });

  test.each(['My Type', '_visit', 'visit_', 'site__visit', 'site-_visit', 'Site_visit'])(
    '%s, which is no name of a type',
    (name) => {
      const { problems } = compile({}, `schemas/${name}.schema.json`);
      expect(english.text(problems[0]!.message)).toMatch(/Name it in small letters/);
    },
  );
});

test('patterns that take exponential time elsewhere take linear time here', () => {
  const { types, problems } = compile({
    properties: { x: { type: 'string', pattern: '^(a+)+$' }, y: { type: 'string', pattern: '(x+x+)+y' } },
  });
  expect(problems).toEqual([]);
  const schema = shippedCatalogue().with(types).get('hazard')!;
  const faults = schema.validate({
    id: 'H-1',
    type: 'hazard',
    x: `${'a'.repeat(50_000)}!`,
    y: 'x'.repeat(50_000),
  });
  expect(faults.map((fault) => fault.path)).toEqual([['x'], ['y']]);
});

test('names of Object.prototype can be fields', () => {
  const { types, problems } = compile({
    properties: { constructor: { type: 'string' }, toString: { type: 'string' } },
    required: ['constructor'],
  });
  expect(problems).toEqual([]);
  const schema = shippedCatalogue().with(types).get('hazard')!;
  expect(schema.validate({ id: 'H-1', type: 'hazard', constructor: 'x' } as unknown as JsonObject)).toEqual(
    [],
  );
  expect(schema.validate({ id: 'H-1', type: 'hazard' }).map((fault) => english.text(fault.message))).toEqual([
    '`constructor` is missing. Add it.',
  ]);
});

test('where code may not be written, schemas are interpreted with the same outcome', () => {
  const original = globalThis.Function;
  const records: JsonObject[] = [
    { seenOn: '2026-01-01' },
    { seenOn: '2026-13-01' },
    { seenOn: '2026-01-01', tag: 'x' },
    { seenOn: '2026-01-01', level: 0 },
    { seenOn: '2026-01-01', measure: { kind: 'technical', cost: 1 } },
    { seenOn: '2026-01-01', measure: { kind: 'technical', gear: 'x' } },
    {},
  ].map((fields) => ({ id: 'HAZ-1', type: 'hazard', ...fields }));
  const compiled = shippedCatalogue().with(compile(hazard).types).get('hazard')!;
  let interpreted: typeof compiled;
  try {
    globalThis.Function = function refuse() {
      throw new EvalError('Code generation from strings disallowed');
    } as unknown as FunctionConstructor;
    interpreted = shippedCatalogue().with(compile(hazard).types).get('hazard')!;
  } finally {
    globalThis.Function = original;
  }
  const outcomes = records.map((record) => compiled.validate(record));
  expect(records.map((record) => interpreted.validate(record))).toEqual(outcomes);
  expect(outcomes.map((faults) => faults.length > 0)).toEqual([false, true, true, true, false, true, true]);
});

test('of two schemas that name the same type the first counts', () => {
  const source = (file: string) => ({
    file,
    schema: { properties: { type: { const: 'hazard' } } },
    bytes: 100,
  });
  const { types, problems } = compileUserSchemas([source('a.json'), source('b.json')], shippedCatalogue());
  expect(types.map((type) => type.file)).toEqual(['a.json']);
  expect(problems.map((problem) => problem.file)).toEqual(['b.json']);
});

test('entries of a list are found by the ids they have, at any depth', () => {
  const { types, problems } = compile({
    properties: {
      days: {
        type: 'array',
        qms: { items: { id: 'day' } },
        items: { $ref: '#/$defs/day' },
      },
    },
    $defs: {
      day: {
        type: 'object',
        allOf: [{ properties: { day: { type: 'string' } } }],
        properties: {
          findings: {
            type: 'array',
            qms: { items: { id: 'ref' } },
            items: { type: ['string', 'object'], properties: { ref: { type: 'string' } } },
          },
        },
      },
    },
  });
  expect(problems).toEqual([]);
  const schema = shippedCatalogue().with(types).get('hazard')!;
  const found = schema.entries({
    days: [
      { day: 'D-1', findings: [{ ref: 'F-1' }, 'F-2', { ref: 3 }, { ref: ' ' }, null] },
      { findings: [{ ref: 'F-3' }] },
      'D-2',
    ],
  });
  expect(found.map(({ id, lists, path, key }) => [id, lists.join('.'), path.join('/'), key])).toEqual([
    ['D-1', 'days', 'days/0', 'day'],
    ['F-1', 'days.findings', 'days/0/findings/0', 'ref'],
    ['F-3', 'days.findings', 'days/1/findings/0', 'ref'],
  ]);
  expect(
    shippedCatalogue()
      .get('audit')!
      .entries({ findings: [{ id: 'F-1' }] }),
  ).toEqual([]);
});

test('a type of a repository can be extended by another of its schemas', () => {
  const { types, problems } = compileUserSchemas(
    [
      {
        file: 'more.json',
        schema: { qms: { extends: 'hazard' }, properties: { extra: { type: 'number' } } },
        bytes: 100,
      },
      { file: 'hazard.json', schema: { properties: { place: { type: 'string' } } }, bytes: 100 },
    ],
    shippedCatalogue(),
  );
  expect(problems).toEqual([]);
  const schema = shippedCatalogue().with(types).get('hazard')!;
  expect(
    schema.validate({ id: 'H-1', type: 'hazard', place: 'x', extra: 'y' }).map((fault) => fault.path),
  ).toEqual([['extra']]);
});

describe('types that fields refer to', () => {
  const referring = (...ref: string[]): JsonObject => ({
    properties: { about: { type: 'string', qms: { ref } } },
  });
  const source = (file: string, schema: Json) => ({ file, schema, bytes: 100 });

  test('have to be there, and the nearest is named', () => {
    const { types, problems } = compile({
      properties: {
        about: { type: 'string', qms: { ref: ['risk', 'suplier', 'any'] } },
        log: {
          type: 'array',
          items: { anyOf: [{ $ref: '#/$defs/entry' }, { type: 'string', qms: { ref: ['xyzzy'] } }] },
        },
      },
      $defs: { entry: { properties: { qms: { type: 'string', qms: { ref: ['rsik'] } } } } },
    });
    expect(types).toHaveLength(1);
    expect(problems.map(place).sort()).toEqual([
      '$defs/entry/properties/qms/qms/ref/0: No type is called `rsik`. Did you mean `risk`?',
      'properties/about/qms/ref/1: No type is called `suplier`. Did you mean `supplier`?',
      'properties/log/items/anyOf/1/qms/ref/0: No type is called `xyzzy`. Name one that there is under `ref`, or add a schema for it.',
    ]);
  });

  test('may be of another schema of the repository, or entries of its lists', () => {
    const visits = {
      properties: {
        findings: {
          type: 'array',
          qms: { items: { id: 'id' } },
          items: { type: 'object', properties: { id: { type: 'string' } } },
        },
      },
    };
    const both = [
      source('permit.schema.json', referring('site_visit', 'site_visit.findings', 'permit')),
      source('site_visit.schema.json', visits),
    ];
    expect(compileUserSchemas(both, shippedCatalogue()).problems).toEqual([]);
    const [alone] = both;
    expect(compileUserSchemas([alone!], shippedCatalogue()).problems).toHaveLength(2);
  });

  test('are not asked for where a schema could not be used', () => {
    const permit = source('permit.schema.json', referring('site_visit'));
    const faulty = source('site_visit.schema.json', { properties: 3 });
    expect(compileUserSchemas([permit, faulty], shippedCatalogue()).problems.map(({ file }) => file)).toEqual(
      ['site_visit.schema.json'],
    );
    expect(compileUserSchemas([permit], shippedCatalogue(), false).problems).toEqual([]);
  });
});
