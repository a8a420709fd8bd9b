import { expect, test } from 'vitest';
import type { Diff } from '../../server/src/diff/model.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import { GitFixture } from '../adapters/git-fixture.ts';
import { closedValidator } from '../closed-schema.ts';
import { describeWith } from '../left-out.ts';
import { signedFile, yaml } from '../rules/signing.ts';
import { folderWith, qms } from './run.ts';

const validate = closedValidator('diff.schema.json');

const policy: JsonObject = {
  id: 'POL-1',
  type: 'quality-policy',
  title: 'We care',
  version: '1.0',
  status: 'effective',
  effectiveFrom: '2026-01-12',
};
const byJane = { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-12' };
const jane = '{ person: PER-1, from: 2020-01-01 }';
const mark = '{ person: PER-2, from: 2020-01-01 }';
const role = (holders: string): string =>
  `id: ROLE-MD\ntype: role\ntitle: Managing director\nversion: "1.0"\ntopManagement: true\nholders: [${holders}]\n`;
const risk = 'id: RSK-1\ntype: risk\ntitle: Fire\ndescription: The part XXX\n';
const base = {
  'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n',
  'people.yaml':
    'id: PER-1\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n---\nid: PER-2\ntype: person\nname: Mark Lund\nfrom: 2020-01-01\n',
  'role.yaml': role(jane),
  'policy.yaml': signedFile(policy, byJane),
  'risk.yaml': risk,
};

/** A repository with a commit `main`, and further changes in the working files. */
async function repository(
  changes: Readonly<Record<string, string | null>>,
  files: Readonly<Record<string, string>> = base,
): Promise<GitFixture> {
  const fixture = new GitFixture(await folderWith());
  fixture.git('init', '-q', '-b', 'main');
  fixture.commit(files);
  fixture.write(changes);
  return fixture;
}

async function compared(
  { folder }: GitFixture,
  range = 'main',
  ...args: readonly string[]
): Promise<Diff & { readonly code: number }> {
  const { out, err, code } = await qms('diff', range, '--root', folder, '--format', 'json', ...args);
  expect(err).toBe('');
  const found = JSON.parse(out) as Diff;
  expect([validate(found), validate.errors]).toEqual([true, null]);
  return { ...found, code };
}

const kinds = ({ changes }: Diff): string[] => changes.map(({ kind }) => kind);

describeWith(['git'], 'what a change does', () => {
  test('is nothing where nothing is changed', async () => {
    const fixture = await repository({ 'notes.txt': 'no record' });
    expect(await compared(fixture)).toMatchObject({ code: 0, changes: [], head: { ref: null } });
    const { out } = await qms('diff', 'main', '--root', fixture.folder);
    expect(out).toMatch(
      /^From main \([0-9a-f]{12}\) to the files as they are, both judged as of 2026-02-01\n/,
    );
    expect(out).toMatch(/Nothing changes about the management system\.\n$/);
  });

  test('a signed text that is edited under its version breaks the signature', async () => {
    const fixture = await repository({
      'policy.yaml': signedFile(policy, byJane).replace('We care', 'We do not'),
    });
    const result = await compared(fixture);
    expect(result.code).toBe(1);
    expect(result.changes).toMatchObject([
      {
        kind: 'signed-content-changed',
        severity: 'error',
        message:
          'Signed content is changed, and the version is still 1.0. What does not hold any more is the approval by Jane Doe (PER-1) on 2026-01-12.',
        side: 'head',
        file: 'policy.yaml',
        record: { id: 'POL-1', title: 'We do not' },
        values: [{ path: 'title', before: 'We care', after: 'We do not' }],
        names: { 'PER-1': 'Jane Doe', 'ROLE-MD': 'Managing director' },
        signOffs: [{ by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', level: 'content-bound' }],
      },
    ]);
  });

  test('what weakens the checks and who may sign stands above what is new', async () => {
    const fixture = await repository({
      'qms.yaml': 'organization: Test\nasOf: 2026-02-01\nrules: { placeholder: off }\n',
      'role.yaml': role(`${jane}, ${mark}`),
      'other.yaml': yaml({ id: 'RSK-2', type: 'risk', title: 'Flood' }),
    });
    const result = await compared(fixture);
    expect(kinds(result)).toEqual(['rule-weakened', 'signer-added', 'finding-fixed', 'record-added']);
    expect(result.changes[2]?.message).toMatch(/^Not looked for any more: /);
    expect(result.code).toBe(0);
    expect(result.changes[0]?.range.start).toEqual({ line: 2, character: 22 });
    expect(result.changes[1]).toMatchObject({
      message: 'ROLE-MD gains the holder PER-2.',
      names: { 'PER-2': 'Mark Lund' },
    });
    expect((await compared(fixture, 'main', '--fail-on', 'warning')).code).toBe(1);
  });

  test('a record that is gone is shown where it was', async () => {
    const fixture = await repository({ 'policy.yaml': null });
    const result = await compared(fixture);
    expect(result.changes.filter(({ group }) => group === 'records')).toMatchObject([
      {
        kind: 'record-removed',
        severity: 'error',
        side: 'base',
        file: 'policy.yaml',
        record: { id: 'POL-1' },
      },
    ]);
  });

  test('between two commits nothing of the folder counts', async () => {
    const fixture = await repository({});
    fixture.git('checkout', '-q', '-b', 'work');
    fixture.commit({ 'risk.yaml': null });
    fixture.write({ 'role.yaml': role(`${jane}, ${mark}`) });
    const result = await compared(fixture, 'main..work');
    expect(kinds(result)).toEqual(['record-removed']);
    expect(result.head).toMatchObject({ ref: 'work', commit: fixture.head() });
  });
});
