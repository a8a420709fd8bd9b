import { describe, expect, test } from 'vitest';
import {
  countingBlocks,
  evidenceWeakness,
  isGivenAgain,
  isOfEarlierTime,
  recordedWeakness,
  weaknessOf,
} from '../../../server/src/domain/evidence/counting.ts';
import { isSigned, recordEvidence } from '../../../server/src/domain/evidence/gaps.ts';
import { standingOf } from '../../../server/src/domain/evidence/level.ts';
import type { BlockEvidence } from '../../../server/src/model/evidence.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import type { QmsRecord } from '../../../server/src/model/record.ts';
import { type SignOffBlock, signOffBlocks } from '../../../server/src/records/sign-offs.ts';
import type { ReadEvidence } from '../../../server/src/workspace/ports.ts';
import { openProject } from '../../rules/harness.ts';
import { sign, signedFile, yaml } from '../../rules/signing.ts';
import { all, committedBy, historySaying } from './histories.ts';

/** Which sign-offs count, and why one does not: asked of the functions themselves, level by level. */

const people =
  'id: PER-1\ntype: person\nname: Jane Doe\nemails: [jane@home.example, jane@acme.example]\n---\nid: PER-2\ntype: person\nname: Mark Lund\nemails: [mark@acme.example]\n';
