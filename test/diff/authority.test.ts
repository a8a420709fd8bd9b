import { describe, expect, test } from 'vitest';
import { changesBetween, type Files, told } from './states.ts';

const role = (more: string): Files => ({
  'role.yaml': `id: ROLE-QM\ntype: role\ntitle: Quality manager\n${more}`,
});
const person = (more: string): Files => ({
  'person.yaml': `id: PER-1\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n${more}`,
});

describe('who may sign', () => {
  test.each([
    [
      'a holder',
      role('holders: []'),
      role('holders: [{ person: PER-1, from: 2026-01-01 }]'),
      'signer-added (warning): ROLE-QM gains the holder PER-1.',
    ],
    [
      'a holder who goes',
      role('holders: [{ person: PER-1, from: 2026-01-01 }]'),
      role('holders: []'),
      'signer-removed (warning): ROLE-QM loses the holder PER-1.',
    ],
    [
      'a holder whose days are edited',
      role('holders: [{ person: PER-1, from: 2026-01-01 }]'),
      role('holders: [{ person: PER-1, from: 2024-01-01 }]'),
      'signer-changed (warning): ROLE-QM says otherwise of the holder PER-1.',
    ],
    [
      'a delegation',
      role(''),
      role('delegations: [{ to: PER-2, from: 2026-01-01, until: 2026-02-01 }]'),
      'signer-added (warning): ROLE-QM gains a delegation to PER-2.',
    ],
    [
      'leadership',
      role(''),
      role('topManagement: true'),
      'top-management-changed (warning): ROLE-QM becomes a role of top management.',
    ],
    [
      'leadership that ends',
      role('topManagement: true'),
      role(''),
      'top-management-changed (warning): Whether ROLE-QM is a role of top management, and when, is changed.',
    ],
    [
      'an address',
      person(''),
      person('emails: [jane@acme.example]'),
      'identity-added (warning): PER-1 gains the address jane@acme.example.',
    ],
    [
      'an address that goes',
      person('emails: [jane@acme.example]'),
      person(''),
      'identity-removed (warning): PER-1 loses the address jane@acme.example.',
    ],
    [
      'a key',
      person(''),
      person('signingKeys: [{ fingerprint: "SHA256:abc" }]'),
      'identity-added (warning): PER-1 gains the key SHA256:abc.',
    ],
    [
      'a key whose days are edited',
      person('signingKeys: [{ fingerprint: "SHA256:abc" }]'),
      person('signingKeys: [{ fingerprint: "SHA256:abc", from: 2020-01-01 }]'),
      'identity-changed (warning): PER-1 says otherwise of the key SHA256:abc.',
    ],
  ])('%s', async (_, before, after, change) => {
    const [kind] = change.split(' ');
    const authority = await told(before, after, [
      'signer-added',
      'signer-removed',
      'signer-changed',
      'identity-added',
      'identity-removed',
      'identity-changed',
      'top-management-changed',
    ]);
    expect(kind).not.toBe('');
    expect(authority).toEqual([change]);
  });

  test('is shown at the entry, with the name behind the id and what it says', async () => {
    const people = person('');
    const [change] = await changesBetween(
      { ...people, ...role('holders: [{ person: PER-2, from: 2020-01-01 }]') },
      {
        ...people,
        ...role('holders: [{ person: PER-2, from: 2020-01-01 }, { person: PER-1, from: 2026-01-01 }]'),
      },
    );
    expect(change).toMatchObject({
      kind: 'signer-added',
      path: 'holders[PER-1]',
      range: { start: { line: 3, character: 47 } },
      values: [{ path: 'holders', after: { person: 'PER-1', from: '2026-01-01' } }],
      names: { 'PER-1': 'Jane Doe' },
    });
  });

  test('holders that stand in another order are the same', async () => {
    const [one, other] = ['{ person: PER-1, from: 2020-01-01 }', '{ person: PER-2, from: 2020-01-01 }'];
    expect(await told(role(`holders: [${one}, ${other}]`), role(`holders: [${other}, ${one}]`))).toEqual([]);
  });
});
