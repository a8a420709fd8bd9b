import { describe, expect, test } from 'vitest';
import type { BlockEvidence, CommitSignature } from '../../../server/src/model/evidence.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import { type CheckOptions, check } from '../../rules/harness.ts';
import { signedFile, yaml } from '../../rules/signing.ts';
import { all, committedBy } from './histories.ts';

/** What is said of a sign-off, by what the history says of the commit that brought it in. */

const key = 'SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8';
const jane: JsonObject = { id: 'PER-1', type: 'person', name: 'Jane Doe', from: '2020-01-01' };
const withEmail = { ...jane, emails: ['jane@acme.example'] };
const policy: JsonObject = { id: 'POL-1', type: 'quality-policy', title: 'Policy', status: 'effective' };
const byJane = { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-20' };

const company = (level: string, person: JsonObject, block: JsonObject = byJane): Record<string, string> => ({
  'qms.yaml': `organization: Test\nsignOff: { evidence: ${level} }\n`,
  'jane.yaml': yaml(person),
  'mark.yaml': yaml({ id: 'PER-2', type: 'person', name: 'Mark Lund', emails: ['mark@acme.example'] }),
  'roles.yaml':
    'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders: [{ person: PER-1, from: 2020-01-01 }]\n',
  'policy.yaml': signedFile(policy, block),
});

/** Findings on evidence, each as its rule, severity, place, and first sentence. */
async function said(files: Record<string, string>, options: CheckOptions): Promise<readonly string[]> {
  const { findings } = await check(files, options);
  return findings
    .filter(({ rule }) => rule.startsWith('signoff-'))
    .map(({ rule, severity, path, message }) =>
      [rule.replace('signoff-evidence-', ''), severity, path, message.split('. ')[0]].join(' | '),
    );
}

const weak = (sentence: string, severity = 'error'): string[] => [
  `weak | ${severity} | signOffs[PER-1].by | ${sentence}`,
];
const unknown = (sentence: string): string[] => [`unknown | error | signOff.evidence | ${sentence}`];

describe('bound to a commit', () => {
  test.each<[string, BlockEvidence, JsonObject, readonly string[]]>([
    ['by the signer', committedBy('jane@acme.example'), withEmail, []],
    ['by the signer, in capitals', committedBy('Jane@ACME.example'), withEmail, []],
    [
      'by another',
      committedBy('mark@acme.example'),
      withEmail,
      weak('Jane Doe (PER-1) is not the stated author of this sign-off'),
    ],
    [
      'by somebody whose e-mail nobody knows',
      committedBy('jane@acme.example'),
      jane,
      weak('No e-mail of Jane Doe (PER-1) is on record'),
    ],
    ['not at all', { kind: 'uncommitted' }, withEmail, weak('This sign-off is not committed yet', 'warning')],
    [
      'when it did not fit',
      committedBy('jane@acme.example', { matched: false }),
      withEmail,
      weak('The digest did not fit when this sign-off was committed'),
    ],
    [
      'when nobody can say whether it fitted',
      committedBy('jane@acme.example', { matched: null }),
      withEmail,
      weak('Whether the digest fitted when this was committed is not known'),
    ],
  ])('%s', async (_, evidence, person, expected) => {
    expect(await said(company('commit-bound', person), { readEvidence: all(evidence) })).toEqual(expected);
  });

  test.each<[Extract<BlockEvidence, { kind: 'unknown' }>['reason'], RegExp]>([
    ['cut-off', /^unknown \| error \| signOff\.evidence \| .*2222222/],
    ['missing', /^unknown \| error \| signOff\.evidence \| .*2222222/],
    ['submodule', /^unknown \| error \| signOff\.evidence \| .*`2{40}`/],
  ])('where the history does not show it (%s), one finding says where', async (reason, where) => {
    const evidence = { kind: 'unknown', reason, at: '2'.repeat(40) } as const;
    const { findings } = await check(company('commit-bound', withEmail), { readEvidence: all(evidence) });
    const found = findings.filter(({ rule }) => rule.startsWith('signoff-'));
    expect(
      found.map(
        ({ rule, severity, path, message }) =>
          `${rule.replace('signoff-evidence-', '')} | ${severity} | ${path} | ${message}`,
      ),
    ).toEqual([expect.stringMatching(where)]);
    expect(found[0]?.message).toContain('POL-1');
  });

  test('each of these faults is said in words of its own', async () => {
    const words = new Set<string>();
    for (const reason of ['cut-off', 'missing', 'submodule'] as const) {
      const evidence = { kind: 'unknown', reason, at: '2'.repeat(40) } as const;
      const [first = ''] = await said(company('commit-bound', withEmail), { readEvidence: all(evidence) });
      expect(unknown('').every((start) => first.startsWith(start))).toBe(true);
      words.add(first);
    }
    expect(words.size).toBe(3);
  });

  test.each([
    [committedBy('mark@acme.example', { imported: true }), ['unknown | error']],
    [committedBy('jane@acme.example', { imported: true }), []],
  ])('of an import one finding speaks, where it is short of the level', async (evidence, expected) => {
    const found = await said(company('commit-bound', withEmail), { readEvidence: all(evidence) });
    expect(found.map((each) => each.split(' | ').slice(0, 2).join(' | '))).toEqual(expected);
  });
});

describe('verified by a signature', () => {
  const signed = (signature: CommitSignature | null | undefined): BlockEvidence => {
    const evidence = committedBy('jane@acme.example');
    return signature === undefined ? evidence : { ...evidence, commit: { ...evidence.commit, signature } };
  };
  const having = (more: JsonObject): JsonObject => ({
    ...withEmail,
    signingKeys: [{ kind: 'ssh', fingerprint: key, ...more }],
  });
  const valid: CommitSignature = { kind: 'valid', by: 'ssh', fingerprint: key };

  test.each<[string, CommitSignature | null | undefined, JsonObject, readonly string[]]>([
    ['with the key of the signer', valid, having({}), []],
    ['with a key in use since that day', valid, having({ from: '2026-01-20' }), []],
    ['with a key in use until that day', valid, having({ to: '2026-01-20' }), []],
    [
      'with a key in use since the day after',
      valid,
      having({ from: '2026-01-21' }),
      weak('Jane Doe (PER-1) did not use the key of this commit on its day'),
    ],
    [
      'with a key in use until the day before',
      valid,
      having({ to: '2026-01-19' }),
      weak('Jane Doe (PER-1) did not use the key of this commit on its day'),
    ],
    [
      'with a key of nobody',
      valid,
      withEmail,
      weak('The commit is signed with a key that is registered to nobody'),
    ],
    ['not at all', null, having({}), weak('The commit of this sign-off is not signed')],
    [
      'that does not fit',
      { kind: 'invalid' },
      having({}),
      weak('The signature of the commit does not fit it'),
    ],
    [
      'of a kind nobody can judge here',
      { kind: 'not-understood', form: 'ssh-certificate' },
      having({}),
      weak('The signature of the commit is an SSH certificate, which is not understood'),
    ],
    [
      'with a key that is not in the keyring',
      { kind: 'unknown-key', fingerprint: 'B'.repeat(40) },
      having({}),
      weak('The commit is signed with a key that is not in the GPG keyring here'),
    ],
    [
      'with a key of a forge that is not in the keyring',
      { kind: 'unknown-key', fingerprint: '968479A1AFF927E37D1A566BB5690EEEBB952194' },
      having({}),
      weak("The commit is signed with the key of a forge, which is nobody's"),
    ],
    [
      'with a key of a forge',
      { kind: 'valid', by: 'gpg', fingerprint: '968479A1AFF927E37D1A566BB5690EEEBB952194' },
      having({}),
      weak("The commit is signed with the key of a forge, which is nobody's"),
    ],
    [
      'where the program is not installed',
      { kind: 'no-program', program: 'gpg' },
      having({}),
      weak('Without `gpg` nobody can look at the signature of the commit'),
    ],
  ])('%s', async (_, signature, person, expected) => {
    const found = await said(company('signature-verified', person), { readEvidence: all(signed(signature)) });
    expect(found).toEqual(expected);
  });

  test('with a key that was in use twice, on a day of the second time', async () => {
    const twice = {
      ...withEmail,
      signingKeys: [
        { kind: 'ssh', fingerprint: key, from: '2020-01-01', to: '2022-12-31' },
        { kind: 'ssh', fingerprint: key, from: '2025-01-01' },
      ],
    };
    const files = company('signature-verified', twice);
    expect(await said(files, { readEvidence: all(signed(valid)) })).toEqual([]);
  });

  test('in a commit without a day, on which nobody knows whether the key was in use', async () => {
    const { commit, ...introduced } = committedBy('jane@acme.example');
    const committer = { ...commit.committer, date: null };
    const evidence: BlockEvidence = { ...introduced, commit: { ...commit, committer, signature: valid } };
    expect(await said(company('signature-verified', having({})), { readEvidence: all(evidence) })).toEqual(
      weak('Jane Doe (PER-1) did not use the key of this commit on its day'),
    );
  });

  test('with the key of another person, who is named', async () => {
    const files = {
      ...company('signature-verified', withEmail),
      'mark.yaml': yaml({
        ...{ id: 'PER-2', type: 'person', name: 'Mark Lund' },
        signingKeys: [{ kind: 'ssh', fingerprint: key }],
      }),
    };
    expect(await said(files, { readEvidence: all(signed(valid)) })).toEqual(
      weak('The commit is signed with a key of Mark Lund (PER-2), not of Jane Doe (PER-1)'),
    );
  });

  test('what somebody recorded for the signer is committed by whoever recorded it', async () => {
    const recorded = { ...byJane, recordedBy: 'PER-2', method: 'wet-ink', proof: [{ external: 'Binder 3' }] };
    const files = company('commit-bound', withEmail, recorded);
    expect(await said(files, { readEvidence: all(committedBy('mark@acme.example')) })).toEqual([]);
    expect(await said(files, { readEvidence: all(committedBy('jane@acme.example')) })).toEqual(
      weak('Mark Lund (PER-2) is not the stated author of this sign-off'),
    );
  });

  test('no signature is asked for where a commit is enough', async () => {
    const files = company('commit-bound', withEmail);
    expect(await said(files, { readEvidence: all(signed(null)) })).toEqual([]);
  });
});
