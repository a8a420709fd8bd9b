import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import {
  canonicalForm,
  integrity,
  signedBody,
  signedFileBytes,
  signedKeys,
  signOffDigest,
} from '../../server/src/records/canonical.ts';

const record = { id: 'POL-001', type: 'quality-policy', title: 'Quality policy' };
const block = { by: 'PER-jane-doe', role: 'ROLE-MD', meaning: 'approved', date: '2026-03-01' };

const digest = (body: string | null, signOff: JsonObject = block): string =>
  signOffDigest(
    {
      body: canonicalForm(body === null ? null : signedBody(body)),
      record: canonicalForm(record),
      signOff: canonicalForm(signOff),
    },
    {},
  );

test('the published vectors', () => {
  expect(digest('We care.')).toBe('sha256-RmpflY54k0VpVdQNeYV/Mv725qB1fSbiTf6SYbwndic=');
  expect(digest('We care.\r\n')).toBe(digest('We care.'));
  expect(digest('We care.', { ...block, meaning: 'reviewed' })).toBe(
    'sha256-7UpHbELG+IbVcQH7IcpGbXH4tIgOF0Ht11se0/s+9YI=',
  );
  expect(digest(null)).toBe('sha256-9Jceeo9nc5hwcVTnu5K7OSkAl0NykXntfPY866tNtto=');
  expect(digest('')).toBe('sha256-qsMFlxVfNx9aizJTXigaEn8xPruOXwXHEaqn23GAR3Y=');
});

test('files are part of the digest, in any order of writing', () => {
  const parts = { body: 'null', record: '{}', signOff: '{}' };
  expect(signOffDigest(parts, { b: 'sha256-2', a: 'sha256-1' })).toBe(
    signOffDigest(parts, { a: 'sha256-1', b: 'sha256-2' }),
  );
  expect(signOffDigest(parts, { a: 'sha256-1' })).not.toBe(signOffDigest(parts, {}));
});

test('the canonical form sorts keys and keeps text as it is', () => {
  expect(canonicalForm({ b: 1e21, a: [0.1, -0, 'ü\u2028', null, true] })).toBe(
    '{"a":[0.1,0,"ü\u2028",null,true],"b":1e+21}',
  );
  expect(canonicalForm(JSON.parse('{"__proto__":{"x":1},"constructor":2}'))).toBe(
    '{"__proto__":{"x":1},"constructor":2}',
  );
});

test('half characters have no canonical form', () => {
  expect(() => canonicalForm({ a: '\uD800' })).toThrow();
});

test.each([
  ['We care.', 'We care.'],
  ['\n \n\t\nWe care.\n\n', 'We care.'],
  ['\r\n\rWe\r\ncare.\r', 'We\ncare.'],
  ['  indented\n', '  indented'],
  ['\n  indented', '  indented'],
  ['We \n\n care. \t\n', 'We \n\n care.'],
  [' \n\t', ''],
  ['  ', ''],
  ['', ''],
  ['We\u00A0', 'We\u00A0'],
])('the body %j is signed as %j', (body, expected) => {
  expect(signedBody(body)).toBe(expected);
});

test('a body of a million blanks takes linear time', () => {
  expect(signedBody(`x${' '.repeat(1_000_000)}y${'\n '.repeat(500_000)}`)).toHaveLength(1_000_002);
});

test('unsigned keys are left out, keys with special names are kept', () => {
  const data = JSON.parse('{"id":"A","status":"draft","__proto__":{"polluted":true}}') as JsonObject;
  const signed = signedKeys(data, (key) => key === 'status');
  expect(Object.keys(signed)).toEqual(['id', '__proto__']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('text files are signed without byte-order mark and with plain line ends, others byte for byte', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const signed = (input: Uint8Array) => integrity(signedFileBytes(input));
  expect(signedFileBytes(bytes('\uFEFFa\r\nb\rc\r'))).toEqual(bytes('a\nb\rc\r'));
  expect(signed(bytes('a\rb'))).not.toBe(signed(bytes('ab')));
  const binary = Uint8Array.of(0, 13, 10);
  expect(signedFileBytes(binary)).toEqual(binary);
  const latin = Uint8Array.of(0xe4, 13, 10);
  expect(signedFileBytes(latin)).toEqual(latin);
  expect(integrity(bytes(''))).toBe('sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
});