const document: JsonObject = { id: 'DOC-1', type: 'document', title: 'Inspection', status: 'effective' };
const byJane = { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-20' };
const good = committedBy('jane@acme.example');
const none: ReadEvidence = async () => ({ kind: 'none', reason: 'no-git' });

async function opened(text: string, settings: string, readEvidence: ReadEvidence = none) {
  const files = {
    'qms.yaml': `organization: Test\n${settings}`,
    'people.yaml': people,
    'document.yaml': text,
  };
  const { project } = await openProject(files, { readEvidence });
  await project.readEvidence(false);
  const record = project.queries.record('DOC-1')!;
  const blocks = signOffBlocks(record.data);
  return { queries: project.queries, record, blocks, block: blocks[0]! };
}

const at = (level: string): string => `signOff: { evidence: ${level} }\n`;
const signed = signedFile(document, byJane);
const stale = signed.replace('"Inspection"', '"Another"');
const bare = yaml({ ...document, signOffs: [byJane] });

describe('a sign-off and the text it is of', () => {
  test.each<[string, string, string, string | null]>([
    ['that fits', signed, 'content-bound', null],
    ['that fits', signed, 'declared', null],
    ['that no longer fits', stale, 'content-bound', 'changed'],
    ['that no longer fits', stale, 'declared', 'changed'],
    ['without a digest', bare, 'content-bound', 'no-digest'],
    ['without a digest', bare, 'declared', null],
  ])('one %s, where the level is %3$s', async (_, text, level, kind) => {
    const { record, block, blocks, queries } = await opened(text, at(level));
    expect(weaknessOf(record, block, queries)?.kind ?? null).toBe(kind);
    expect(countingBlocks(record, queries)).toEqual(kind === null ? blocks : []);
  });

  test('one of before judging begins need not have a digest, but one that is there must fit', async () => {
    const old = { ...document, type: 'nonconformity', status: 'closed', closedOn: '2025-02-20' };
    const from = `${at('content-bound')}judgeFrom: 2026-01-01\n`;
    const weakness = async (text: string): Promise<string | null> => {
      const { record, block, queries } = await opened(text, from);
      return weaknessOf(record, block, queries)?.kind ?? null;
    };
    expect(await weakness(yaml({ ...old, signOffs: [byJane] }))).toBeNull();
    expect(await weakness(signedFile(old, byJane))).toBeNull();
    expect(await weakness(signedFile(old, byJane).replace('"Inspection"', '"Another"'))).toBe('changed');
  });
});

describe('what the history shows', () => {
  const standing = async (text: string, evidence: BlockEvidence | undefined, level = 'commit-bound') => {
    const { record, block, queries } = await opened(text, at(level), all(evidence));
    const { level: reached, shortfall } = standingOf(record, block, queries);
    return [
      reached,
      shortfall?.kind ?? null,
      evidenceWeakness(record, block, queries)?.kind ?? null,
      weaknessOf(record, block, queries)?.kind ?? null,
    ];
  };
  const withSignature = (fingerprint: string): BlockEvidence => ({
    ...good,
    commit: { ...good.commit, signature: { kind: 'valid', by: 'ssh', fingerprint } },
  });

  test.each<[string, string, BlockEvidence | undefined, (string | null)[]]>([
    ['a commit by the signer', signed, good, ['commit-bound', 'not-asked', null, null]],
    [
      'a commit by another',
      signed,
      committedBy('mark@acme.example'),
      ['content-bound', 'other-author', 'other-author', 'other-author'],
    ],
    [
      'no commit yet',
      signed,
      { kind: 'uncommitted' },
      ['content-bound', 'uncommitted', 'uncommitted', 'uncommitted'],
    ],
    ['nothing, since it was not asked', signed, undefined, ['content-bound', 'not-read', null, null]],
    ['a commit, of a text that is another now', stale, good, ['declared', 'changed', 'changed', 'changed']],
    ['a commit, without a digest', bare, good, ['declared', 'no-digest', 'no-digest', 'no-digest']],
  ])('%s', async (_, text, evidence, expected) => {
    expect(await standing(text, evidence)).toEqual(expected);
  });

  test('a signature with a key of the signer stands at the top', async () => {
    const key = 'SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8';
    const keys = people.replace(
      'emails: [jane',
      `signingKeys: [{ kind: ssh, fingerprint: '${key}' }]\nemails: [jane`,
    );
    const files = {
      'qms.yaml': `organization: Test\n${at('signature-verified')}`,
      'people.yaml': keys,
      'document.yaml': signed,
    };
    const { project } = await openProject(files, { readEvidence: all(withSignature(key)) });
    await project.readEvidence(true);
    const record = project.queries.record('DOC-1')!;
    const block = signOffBlocks(record.data)[0]!;
    expect(standingOf(record, block, project.queries)).toMatchObject({
      level: 'signature-verified',
      shortfall: null,
    });
    expect(evidenceWeakness(record, block, project.queries)).toBeNull();
  });

  test('is not asked for below the levels that only a history can show', async () => {
    const { record, block, queries } = await opened(
      signed,
      at('content-bound'),
      all({ kind: 'uncommitted' }),
    );
    expect(evidenceWeakness(record, block, queries)).toBeNull();
  });

  test('a signature asked for since the history was read says nothing yet', async () => {
    const { record, block, queries } = await opened(signed, at('signature-verified'), all(good));
    expect(standingOf(record, block, queries).shortfall?.kind).toBe('not-asked');
    expect(evidenceWeakness(record, block, queries)).toBeNull();
    expect(recordEvidence(record, queries).gaps).toEqual([]);
  });

  test('why it was not read is said', async () => {
    const { record, block, queries } = await opened(signed, at('commit-bound'));
    expect(standingOf(record, block, queries).shortfall).toEqual({ kind: 'not-read', reason: 'no-git' });
    expect(weaknessOf(record, block, queries)).toBeNull();
  });

  test('an import is excused for sign-offs of before judging begins, and for no others', async () => {
    const imported = { ...committedBy('mark@acme.example'), imported: true };
    const weakness = async (settings: string, evidence: BlockEvidence): Promise<string | null> => {
      const { record, block, queries } = await opened(
        signed,
        `${at('commit-bound')}${settings}`,
        all(evidence),
      );
      return evidenceWeakness(record, block, queries)?.kind ?? null;
    };
    expect(await weakness('judgeFrom: 2026-01-21\n', imported)).toBeNull();
    expect(await weakness('judgeFrom: 2026-01-20\n', imported)).toBe('other-author');
    expect(await weakness('', imported)).toBe('other-author');
    expect(await weakness('judgeFrom: 2026-01-21\n', { ...imported, imported: false })).toBe('other-author');
    expect(await weakness('judgeFrom: 2026-01-21\n', { kind: 'uncommitted' })).toBe('uncommitted');
  });
});

describe('a record that is over and has lost a file that its sign-off covers', () => {
  const over: JsonObject = { ...document, status: 'superseded', attachments: [{ file: 'rig.pdf' }] };
  const digest = `sha256-${'A'.repeat(43)}=`;
  const lost = async (files: Record<string, string>, record: JsonObject, readEvidence: ReadEvidence) => {
    const text = yaml({ ...record, signOffs: [{ ...byJane, digest }] });
    const { project } = await openProject(
      { 'people.yaml': people, 'document.yaml': text, ...files },
      { readEvidence },
    );
    await project.readEvidence(false);
    const found = project.queries.record('DOC-1')!;
    const block = signOffBlocks(found.data)[0]!;
    const { level, shortfall } = standingOf(found, block, project.queries);
    return { level, shortfall, weakness: weaknessOf(found, block, project.queries) };
  };
  const pending: ReadEvidence = async () => ({ kind: 'none', reason: 'pending' });
  const notShown = { kind: 'not-shown', files: ['rig.pdf'] };

  test('does not show whether it fits, which is held against it only once the history was asked', async () => {
    expect(await lost({}, over, pending)).toEqual({
      ...{ level: 'declared', shortfall: { ...notShown, isPending: true }, weakness: null },
    });
    expect(await lost({}, over, all(good))).toMatchObject({ shortfall: { isPending: true }, weakness: null });
    const shortfall = { ...notShown, isPending: false };
    expect(await lost({}, over, none)).toEqual({ level: 'declared', shortfall, weakness: shortfall });
    const asked = all({ ...good, lost: { 'rig.pdf': null } });
    expect(await lost({}, over, asked)).toEqual({ level: 'declared', shortfall, weakness: shortfall });
  });

  test('one that is there, or belongs to a record in force, is said to have changed', async () => {
    const since = { changes: [{ path: 'title' }], layoutOnly: false, commit: null };
    const changed = { level: 'declared', shortfall: { kind: 'changed', since } };
    expect(await lost({ 'rig.pdf': 'Rig' }, over, all({ ...good, since }))).toMatchObject(changed);
    expect(await lost({}, { ...over, status: 'effective' }, all({ ...good, since }))).toMatchObject(changed);
    const unasked = { shortfall: { kind: 'changed', since: null } };
    expect(await lost({ 'rig.pdf': 'Rig' }, over, all({ kind: 'uncommitted' }))).toMatchObject(unasked);
  });
});

test.each([
  [null, '2026-01-20', false],
  ['2026-01-20', '2026-01-20', false],
  ['2026-01-21', '2026-01-20', true],
  ['2026-01-21', null, false],
])('where judging begins on %s, a sign-off of %s is of before: %s', async (from, date, expected) => {
  const { queries, block } = await opened(signed, from === null ? '' : `judgeFrom: ${from}\n`);
  expect(isOfEarlierTime({ ...block, date }, queries)).toBe(expected);
});

describe('a sign-off that somebody recorded for the signer', () => {
  const recorded = { ...byJane, recordedBy: 'PER-2' };
  test.each<[string, JsonObject, string, unknown]>([
    [
      'with method and proof',
      { method: 'wet-ink', proof: [{ external: 'Binder 3' }] },
      at('content-bound'),
      null,
    ],
    [
      'without method',
      { proof: [{ external: 'Binder 3' }] },
      at('content-bound'),
      { kind: 'unproven', absent: ['method'] },
    ],
    ['without proof', { method: 'wet-ink' }, at('content-bound'), { kind: 'unproven', absent: ['proof'] }],
    ['without either', {}, at('content-bound'), { kind: 'unproven', absent: ['method', 'proof'] }],
    ['without either, where a declaration is enough', {}, at('declared'), null],
    [
      'where that is not accepted',
      { method: 'wet-ink', proof: ['Binder 3'] },
      'signOff: { recorded: refuse }\n',
      { kind: 'refused' },
    ],
  ])('%s', async (_, more, settings, expected) => {
    const { block, record, queries } = await opened(signedFile(document, { ...recorded, ...more }), settings);
    expect(recordedWeakness(block, queries)).toEqual(expected);
    expect(weaknessOf(record, block, queries)).toEqual(expected);
  });

  test('is one of the signer where both are the same', async () => {
    const own = signedFile(document, { ...byJane, recordedBy: 'PER-1' });
    const { block, queries } = await opened(own, 'signOff: { recorded: refuse }\n');
    expect(recordedWeakness(block, queries)).toBeNull();
  });
});

describe('a sign-off that was given again', () => {
  /** Every sign-off was committed by whoever gave it. */
  const byTheSigner = historySaying(({ record, index }) =>
    committedBy(
      signOffBlocks(record.data)[index]?.by === 'PER-2' ? 'mark@acme.example' : 'jane@acme.example',
    ),
  );
  const given = async (first: JsonObject, second: JsonObject, history: ReadEvidence = byTheSigner) => {
    const roles =
      'id: ROLE-MD\ntype: role\ntitle: Director\nformerIds: [ROLE-OLD]\nholders: [{ person: PER-1, from: 2020-01-01 }]\n---\nid: ROLE-QM\ntype: role\ntitle: Quality manager\nholders: [{ person: PER-1, from: 2020-01-01 }]\n';
    const text = `${roles}---\n${yaml({ ...document, signOffs: [sign(document, first), sign(document, second)] })}`;
    const { record, block, queries } = await opened(text, at('commit-bound'), history);
    return isGivenAgain(record, block, queries);
  };
  const later = { ...byJane, date: '2026-01-22' };

  test.each<[string, JsonObject, JsonObject, boolean]>([
    ['later', byJane, later, true],
    ['earlier, which is not again', byJane, { ...byJane, date: '2026-01-18' }, false],
    ['on the same day by the same person', byJane, byJane, true],
    ['on the same day by another', byJane, { ...byJane, by: 'PER-2' }, false],
    ['on a later day by another', byJane, { ...later, by: 'PER-2' }, true],
    ['with another meaning', byJane, { ...later, meaning: 'reviewed' }, false],
    ['in another role', byJane, { ...later, role: 'ROLE-QM' }, false],
    ['in the role by its former id', byJane, { ...later, role: 'ROLE-OLD' }, true],
    ['in no role, where the first named none', { ...byJane, role: null }, { ...later, role: null }, true],
    ['in no role', byJane, { ...later, role: null }, false],
    ['in a role, where the first named none', { ...byJane, role: null }, later, false],
    ['on a day, where the first named none', { ...byJane, date: null }, byJane, true],
    ['on no day', byJane, { ...byJane, date: null }, false],
  ])('%s', async (_, first, second, expected) => {
    expect(await given(first, second)).toBe(expected);
  });

  test('does not count while the second does not', async () => {
    const second = historySaying(({ index }) => (index === 0 ? good : committedBy('mark@acme.example')));
    expect(await given(byJane, later, second)).toBe(false);
  });
});

describe('what git shows of the sign-offs of a record', () => {
  const bad = committedBy('mark@acme.example');

  test.each<[QmsRecord['phase'], QmsRecord['kind'], boolean]>([
    ['active', 'maintained', true],
    ['active', 'event', true],
    ['final', 'event', true],
    ['final', 'maintained', false],
    ['draft', 'event', false],
    ['void', 'event', false],
  ])('of one that is %s and %s a signature is expected: %s', (phase, kind, expected) => {
    expect(isSigned({ phase, kind } as QmsRecord)).toBe(expected);
  });

  const evidenceOf = async (text: string, settings: string, history: ReadEvidence) => {
    const { record, queries } = await opened(text, settings, history);
    const { gaps, imported } = recordEvidence(record, queries);
    return {
      gaps: gaps.map(({ block, shortfall }: { block: SignOffBlock; shortfall: { kind: string } }) => [
        block.index,
        shortfall.kind,
      ]),
      imported: imported.map(({ isWeak, isFar }) => [isWeak, isFar]),
    };
  };
  const nothing = { gaps: [], imported: [] };

  test.each<[string, string, string, ReadEvidence, unknown]>([
    ['a commit by the signer', signed, at('commit-bound'), all(good), nothing],
    [
      'a commit by another',
      signed,
      at('commit-bound'),
      all(bad),
      { gaps: [[0, 'other-author']], imported: [] },
    ],
    ['the same where no history is asked for', signed, at('content-bound'), all(bad), nothing],
    [
      'the same of a draft',
      signedFile({ ...document, status: 'draft' }, byJane),
      at('commit-bound'),
      all(bad),
      nothing,
    ],
    ['the same of a text that is another now', stale, at('commit-bound'), all(bad), nothing],
    ['nothing, without git', signed, at('commit-bound'), none, nothing],
    [
      'one given again',
      signedFile(document, byJane, { ...byJane, date: '2026-01-22' }),
      at('commit-bound'),
      historySaying(({ index }) => (index === 0 ? bad : good)),
      nothing,
    ],
    [
      'an import by the signer',
      signed,
      at('commit-bound'),
      all({ ...good, imported: true }),
      { gaps: [], imported: [[false, false]] },
    ],
    [
      'an import by another',
      signed,
      at('commit-bound'),
      all({ ...bad, imported: true }),
      { gaps: [], imported: [[true, false]] },
    ],
    [
      'an import long after',
      signedFile(document, { ...byJane, date: '2025-06-01' }),
      at('commit-bound'),
      all({ ...good, imported: true }),
      { gaps: [], imported: [[false, true]] },
    ],
    [
      'an import from before judging begins',
      signed,
      `${at('commit-bound')}judgeFrom: 2026-01-21\n`,
      all({ ...bad, imported: true }),
      nothing,
    ],
  ])('%s', async (_, text, settings, history, expected) => {
    expect(await evidenceOf(text, settings, history)).toEqual(expected);
  });

  test('of an event that was over before judging begins nothing is said', async () => {
    const old = {
      id: 'DOC-1',
      type: 'nonconformity',
      title: 'Drift',
      status: 'closed',
      detectedOn: '2025-01-20',
      closedOn: '2025-02-20',
    };
    const text = signedFile(old, { ...byJane, meaning: 'verified', date: '2025-02-20' });
    const judged = await evidenceOf(text, `${at('commit-bound')}judgeFrom: 2025-01-01\n`, all(bad));
    expect(judged.gaps).toEqual([[0, 'other-author']]);
    expect(await evidenceOf(text, `${at('commit-bound')}judgeFrom: 2025-03-01\n`, all(bad))).toEqual(nothing);
  });
});
