import { describe, expect, test } from 'vitest';
import type { Shortfall } from '../../../server/src/domain/evidence/level.ts';
import {
  boundWords,
  emailOf,
  shortfallWords,
  shortHash,
  standingWords,
  withChangesSinceApproval,
  withWhatChanged,
} from '../../../server/src/domain/evidence/words.ts';
import { defineMessages } from '../../../server/src/messages/define-messages.ts';
import { english } from '../../../server/src/messages/language.ts';
import type { EvidenceLevel } from '../../../server/src/model/configuration.ts';
import type {
  BlockEvidence,
  ChangesSince,
  CommitFacts,
  ContentChanges,
  NoEvidence,
} from '../../../server/src/model/evidence.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import type { Queries } from '../../../server/src/model/queries.ts';
import { type SignOffBlock, signOffBlocks } from '../../../server/src/records/sign-offs.ts';
import { openProject } from '../../rules/harness.ts';
import { yaml } from '../../rules/signing.ts';
import { committedBy } from './histories.ts';

/** Which sentence says what: each is told from the others by what only it says. */

const fault = defineMessages('words.test', { fault: 'It does not fit.' }).fault();
const { commit } = committedBy('jane@acme.example');
const hash = '1'.repeat(10);
const document: JsonObject = { id: 'DOC-1', type: 'document', title: 'Inspection' };

async function company(...signOffs: JsonObject[]) {
  const { project } = await openProject({
    'people.yaml': 'id: PER-1\ntype: person\nname: Jane Doe\n---\nid: PER-2\ntype: person\nname: Mark Lund\n',
    'document.yaml': yaml({ ...document, signOffs }),
  });
  const record = project.queries.record('DOC-1')!;
  return { queries: project.queries, record, block: signOffBlocks(record.data)[0]! };
}

test('a commit is named by the start of its hash, an author without e-mail by a question mark', () => {
  expect(shortHash('0123456789abcdef')).toBe('0123456789');
  expect(emailOf(commit)).toBe('jane@acme.example');
  expect(emailOf({ ...commit, author: { ...commit.author, email: '' } })).toBe('?');
});

