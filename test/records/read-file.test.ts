import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../server/src/messages/language.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import { readFile } from '../../server/src/records/read-file.ts';
import { runs } from '../property-runs.ts';
import { factsOf, setupOf } from './setup.ts';

const ids = (path: string, text: string, settings: JsonObject = {}): string[] =>
  factsOf(path, text, settings).records.map(({ id, type }) => `${id}/${type}`);
const rules = (path: string, text: string, settings: JsonObject = {}): string[] =>
  factsOf(path, text, settings).issues.map(({ rule }) => rule);

const policies = { types: [{ files: 'policies/*.md', type: 'quality-policy' }] };

describe('what is a record', () => {
  test.each([
    ['a mapping with a known type', 'a.yaml', 'type: risk\ntitle: x\n', {}, ['/risk']],
    ['a mapping with id and type', 'a.yaml', 'id: X-1\ntype: recipe\n', {}, ['X-1/recipe']],
    [
      'the front matter of a Markdown file',
      'a.md',
      '---\nid: POL-1\ntype: quality-policy\n---\nx',
      {},
      ['POL-1/quality-policy'],
    ],
    [
      'a file that qms.yaml maps to a type',
      'policies/a.md',
      '---\nid: POL-1\n---\nx',
      policies,
      ['POL-1/quality-policy'],
    ],
    ['a mapped file without front matter', 'policies/a.md', 'We care.', policies, ['/quality-policy']],
    [
      'a mapped file with a type of its own',
      'policies/a.md',
      '---\nid: D\ntype: document\n---\n',
      policies,
      ['D/document'],
    ],
    [
      'each document of a file',
      'a.yaml',
      'id: A\ntype: risk\n---\nnote: x\n---\nid: B\ntype: risk\n',
      {},
      ['A/risk', 'B/risk'],
    ],
    [
      'the items of a register',
      'a.yaml',
      'id: R\ntype: register\nof: risk\nitems: [{ id: A }, 5, { id: B }]\n',
      {},
      ['R/register', 'A/risk', 'B/risk'],
    ],
    [
      'with the key names of the repository',
      'a.yaml',
      'doc_id: A\nkind_of: risk\n',
      { aliases: { doc_id: 'id', kind_of: 'type' } },
      ['A/risk'],
    ],
  ] as const)('%s', (_, path, text, settings, expected) => {
    expect(ids(path, text, settings as unknown as JsonObject)).toEqual(expected);
  });

  test.each([
    ['an unknown type alone', 'a.yaml', 'type: recipe\n'],
    ['an id alone', 'a.yaml', 'id: A\n'],
    ['a list', 'a.yaml', '- id: A\n  type: risk\n'],
    ['a word', 'a.yaml', 'hello\n'],
    ['nothing', 'a.yaml', ''],
    ['Markdown without front matter', 'a.md', 'id: A\ntype: risk\n'],
    ['a faulty file that is not meant to be one', 'a.yaml', 'x: "y\n'],
    ['a type that is no text', 'a.yaml', 'id: A\ntype: [risk]\n'],
  ])('not %s, and there is nothing to report', (_, path, text) => {
    const facts = factsOf(path, text);
    expect([facts.records, facts.issues, facts.ignores]).toEqual([[], [], []]);
  });
});

test('records know where they are', () => {
  const { records } = factsOf(
    'r/a.yaml',
    'id: A\ntype: risk\n---\nid: R\ntype: register\nof: risk\nitems:\n  - id: B\n',
  );
  expect(
    records.map(({ key, document, item, register, ordinal }) => ({ key, document, item, register, ordinal })),
  ).toEqual([
    { key: 'r/a.yaml#0', document: 0, item: null, register: null, ordinal: 0 },
    { key: 'r/a.yaml#1', document: 1, item: null, register: null, ordinal: 1 },
    { key: 'r/a.yaml#2', document: 1, item: 0, register: 'r/a.yaml#1', ordinal: 2 },
  ]);
});

test('items inherit the defaults of their register and keep what is their own', () => {
  const { records } = factsOf(
    'a.yaml',
    'id: R\ntype: register\nof: risk\ndefaults: { owner: ROLE-QM, status: closed }\nitems:\n  - { id: A }\n  - { id: B, status: open }\n',
  );
  expect(records.map(({ id, status, phase, data }) => [id, status, phase, data['owner'] ?? null])).toEqual([
    ['R', null, 'active', null],
    ['A', 'closed', 'final', 'ROLE-QM'],
    ['B', 'open', 'active', 'ROLE-QM'],
  ]);
});

test('status decides the phase, without one a record is in use', () => {
  const phases = [
    '',
    'status: draft',
    'status: in-review',
    'status: effective',
    'status: superseded',
    'status: nonsense',
  ].map((status) => factsOf('a.yaml', `id: D\ntype: document\n${status}\n`).records[0]!.phase);
  expect(phases).toEqual(['active', 'draft', 'review', 'active', 'final', 'active']);
});

