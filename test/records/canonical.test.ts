import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import * as canonical from '../../server/src/records/canonical.ts';
import { portableSha256 } from '../../server/src/records/sha256.ts';
import { signedBody } from '../../server/src/records/signed-body.ts';

const { canonicalForm } = canonical;
const integrity = (data: Uint8Array | string) => canonical.integrity(data, portableSha256);
const fileIntegrity = (bytes: Uint8Array) => canonical.fileIntegrity(bytes, portableSha256);
const signOffDigest = (parts: canonical.CanonicalParts, files: Record<string, string>) =>
  canonical.signOffDigest(parts, files, portableSha256);

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
  expect(digest('We care.')).toBe('sha256-W3EpXh3bYFPhppHD2Vvxwa9MAMymTFdwqdG4jE1jq4E=');
  expect(digest('We care.\r\n')).toBe(digest('We care.'));
  expect(digest('We care.', { ...block, meaning: 'reviewed' })).toBe(
    'sha256-N7Uk8LAPeBp7cLh+0WLQxhW/wr/RUElFL82ysaDpOlM=',
  );
  expect(digest(null)).toBe('sha256-Gi25J96bnyb7rNowAeDZyMvmSBu24q211ZraocIKo0Y=');
  expect(digest('')).toBe('sha256-e4xVhohJA49sCD2VRJgSO0Hpfz1AHflQo1Ua57wJOVU=');
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
  ['We \n\n care. \t\n', 'We\n\n care.'],
  ['One.\n\n \n\t\nTwo.', 'One.\n\nTwo.'],
  ['One.\rTwo.', 'One.\nTwo.'],
  [' \n\t', ''],
  ['  ', ''],
  ['', ''],
  ['We\u00A0', 'We\u00A0'],
])('the body %j is signed as %j', (body, expected) => {
  expect(signedBody(body)).toBe(expected);
});

test('a body of a million blanks takes linear time', () => {
  expect(signedBody(`x${' '.repeat(1_000_000)}y${'\n '.repeat(500_000)}`)).toHaveLength(1_000_002);
  expect(signedBody(`${' '.repeat(1_000_000)}\n`.repeat(2))).toBe('');
});

test('text files are signed without byte-order mark and with plain line ends, others byte for byte', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(fileIntegrity(bytes('\uFEFFa\r\nb\rc\r'))).toBe(integrity(bytes('a\nb\rc\r')));
  expect(fileIntegrity(bytes('a\rb'))).not.toBe(integrity(bytes('ab')));
  for (const raw of [Uint8Array.of(0, 13, 10), Uint8Array.of(0xe4, 13, 10)])
    expect(fileIntegrity(raw)).toBe(integrity(raw));
  expect(integrity(bytes(''))).toBe('sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
});

test('a Git LFS pointer stands for the bytes whose SHA-256 it names', () => {
  const hash = 'b5a2c96250612366ea272ffac6d9744aaf4b45aacd96aa7cfcb931ee3b558259';
  const pointer = (oid: string) =>
    new TextEncoder().encode(`version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 5\n`);
  expect(fileIntegrity(pointer(hash))).toBe('sha256-taLJYlBhI2bqJy/6xtl0Sq9LRarNlqp8/Lkx7jtVglk=');
  expect(fileIntegrity(pointer('b5a2'))).toBe(integrity(pointer('b5a2')));
  // What is longer than a pointer may be is none.
  const padded = (length: number) =>
    new TextEncoder().encode(
      new TextDecoder().decode(pointer(hash)).replace('oid', `ext-0-x ${'a'.repeat(length)}\noid`),
    );
  const [short, long] = [padded(800), padded(1000)];
  expect(fileIntegrity(short)).toBe(fileIntegrity(pointer(hash)));
  expect(fileIntegrity(long)).toBe(integrity(long));
});
