import { expect, test } from 'vitest';
import { isForgeKey, isForgeKeyNamed } from '../../../server/src/domain/evidence/signing-keys.ts';

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