describe('why a sign-off stands no higher', () => {
  const ofCommit = { person: 'PER-1', commit, name: 'ABCD', owners: ['PER-2'], key: null };
  const edited = [{ path: 'date', before: '2026-01-01', after: '2026-01-02' }];
  const noDay: CommitFacts = { ...commit, committer: { ...commit.committer, date: null } };
  const cases: readonly (readonly [Shortfall, string])[] = [
    [{ kind: 'no-digest' }, 'It carries no digest.'],
    [{ kind: 'changed', since: null }, 'What it binds has changed since, or the block has.'],
    [
      { kind: 'changed', since: { changes: edited, layoutOnly: false, commit: null } },
      'What it binds has changed since: `date` 2026-01-01 → 2026-01-02.',
    ],
    [
      { kind: 'changed', since: { changes: [{ path: 'body' }], layoutOnly: true, commit: null } },
      'Only the layout of the text has changed since.',
    ],
    [
      { kind: 'changed', since: { changes: [], layoutOnly: false, commit: null } },
      'What it binds has changed since, or the block has.',
    ],
    [
      { kind: 'not-shown', files: ['a.pdf', 'b.pdf'], isPending: false },
      'cannot be shown without a.pdf and b.pdf',
    ],
    [{ kind: 'uncommitted' }, 'It is not committed yet.'],
    [{ kind: 'cut-off', at: 'f'.repeat(40) }, `ends at ${'f'.repeat(10)},`],
    [{ kind: 'missing', at: 'f'.repeat(40) }, `is missing, at ${'f'.repeat(10)}.`],
    [{ kind: 'submodule', at: 'records' }, 'a repository of its own (`records`)'],
    [{ kind: 'never-fitted', commit, edited: [] }, `did not fit when it was recorded in ${hash}.`],
    [
      { kind: 'never-fitted', commit, edited },
      `The block was changed in ${hash} without signing again: \`date\` 2026-01-01 → 2026-01-02.`,
    ],
    [{ kind: 'cannot-tell', commit }, `is not there in ${hash},`],
    [{ kind: 'no-email', person: 'PER-1', commit }, 'no e-mail of Jane Doe (PER-1) is on record'],
    [{ kind: 'no-email', person: null, commit }, 'no e-mail of somebody is on record'],
    [{ kind: 'not-asked', commit }, 'were not looked at'],
    [
      { kind: 'other-author', person: 'PER-1', commit },
      'stated author jane@acme.example, who is not Jane Doe (PER-1)',
    ],
    [{ kind: 'not-signed', ...ofCommit }, `${hash} is not signed.`],
    [{ kind: 'bad-signature', ...ofCommit }, `The signature of ${hash} does not fit it.`],
    [{ kind: 'not-understood', ...ofCommit, name: 'ssh-certificate' }, 'an SSH certificate'],
    [{ kind: 'not-understood', ...ofCommit, name: 'x509' }, 'an X.509 certificate'],
    [
      { kind: 'not-understood', ...ofCommit, name: 'algorithm' },
      'an algorithm that the `gpg` here does not know',
    ],
    [{ kind: 'not-understood', ...ofCommit, name: 'several' }, 'several signatures'],
    [{ kind: 'not-understood', ...ofCommit, name: 'other' }, 'neither of SSH nor of OpenPGP'],
    [{ kind: 'unknown-key', ...ofCommit }, 'the GPG key ABCD, which is not in the keyring'],
    [{ kind: 'unknown-key', ...ofCommit, name: '' }, 'a GPG key that is not in the keyring'],
    [{ kind: 'no-program', ...ofCommit, name: 'gpg' }, '`gpg`, which could look at the signature'],
    [{ kind: 'forge-key', ...ofCommit }, 'ABCD, the key of a forge'],
    [{ kind: 'key-of-nobody', ...ofCommit }, 'ABCD, which is registered to nobody'],
    [
      { kind: 'key-of-other', ...ofCommit },
      'ABCD, registered to Mark Lund (PER-2) and not to Jane Doe (PER-1)',
    ],
    [
      { kind: 'key-not-valid', ...ofCommit, key: { from: '2026-01-21', to: null } },
      'which Jane Doe (PER-1) has used since 2026-01-21 only',
    ],
    [
      { kind: 'key-not-valid', ...ofCommit, key: { from: '2026-01-20', to: '2026-01-19' } },
      'which Jane Doe (PER-1) has used until 2026-01-19 only',
    ],
    [
      { kind: 'key-not-valid', ...ofCommit, commit: noDay, key: { from: '2026-01-21', to: null } },
      'and states no day',
    ],
  ];
  test.each(cases)('%o', async (shortfall, expected) => {
    const { queries } = await company();
    const words = english.text(shortfallWords(shortfall, queries));
    expect(words).toContain(expected);
    expect(cases.filter(([, each]) => words.includes(each)).length).toBeLessThanOrEqual(2);
  });

  test.each<[NoEvidence, string]>([
    ['not-asked', 'was not read here'],
    ['pending', 'was not read here'],
    ['no-git', 'is not installed here'],
    ['no-repository', 'are not in a git repository'],
    ['refused', 'belongs to another user'],
    ['nothing-committed', 'Nothing is committed yet'],
    ['unreadable', 'missing or broken'],
  ])('the history says nothing: %s', async (reason, expected) => {
    const { queries } = await company();
    expect(english.text(shortfallWords({ kind: 'not-read', reason }, queries))).toContain(expected);
  });
});

