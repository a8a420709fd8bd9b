import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { signedFile, yaml } from '../rules/signing.ts';
import { changesBetween, type Files, told } from './states.ts';

const people: Files = {
  'people.yaml':
    'id: PER-1\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n---\nid: PER-2\ntype: person\nname: Mark Lund\nfrom: 2020-01-01\n',
  'role.yaml':
    'id: ROLE-MD\ntype: role\ntitle: Managing director\nversion: "1.0"\ntopManagement: true\nholders: [{ person: PER-1, from: 2020-01-01 }, { person: PER-2, from: 2020-01-01 }]\n',
};
const policy: JsonObject = {
  id: 'POL-1',
  type: 'quality-policy',
  title: 'We care',
  version: '1.0',
  status: 'effective',
  effectiveFrom: '2026-01-12',
};
const approved = { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-12' };
const byMark = { ...approved, by: 'PER-2', date: '2026-01-13' };
const kinds = [
  'signed-content-changed',
  'sign-off-broken',
  'sign-off-removed',
  'sign-off-added',
  'sign-off-withdrawn',
];
const between = (before: string, after: string): Promise<readonly string[]> =>
  told({ ...people, 'policy.yaml': before }, { ...people, 'policy.yaml': after }, kinds);
const edited = (text: string): string => text.replace('We care', 'We do not');

describe('sign-offs', () => {
  test('each that an edit under the same version breaks is named, once', async () => {
    const signed = signedFile(policy, approved, byMark);
    const changes = await changesBetween(
      { ...people, 'policy.yaml': signed },
      { ...people, 'policy.yaml': edited(signed) },
    );
    expect(changes.filter(({ kind }) => kinds.includes(kind))).toMatchObject([
      {
        kind: 'signed-content-changed',
        message:
          'Signed content is changed, and the version is still 1.0. What does not hold any more is the approval by Jane Doe (PER-1) on 2026-01-12 and the approval by Mark Lund (PER-2) on 2026-01-13.',
        path: 'title',
        values: [{ path: 'title', before: 'We care', after: 'We do not' }],
        signOffs: [
          { by: 'PER-1', level: 'content-bound' },
          { by: 'PER-2', level: 'content-bound' },
        ],
        names: { 'PER-1': 'Jane Doe', 'PER-2': 'Mark Lund' },
      },
    ]);
  });

  test('signed again under the same version, the two texts cannot be told apart', async () => {
    const again = signedFile({ ...policy, title: 'We do not' }, { ...approved, date: '2026-01-20' });
    const before = signedFile(policy, approved);
    const blocks = (text: string): string => /signOffs: \[(.*)\]/.exec(text)![1]!;
    const both = again.replace(blocks(again), `${blocks(before)},${blocks(again)}`);
    expect(await between(before, both)).toEqual([
      'signed-content-changed (error): Signed content is changed and signed again, still as version 1.0. Of another text was the approval by Jane Doe (PER-1) on 2026-01-12.',
      'sign-off-added (information): Jane Doe (PER-1) gives the approval on 2026-01-20. Unchanged since the digest was written.',
    ]);
  });

  test('a new version that nobody signed breaks what was for the one before', async () => {
    const signed = signedFile(policy, { ...approved, version: '1.0' });
    expect(await between(signed, edited(signed).replace('version: "1.0"', 'version: "2.0"'))).toEqual([
      'sign-off-broken (error): The approval by Jane Doe (PER-1) on 2026-01-12 was for version 1.0, and nobody signed 2.0. Have the new version signed.',
    ]);
  });

  test('a new version that is signed breaks nothing', async () => {
    const before = signedFile(policy, { ...approved, version: '1.0' });
    const next = { ...policy, title: 'We care more', version: '2.0' };
    const after = signedFile(next, { ...approved, version: '2.0', date: '2026-01-20' });
    const blocks = (text: string): string => /signOffs: \[(.*)\]/.exec(text)![1]!;
    expect(await between(before, after.replace(blocks(after), `${blocks(before)},${blocks(after)}`))).toEqual(
      [
        'sign-off-added (information): Jane Doe (PER-1) gives the approval on 2026-01-20. Unchanged since the digest was written.',
      ],
    );
    expect(await between(before, after)).toEqual([
      expect.stringMatching(/^sign-off-added/),
      expect.stringMatching(/^sign-off-removed \(information\): .*the approval by Jane Doe/),
    ]);
  });

  test('a draft is edited as often as one likes', async () => {
    const draft = signedFile({ ...policy, status: 'draft' }, { ...approved, meaning: 'authored' });
    expect(await between(draft, edited(draft))).toEqual([]);
  });

  test('what no sign-off binds breaks none', async () => {
    const signed = signedFile({ ...policy, nextReview: '2027-01-12' }, approved);
    expect(await between(signed, signed.replace('2027-01-12', '2027-06-12'))).toEqual([]);
  });

  test('one that is edited is not there any more as it was given', async () => {
    const signed = signedFile(policy, approved);
    expect(await between(signed, signed.replace('2026-01-12","digest', '2026-01-11","digest'))).toEqual([
      expect.stringMatching(
        /^sign-off-removed \(error\): A sign-off is changed or taken out: the approval by/,
      ),
      expect.stringMatching(/^sign-off-added/),
    ]);
  });

  test('one that is withdrawn is no sign-off that is given', async () => {
    const signed = signedFile(policy, approved);
    const withdrawn = {
      by: 'PER-1',
      role: 'ROLE-MD',
      meaning: 'withdrawn',
      date: '2026-01-30',
      comment: 'Wrong',
    };
    expect(await between(signed, signedFile(policy, approved, withdrawn))).toEqual([
      'sign-off-withdrawn (warning): Jane Doe (PER-1) withdraws a sign-off on 2026-01-30. What was signed before in the same role does not count until somebody signs in it again.',
    ]);
  });

  test('a file that a sign-off covers belongs to what is signed', async () => {
    const image = (bytes: string): Files => ({ 'logo.png': bytes });
    const markdown = (digest: string): string =>
      `---\nid: POL-1\ntype: quality-policy\ntitle: We care\nversion: "1.0"\nstatus: effective\nsignOffs:\n  - { by: PER-1, role: ROLE-MD, meaning: approved, date: 2026-01-12, digest: "${digest}" }\n---\n![Logo](logo.png)\n`;
    const { openProject } = await import('../rules/harness.ts');
    const { project } = await openProject({
      ...people,
      ...image('one'),
      'policy.md': markdown('sha256-none'),
    });
    const record = project.queries.record('POL-1')!;
    const signed = markdown(project.queries.expectedDigest(record, 0)!);
    const changes = await changesBetween(
      { ...people, ...image('one'), 'policy.md': signed },
      { ...people, ...image('two'), 'policy.md': signed },
    );
    expect(changes.filter(({ kind }) => kinds.includes(kind))).toMatchObject([
      { kind: 'signed-content-changed', record: { id: 'POL-1' }, values: [{ path: 'logo.png' }] },
    ]);
  });

  test('a record that is signed in another file is no other', async () => {
    const signed = signedFile(policy, approved);
    expect(
      await told({ ...people, 'policy.yaml': signed }, { ...people, 'policies/quality.yaml': signed }, kinds),
    ).toEqual([]);
    expect(await told({ ...people, 'policy.yaml': yaml(policy) }, { ...people }, kinds)).toEqual([]);
  });
});