test('references come from fields and from the body, each at its place', () => {
  const text =
    '---\nid: POL-1\ntype: quality-policy\nowner: ROLE-MD\nsupersedes: [POL-0@1]\n---\nSee [[OBJ-1@2|goal]], `[[OBJ-2]]`.\n';
  const { references } = factsOf('a.md', text).records[0]!;
  expect(
    references.map(({ target, version, path, span }) => [
      target,
      version,
      path.join('.'),
      span === undefined ? null : text.slice(span.start, span.end),
    ]),
  ).toEqual([
    ['ROLE-MD', null, 'owner', null],
    ['POL-0', '1', 'supersedes.0', null],
    ['OBJ-1', '2', 'body', 'OBJ-1'],
  ]);
});

test('files come from fields, images and links, as paths below the root', () => {
  const text =
    '---\nid: POL-1\ntype: quality-policy\nattachments: [{ file: scan.pdf }]\n---\n![i](img/a%20b.png) [x](../o.md#part) [y](#own) [z](https://example.com/a) [w](../../out.md)\n';
  const { fileUses } = factsOf('p/a.md', text).records[0]!;
  expect(fileUses.map(({ use, written, target, anchor }) => [use, written, target, anchor])).toEqual([
    ['file', 'scan.pdf', 'p/scan.pdf', null],
    ['image', 'img/a%20b.png', 'p/img/a b.png', null],
    ['link', '../o.md', 'o.md', 'part'],
    ['link', '', 'p/a.md', 'own'],
    ['link', '../../out.md', null, null],
  ]);
});

describe('anchors', () => {
  const body = '# One two\n\n<a id="own"></a>\n\n## One two\n';
  const anchors = ['one-two', 'one-two-1', 'own'];
  test('of a record are its headings and explicit ones', () => {
    const facts = factsOf('a.md', `---\nid: POL-1\ntype: quality-policy\n---\n${body}`);
    expect([facts.anchors, facts.records[0]?.anchors]).toEqual([anchors, anchors]);
  });
  test('of a text that holds no record are looked for only on demand', () => {
    expect(factsOf('a.md', body).anchors).toBeNull();
    const bytes = new TextEncoder().encode(body);
    expect(readFile('a.md', bytes, { ...setupOf(), withAnchors: true }).anchors).toEqual(anchors);
  });
});

const signature =
  'signOffs:\n  - { by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: x }\n';
const digestOf = (path: string, text: string, settings: JsonObject = {}) =>
  factsOf(path, text, settings).records.at(-1)!.digests[0];

describe('the digest of a sign-off', () => {
  const published = { kind: 'digest', value: 'sha256-W3EpXh3bYFPhppHD2Vvxwa9MAMymTFdwqdG4jE1jq4E=' };
  test.each([
    [
      'as published',
      'a.md',
      `---\nid: POL-001\ntype: quality-policy\ntitle: Quality policy\n${signature}---\nWe care.\n`,
    ],
    [
      'with other key order and line ends',
      'a.md',
      `---\r\ntitle: "Quality policy"\r\ntype: quality-policy\r\nstatus: effective\r\nid: POL-001\r\n${signature.replaceAll('\n', '\r\n')}---\r\n\r\nWe care. \r\n`,
    ],
    [
      'with a byte-order mark',
      'a.md',
      `\uFEFF---\nid: POL-001\ntype: quality-policy\ntitle: Quality policy\n${signature}---\nWe care.`,
    ],
  ])('%s', (_, path, text) => {
    expect(digestOf(path, text)).toEqual(published);
  });

  test('with the type from qms.yaml instead of the file', () => {
    const text = `---\nid: POL-001\ntitle: Quality policy\n${signature}---\nWe care.\n`;
    expect(digestOf('policies/a.md', text, policies)).toEqual(published);
  });

  test('of a YAML record', () => {
    expect(
      digestOf('a.yaml', `id: POL-001\ntype: quality-policy\ntitle: Quality policy\n${signature}`),
    ).toEqual({
      kind: 'digest',
      value: 'sha256-Gi25J96bnyb7rNowAeDZyMvmSBu24q211ZraocIKo0Y=',
    });
  });

  test('stays when an item of a register moves to a file of its own', () => {
    const item = `id: RSK-1\n${signature}`;
    const inRegister = `id: R\ntype: register\nof: risk\ndefaults: { owner: ROLE-QM }\nitems:\n  - ${item.trimEnd().replaceAll('\n', '\n    ')}\n`;
    expect(digestOf('r.yaml', inRegister)).toMatchObject({ kind: 'digest' });
    expect(digestOf('a.yaml', `type: risk\nowner: ROLE-QM\n${item}`)).toEqual(digestOf('r.yaml', inRegister));
  });

  test('waits for the bytes of the files it covers', () => {
    expect(
      digestOf('a.yaml', `id: POL-001\ntype: quality-policy\nattachments: [{ file: a.pdf }]\n${signature}`),
    ).toMatchObject({ kind: 'needs-files' });
  });

  test.each([
    ['a key that stands twice', 'title: A\ntitle: B\n'],
    ['a merge key', 'custom: { <<: { a: 1 } }\n'],
    ['a number in another notation', 'custom: { a: 0x10 }\n'],
    ['a tag', 'title: !x A\n'],
    ['half a character', 'title: "\\uD800"\n'],
  ])('does not exist with %s', (_, more) => {
    const facts = factsOf('a.yaml', `id: POL-001\ntype: quality-policy\n${more}${signature}`);
    expect(facts.records[0]!.digests).toEqual([{ kind: 'none' }]);
    expect(facts.records[0]!.oddities.some(({ blocksDigest }) => blocksDigest)).toBe(true);
  });
});