describe('what may be said of a sign-off at its level', () => {
  const byJane = { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-20' };
  const evidence: BlockEvidence = {
    ...committedBy('jane@acme.example'),
    commit: { ...commit, signature: { kind: 'valid', by: 'gpg', fingerprint: 'ABCD' } },
  };
  const words = async (level: EvidenceLevel, more: JsonObject = {}): Promise<string> => {
    const { queries, record, block } = await company({ ...byJane, ...more });
    return english.text(standingWords(record, block, { level, shortfall: null, evidence }, queries));
  };
  const recorded = { recordedBy: 'PER-2', proof: [{ external: 'Binder 3' }, { file: 'scan.pdf' }] };

  test.each<[EvidenceLevel, readonly string[], readonly string[]]>([
    ['declared', ['Jane Doe (PER-1)'], [hash, 'ABCD']],
    ['content-bound', [], [hash, 'ABCD']],
    ['commit-bound', [hash, 'jane@acme.example'], ['ABCD']],
    ['signature-verified', [hash, 'ABCD', 'Jane Doe (PER-1)'], []],
  ])('%s', async (level, said, unsaid) => {
    const own = await words(level);
    const ofAnother = await words(level, recorded);
    for (const each of said) expect(own).toContain(each);
    for (const each of unsaid) expect(`${own} ${ofAnother}`).not.toContain(each);
    expect(own).not.toContain('Recorded by');
    expect(ofAnother).toMatch(
      /^Recorded by Mark Lund \(PER-2\) on behalf of Jane Doe \(PER-1\), proof: Binder 3, scan\.pdf\./,
    );
    expect(await words(level, { recordedBy: 'PER-1' })).toBe(own);
    expect(await words(level, { recordedBy: 'PER-2' })).toContain('proof: none stated');
  });

  test('each level has a sentence of its own, and a sign-off by nobody one, too', async () => {
    const levels = ['declared', 'content-bound', 'commit-bound', 'signature-verified'] as const;
    const all = await Promise.all(levels.flatMap((level) => [words(level), words(level, recorded)]));
    expect(new Set(all).size).toBe(8);
    expect(await words('declared', { by: null })).toContain('somebody');
  });

  test.each<[JsonObject[] | string[], string]>([
    [['Binder 3'], 'proof: Binder 3.'],
    [[{ location: 'Safe' }], 'proof: Safe.'],
    [[{ note: 'none' }], 'proof: none stated.'],
  ])('proof %o', async (proof, expected) => {
    expect(await words('declared', { recordedBy: 'PER-2', proof })).toContain(expected);
  });
});

describe('a fault with how it came to be', () => {
  const changes = [
    { path: 'target', before: 50, after: 30 },
    { path: 'owner', after: 'ROLE-QM' },
    { path: 'theme', before: 'customers' },
  ];
  const listed = '`target` 50 → 30, `owner` ROLE-QM, new and `theme` customers, gone';
  const since = (more: Partial<ChangesSince> = {}): ChangesSince => ({
    changes,
    layoutOnly: false,
    commit,
    ...more,
  });
  const unknownDay: CommitFacts = { ...commit, author: { ...commit.author, date: null } };
  const saying = async (evidence: BlockEvidence | null): Promise<string> => {
    const { record, block } = await company({ by: 'PER-1' });
    const queries = {
      evidence: (_: unknown, index: number) => (index === 0 ? evidence : null),
    } as unknown as Queries;
    return english.text(withWhatChanged(fault, record, block as SignOffBlock, queries));
  };

  test.each<[string, BlockEvidence | null, string]>([
    ['nobody knows', null, ''],
    ['not committed', { kind: 'uncommitted' }, ''],
    ['nothing has changed', committedBy('a@b.example', { since: since({ changes: [] }) }), ''],
    ['it is not known what changed', committedBy('a@b.example'), ''],
    [
      'since a day',
      committedBy('a@b.example', { since: since() }),
      ` What changed is ${listed}, since 2026-01-20.`,
    ],
    [
      'since no day',
      committedBy('a@b.example', { since: since({ commit: unknownDay }) }),
      ` What changed is ${listed}.`,
    ],
    [
      'not committed yet',
      committedBy('a@b.example', { since: since({ commit: null }) }),
      ` What changed is ${listed}, and is not committed yet.`,
    ],
    [
      'the layout, since a day',
      committedBy('a@b.example', { since: since({ layoutOnly: true }) }),
      ' Only the layout of the text has changed, since 2026-01-20.',
    ],
    [
      'the layout, not committed yet',
      committedBy('a@b.example', { since: since({ layoutOnly: true, commit: null }) }),
      ' Only the layout of the text has changed, and that is not committed yet.',
    ],
    [
      'it never fitted',
      committedBy('a@b.example', { matched: false }),
      ` The digest did not fit when it was recorded in ${hash}, stated author a@b.example, either.`,
    ],
    [
      'the block was edited',
      committedBy('a@b.example', { matched: false, edited: changes }),
      ` The sign-off itself was changed in ${hash}, namely ${listed}.`,
    ],
  ])('%s', async (_, evidence, expected) => {
    expect(await saying(evidence)).toBe(`It does not fit.${expected}`);
  });

  test.each<[string, ContentChanges | null, string]>([
    ['nobody knows', null, ''],
    ['nothing', { changes: [], layoutOnly: true }, ''],
    ['keys', { changes, layoutOnly: false }, ` What changed is ${listed}.`],
    [
      'the layout',
      { changes: [{ path: 'body' }], layoutOnly: true },
      ' Only the layout of the text has changed.',
    ],
  ])('against what a decision approved: %s', async (_, found, expected) => {
    const { record } = await company();
    const queries = { changesSinceApproval: () => found } as unknown as Queries;
    expect(english.text(withChangesSinceApproval(fault, record, 'sha256-', queries))).toBe(
      `It does not fit.${expected}`,
    );
  });

  test.each<[string, ChangesSince | null, string | null]>([
    ['nobody knows', null, null],
    ['nothing', since({ changes: [] }), null],
    ['the layout', since({ layoutOnly: true }), 'the layout of the text'],
    [
      'keys and the text',
      since({ changes: [...changes, { path: 'body', before: 'a', after: 'b' }] }),
      '`target`, `owner`, `theme` and the text.',
    ],
  ])('which differences matter: %s', (_, found, expected) => {
    const words = boundWords(found);
    if (expected === null) expect(words).toBeNull();
    else expect(english.text(words!)).toContain(expected);
  });
});
