import { describe, expect, test } from 'vitest';
import {
  isForgeKey,
  isForgeKeyNamed,
  isValidOn,
  registeredKeys,
} from '../../../server/src/domain/evidence/signing-keys.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import type { QmsRecord } from '../../../server/src/model/record.ts';

const present = '968479A1AFF927E37D1A566BB5690EEEBB952194';
const former = '5DE3E0509C47EA3CF04A42D34AEE18F83AFDEB23';

test.each([present, former, present.toLowerCase()])("the key %s is a forge's", (fingerprint) => {
  expect(isForgeKey({ kind: 'valid', by: 'gpg', fingerprint })).toBe(true);
  expect(isForgeKey({ kind: 'valid', by: 'gpg', fingerprint: 'A'.repeat(40), primary: fingerprint })).toBe(
    true,
  );
  expect(isForgeKey({ kind: 'valid', by: 'ssh', fingerprint: `SHA256:${fingerprint}` })).toBe(false);
});

test('it is known by the long id that a signature may name in place of it, and by nothing shorter', () => {
  expect(isForgeKeyNamed(present.slice(-16))).toBe(true);
  expect(isForgeKeyNamed(former)).toBe(true);
  expect(isForgeKeyNamed(present.slice(-8))).toBe(false);
  expect(isForgeKeyNamed('')).toBe(false);
  expect(isForgeKeyNamed('B'.repeat(16))).toBe(false);
});

describe('the entries of a person that are the key of a signature', () => {
  const ssh = 'SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8';
  const gpg = 'AB12'.repeat(10);
  const person = (...signingKeys: JsonObject[]): QmsRecord =>
    ({ data: { signingKeys } }) as unknown as QmsRecord;

  test.each<[string, JsonObject, 'ssh' | 'gpg', string, boolean]>([
    ['as it is', { kind: 'ssh', fingerprint: ssh }, 'ssh', ssh, true],
    ['with blanks around it', { kind: 'ssh', fingerprint: ` ${ssh} ` }, 'ssh', ssh, true],
    [
      'in other case, which is another key of SSH',
      { kind: 'ssh', fingerprint: ssh.toLowerCase() },
      'ssh',
      ssh,
      false,
    ],
    ['without a kind', { fingerprint: ssh }, 'ssh', ssh, true],
    ['of another kind', { kind: 'gpg', fingerprint: gpg }, 'ssh', gpg, false],
    ['of another kind, stated wrongly', { kind: 'ssh', fingerprint: gpg }, 'gpg', gpg, false],
    [
      'as GPG prints it',
      { kind: 'gpg', fingerprint: 'AB12 '.repeat(5) + ' AB12'.repeat(5) },
      'gpg',
      gpg,
      true,
    ],
    ['in hexadecimal notation', { kind: 'gpg', fingerprint: `0x${gpg}` }, 'gpg', gpg, true],
    ['in small letters', { kind: 'gpg', fingerprint: gpg.toLowerCase() }, 'gpg', gpg, true],
    ['with 0x in its middle', { kind: 'gpg', fingerprint: `AB120x${gpg.slice(4)}` }, 'gpg', gpg, false],
    ['without a fingerprint', { kind: 'ssh' }, 'ssh', ssh, false],
  ])('%s', (_, entry, by, fingerprint, isOne) => {
    const found = registeredKeys(person(entry), { kind: 'valid', by, fingerprint });
    expect(found).toEqual(isOne ? [{ from: null, to: null }] : []);
  });

  test('by its primary key, too, with the days it is in use', () => {
    const entries = [
      { kind: 'gpg', fingerprint: gpg, from: '2025-01-01', to: '2025-12-31' },
      { fingerprint: 'C'.repeat(40) },
    ];
    const signature = { kind: 'valid', by: 'gpg', fingerprint: 'D'.repeat(40), primary: gpg } as const;
    expect(registeredKeys(person(...entries), signature)).toEqual([{ from: '2025-01-01', to: '2025-12-31' }]);
  });

  test.each([
    ['2024-12-31', false],
    ['2025-01-01', true],
    ['2025-12-31', true],
    ['2026-01-01', false],
  ])('a key used throughout 2025 on %s', (day, isValid) => {
    expect(isValidOn({ from: '2025-01-01', to: '2025-12-31' }, day)).toBe(isValid);
    expect(isValidOn({ from: null, to: null }, day)).toBe(true);
  });
});
