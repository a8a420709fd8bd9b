import { expect, test } from 'vitest';
import { nodeSha256 } from '../../server/src/adapters/node/sha256.ts';
import { integrity } from '../../server/src/records/canonical.ts';
import { portableSha256 } from '../../server/src/records/sha256.ts';

test.each(['', 'abc', 'Prüfplan – Ω 🙂', 'lone \ud800 surrogate', 'x'.repeat(100_000)])(
  'every implementation gives the same digest',
  (text) => {
    const bytes = new TextEncoder().encode(text);
    const expected = portableSha256(bytes);
    expect([portableSha256(text), nodeSha256(text), nodeSha256(bytes)]).toEqual([
      expected,
      expected,
      expected,
    ]);
  },
);

test('a digest is computed by the one passed in', () => {
  expect(integrity('abc', () => 'own')).toBe('sha256-own');
});