test('bytes that are no UTF-8 spoil the digest of the record they are in, and of no other', () => {
  const before = new TextEncoder().encode(
    `id: A\ntype: risk\n${signature}---\nid: B\ntype: risk\n${signature}title: `,
  );
  const { records } = readFile('a.yaml', Uint8Array.of(...before, 0xff, 0x0a), setupOf());
  expect(
    records.map(({ id, oddities, digests }) => [id, oddities.map(({ kind }) => kind), digests[0]!.kind]),
  ).toEqual([
    ['A', [], 'digest'],
    ['B', ['invalid-utf8'], 'none'],
  ]);
});

test('an alias bomb is named, not expanded', () => {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 12; level += 1) {
    const [name, inner] = [String.fromCharCode(97 + level), String.fromCharCode(96 + level)];
    lines.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${inner}`).join(', ')}]`);
  }
  const found = rules('a.yaml', `id: X\ntype: risk\n${lines.join('\n')}\n`);
  expect(found).toContain('yaml-ambiguous');
});

test('a faulty record is reported where it is meant to be one', () => {
  expect(rules('a.yaml', 'id: A\ntype: risk\ntitle: "x\n')).toContain('yaml-syntax');
  expect(rules('a.md', '---\nid: A\ntype: risk\ntitle: "x\n---\n')).toContain('front-matter-syntax');
  expect(rules('policies/a.md', '---\ntitle: "x\n---\n', policies)).toContain('front-matter-syntax');
});

test('names of the programming language are keys like others', () => {
  const { records } = factsOf(
    'a.yaml',
    'id: constructor\ntype: risk\n__proto__: { polluted: true }\ntoString: x\n',
    {
      aliases: { a: 'b' },
    },
  );
  expect(Object.keys(records[0]!.data)).toEqual(['id', 'type', '__proto__', 'toString']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(factsOf('a.yaml', 'id: A\ntype: constructor\n').issues.map(({ rule }) => rule)).toEqual([
    'type-unknown',
  ]);
});

const pieces = fc.constantFrom(
  'id: A\n',
  'type: risk\n',
  'type: register\n',
  'of: risk\n',
  'items:\n',
  '  - ',
  '---\n',
  'title: TBD\n',
  '*a',
  '&a ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  ': ',
  '\n',
  '\t',
  '<<: ',
  '!x ',
  '# qms-ignore schema -- x\n',
  '<!-- qms-ignore x -->\n',
  '[[A@1]]',
  '[x](y.md#z)',
  '![i](j)',
  '\uFEFF',
  '\u202E',
  '\uD800',
  '\r\n',
  '\r',
  '\0',
  '__proto__: 1\n',
  'signOffs: [{}]\n',
  '? ',
  '| \n',
  '%YAML 1.1\n',
  '0x1F',
  '1e999',
);
const texts = fc
  .array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 30 })
  .map((parts) => parts.join(''));

test('any text gives facts whose places are inside it', () => {
  fc.assert(
    fc.property(fc.constantFrom('a.yaml', 'a.md', 'policies/a.md'), texts, (path, text) => {
      const facts = factsOf(path, text, policies);
      expect(facts.path).toBe(path);
      for (const { span, message, ordinal } of facts.issues) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length + 1);
        expect(english.text(message)).not.toBe('');
        if (ordinal !== null) expect(facts.records[ordinal]).toBeDefined();
      }
      facts.records.forEach((record, ordinal) => {
        expect(record.key).toBe(`${path}#${ordinal}`);
      });
    }),
    { numRuns: runs(600) },
  );
});

test('any bytes give facts', () => {
  fc.assert(
    fc.property(fc.constantFrom('a.yaml', 'a.md'), fc.uint8Array({ maxLength: 200 }), (path, bytes) => {
      expect(readFile(path, bytes, setupOf()).path).toBe(path);
    }),
    { numRuns: runs(300) },
  );
});
