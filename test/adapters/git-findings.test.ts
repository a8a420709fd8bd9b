import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { openProject } from '../../server/src/main/open-project.ts';
import type { Finding } from '../../server/src/model/finding.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import { folderWith, qms } from '../cli/run.ts';
import { describeWith } from '../left-out.ts';
import { cutOff } from '../rules/first-sentence.ts';
import { sign, signedFile, yaml } from '../rules/signing.ts';
import { approval, approved, changed, company, objective, people, settings } from './git-company.ts';
import type { GitFixture } from './git-fixture.ts';

const contract = readFileSync(new URL('../../schemas/sign-offs.schema.json', import.meta.url), 'utf8');
const isContract = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false }).compile(
  JSON.parse(contract),
);

const mark = { author: 'Mark Lund <mark@acme.example>' };

/** What a check finds of sign-offs: rule, severity and message, by file. */
async function found(fixture: GitFixture, folder = fixture.folder): Promise<string[]> {
  const project = await openProject(folder, { cache: false, threads: 1 });
  await project.publish();
  const { findings } = project.outcome();
  expect(cutOff(findings)).toEqual([]);
  const ofSignOffs = ({ rule }: Finding) => rule.startsWith('signoff-');
  return findings
    .filter(ofSignOffs)
    .map(({ file, rule, severity, message }) => `${file} ${rule} ${severity} ${message}`);
}

const overdue =
  'id: ACT-1\ntype: action\ntitle: Buy a rig\nstatus: open\nowner: PER-001\nopenedOn: 2025-01-01\ndue: 2025-06-01\n';
const exception = signedFile(
  {
    ...{ id: 'EXC-1', type: 'exception', title: 'The rig may wait', status: 'effective' },
    ...{ rules: ['action-overdue'], records: ['ACT-1'], reason: 'It comes in May.' },
    ...{ from: '2026-03-01', until: '2026-06-30' },
  },
  approval,
);

const starting = (...starts: readonly string[]) => starts.map((start) => expect.stringContaining(start));

describeWith(['git'], 'a check that asks git', () => {
  test('finds nothing against honest work', async () => {
    const fixture = await company({ 'objective.yaml': yaml(objective) });
    fixture.commit({ 'objective.yaml': approved() });
    fixture.commit({ 'objective.yaml': approved({ owner: 'ROLE-MD' }) }, { ...mark, date: '2026-03-20' });
    expect(await found(fixture)).toEqual([]);
  });

  test('names what was changed after approval, and since when', async () => {
    const fixture = await company();
    fixture.commit({ 'objective.yaml': approved() });
    fixture.commit({ 'objective.yaml': changed({ target: 30 }) }, { ...mark, date: '2026-03-02' });
    expect(await found(fixture)).toEqual([
      'objective.yaml signoff-stale error Changed since Jane Doe (PER-001) approved it on 2026-03-01. Undo the change, or have it approved again. What changed is `target` 50 → 30, since 2026-03-02.',
    ]);
  });

  test.each<[string, (fixture: GitFixture) => void, readonly string[]]>([
    [
      'typed by another',
      (fixture) => fixture.commit({ 'objective.yaml': approved() }, mark),
      [
        'objective.yaml signoff-evidence-weak error Jane Doe (PER-001) is not the stated author of this sign-off. ',
      ],
    ],
    [
      'typed by another, with a mail map',
      (fixture) =>
        fixture.commit(
          { 'objective.yaml': approved(), '.mailmap': 'Jane Doe <jane@acme.example> <mark@acme.example>\n' },
          mark,
        ),
      [
        'objective.yaml signoff-evidence-weak error Jane Doe (PER-001) is not the stated author of this sign-off. ',
      ],
    ],
    [
      'backdated',
      (fixture) => fixture.commit({ 'objective.yaml': approved() }, { date: '2026-03-09' }),
      ['objective.yaml signoff-date warning This is signed on 2026-03-01, and its commit says 2026-03-09. '],
    ],
    [
      'a week late, which passes',
      (fixture) => fixture.commit({ 'objective.yaml': approved() }, { date: '2026-03-08' }),
      [],
    ],
    [
      'with another date than was signed',
      (fixture) => {
        fixture.commit({ 'objective.yaml': approved() });
        const [block] = [sign(objective, approval)];
        fixture.commit({
          'objective.yaml': yaml({ ...objective, signOffs: [{ ...block, date: '2026-02-28' }] }),
        });
      },
      ['The sign-off itself was changed in '],
    ],
    [
      'with a digest of something else',
      (fixture) => fixture.commit({ 'objective.yaml': changed({ target: 20 }) }),
      ['The digest did not fit when it was recorded in '],
    ],
    [
      'with a new digest for another content',
      (fixture) => {
        fixture.commit({ 'objective.yaml': approved() });
        fixture.commit({ 'objective.yaml': approved({ target: 30 }) }, mark);
      },
      [
        'objective.yaml signoff-evidence-weak error Jane Doe (PER-001) is not the stated author of this sign-off. ',
      ],
    ],
    [
      'moved from another record',
      (fixture) => {
        fixture.commit({ 'objective.yaml': approved() });
        const other: JsonObject = { ...objective, id: 'OBJ-2', signOffs: [sign(objective, approval)] };
        fixture.commit({ 'other.yaml': yaml(other) });
      },
      ['other.yaml signoff-stale error Changed since Jane Doe (PER-001) approved it on 2026-03-01. '],
    ],
    [
      'whose content was put right after it was committed',
      (fixture) => {
        fixture.commit({ 'objective.yaml': changed({ target: 20 }) });
        fixture.commit({ 'objective.yaml': approved() }, mark);
      },
      [
        'objective.yaml signoff-evidence-weak error The digest did not fit when this sign-off was committed. ',
      ],
    ],
    [
      'not committed yet',
      (fixture) => fixture.write({ 'objective.yaml': approved() }),
      ['objective.yaml signoff-evidence-weak warning This sign-off is not committed yet. '],
    ],
    [
      'by a person without an e-mail',
      (fixture) =>
        fixture.commit({
          'people.yaml': people().replace(/emails: \[.*\n/, ''),
          'objective.yaml': approved(),
        }),
      ['objective.yaml signoff-evidence-weak error No e-mail of Jane Doe (PER-001) is on record. '],
    ],
    [
      'dropped by a squash',
      (fixture) => {
        fixture.git('checkout', '--quiet', '-b', 'work');
        fixture.commit({ 'objective.yaml': approved() });
        fixture.git('checkout', '--quiet', 'main');
        fixture.git('merge', '--quiet', '--squash', 'work');
        fixture.commit({}, { author: 'Forge <noreply@forge.example>' });
      },
      ['A squash or rebase loses this evidence; merge commits keep it.'],
    ],
    [
      'dropped by a forced push that keeps the text',
      (fixture) => {
        fixture.commit({ 'objective.yaml': approved() });
        fixture.git('reset', '--quiet', '--soft', 'HEAD~1');
        fixture.commit({}, mark);
      },
      [
        'objective.yaml signoff-evidence-weak error Jane Doe (PER-001) is not the stated author of this sign-off. ',
      ],
    ],
    [
      'recorded for another, committed by who recorded it',
      (fixture) =>
        fixture.commit(
          {
            'objective.yaml': approved(
              {},
              { ...approval, recordedBy: 'PER-002', method: 'wet-ink', proof: [{ external: 'Binder 3' }] },
            ),
          },
          { ...mark, date: '2026-03-20' },
        ),
      [],
    ],
    [
      'recorded for another, committed by a third',
      (fixture) =>
        fixture.commit({
          'objective.yaml': approved(
            {},
            { ...approval, recordedBy: 'PER-002', method: 'wet-ink', proof: [{ external: 'Binder 3' }] },
          ),
        }),
      [
        'objective.yaml signoff-evidence-weak error Mark Lund (PER-002) is not the stated author of this sign-off. ',
      ],
    ],
  ])('judges a sign-off %s', async (_, make, expected) => {
    const fixture = await company();
    make(fixture);
    expect(await found(fixture)).toEqual(starting(...expected));
  });

  test.each<[string, (fixture: GitFixture) => void, boolean]>([
    [
      'counts once its signer commits it',
      (fixture) => fixture.commit({ 'exception.yaml': exception }),
      false,
    ],
    ['does not as long as nobody has', (fixture) => fixture.write({ 'exception.yaml': exception }), true],
    [
      'nor where another commits it',
      (fixture) => fixture.commit({ 'exception.yaml': exception }, mark),
      true,
    ],
  ])('an exception %s', async (_, make, isReported) => {
    const fixture = await company({ 'action.yaml': overdue });
    make(fixture);
    const project = await openProject(fixture.folder, { cache: false, threads: 1 });
    await project.publish();
    const rules = project.outcome().findings.map(({ rule }) => rule);
    expect(rules.includes('action-overdue')).toBe(isReported);
    expect(rules.includes('signoff-evidence-weak')).toBe(isReported);
    expect(rules).not.toContain('signoff-missing');
  });

  test('has nothing against a sign-off that was given again as asked for', async () => {
    const fixture = await company();
    fixture.commit({ 'objective.yaml': approved() }, mark);
    expect(await found(fixture)).toEqual(
      starting('objective.yaml signoff-evidence-weak error Jane Doe (PER-001) is not the stated author'),
    );
    const again = { ...approval, date: '2026-03-03' };
    const both = yaml({ ...objective, signOffs: [sign(objective, approval), sign(objective, again)] });
    fixture.commit({ 'objective.yaml': both }, { date: '2026-03-03' });
    expect(await found(fixture)).toEqual([]);
  });

  test('says once what an import cannot show, and leaves what is older than judging alone', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 21 }, (_, at) => {
        const record = { ...objective, id: `OBJ-${at}` };
        return [`o${at}.yaml`, yaml({ ...record, signOffs: [sign(record, approval)] })];
      }),
    );
    const fixture = await company();
    fixture.commit(many, mark);
    expect(await found(fixture)).toEqual(
      starting(
        'qms.yaml signoff-evidence-unknown error The sign-offs of 21 records came in with one commit. ',
      ),
    );
    fixture.write({ 'qms.yaml': settings('judgeFrom: 2026-03-02\n') });
    expect(await found(fixture)).toEqual([]);
    const { 'o0.yaml': _, ...twenty } = many;
    const other = await company();
    other.commit(twenty, mark);
    expect((await found(other)).filter((each) => each.includes('signoff-evidence-weak'))).toHaveLength(20);
  });

  test('says once that a history is cut off, with the records', async () => {
    const fixture = await company();
    fixture.commit({ 'objective.yaml': approved() });
    const last = fixture.commit({ 'other.yaml': 'a: b\n' });
    const copies = await folderWith();
    fixture.git('clone', '--quiet', '--depth=1', `file://${fixture.folder}`, `${copies}/copy`);
    expect(await found(fixture, `${copies}/copy`)).toEqual([
      `qms.yaml signoff-evidence-unknown error The history ends at ${last.slice(0, 10)}. Fetch more of it. The sign-offs of 1 record are older and do not count, those of OBJ-1.`,
    ]);
  });

  test('asks for signed commits only where qms.yaml does', async () => {
    const fixture = await company({
      'qms.yaml': settings().replace('commit-bound', 'signature-verified'),
    });
    const commit = fixture.commit({ 'objective.yaml': approved() });
    expect(await found(fixture)).toEqual([
      `objective.yaml signoff-evidence-weak error The commit of this sign-off is not signed. Have Jane Doe (PER-001) sign again in a signed commit. It is ${commit.slice(0, 10)}.`,
    ]);
  });

  test('judges nothing by git where nobody asks for it', async () => {
    const fixture = await company({ 'qms.yaml': settings().replace('commit-bound', 'content-bound') });
    fixture.commit({ 'objective.yaml': approved() }, { ...mark, date: '2026-03-30' });
    expect(await found(fixture)).toEqual([]);
  });
});

describeWith(['git'], 'qms sign where the same sign-off is there already and does not count', () => {
  const again = (fixture: GitFixture, ...more: readonly string[]) =>
    qms(
      ...['sign', 'OBJ-1', '--as', 'PER-001', '--date', '2026-03-01', '--yes', '--root', fixture.folder],
      ...more,
    );

  test('says that it is to be committed', async () => {
    const fixture = await company({ 'objective.yaml': yaml(objective) });
    expect(await again(fixture)).toMatchObject({ code: 0 });
    const { code, out, err } = await again(fixture);
    expect([code, out]).toEqual([0, expect.stringContaining('nothing was written')]);
    expect(err).toBe('qms: It does not count yet: commit it.\n');
  });

  test('says how to sign again, which then counts', async () => {
    const fixture = await company({ 'objective.yaml': yaml(objective) });
    await again(fixture);
    fixture.commit({}, mark);
    const { err } = await again(fixture);
    expect(err).toMatch(
      /^qms: It does not count yet: have the signer sign .*so add a comment, or sign on another day\.\n$/,
    );
    expect(await again(fixture, '--comment', 'Signed by myself')).toMatchObject({ code: 0 });
    fixture.commit({});
    expect(await found(fixture)).toEqual([]);
  });
});

describeWith(['git'], 'qms sign --verify', () => {
  test('lists every sign-off with its level, and why no more', async () => {
    const fixture = await company();
    const commit = fixture.commit({ 'objective.yaml': approved() });
    const { code, out } = await qms('sign', '--verify', '--root', fixture.folder);
    const short = commit.slice(0, 10);
    expect({ code, out }).toEqual({
      code: 0,
      out: `OBJ-1 · approved · 2026-03-01 · Jane Doe (PER-001) · ROLE-MD
  commit-bound: Recorded in ${short}, stated author jane@acme.example.
  ${short} is not signed.

1 sign-off: 1 commit-bound.
Persons, e-mails, keys and roles are read from the files checked here. That is no independent evidence.
`,
    });
  });

  test.each<[string, string, (fixture: GitFixture) => void, string]>([
    [
      'commit-bound',
      'not committed',
      (fixture) => fixture.write({ 'objective.yaml': approved() }),
      'commit it',
    ],
    [
      'commit-bound',
      'committed by another',
      (fixture) => fixture.commit({ 'objective.yaml': approved() }, mark),
      'have the signer sign and commit it, or record it with `recordedBy`, `method` and `proof`',
    ],
    [
      'commit-bound',
      'recorded without saying how',
      (fixture) =>
        fixture.commit({ 'objective.yaml': approved({}, { ...approval, recordedBy: 'PER-002' }) }, mark),
      'have it signed again with `method` and `proof`',
    ],
    [
      'signature-verified',
      'in a commit that is not signed',
      (fixture) => fixture.commit({ 'objective.yaml': approved() }),
      'have it signed again in a signed commit',
    ],
  ])('says the next step where %s is asked for and it is %s', async (level, _, make, step) => {
    const fixture = await company({ 'qms.yaml': settings().replace('commit-bound', level) });
    make(fixture);
    const { out } = await qms('sign', '--verify', '--root', fixture.folder);
    expect(out).toContain(`\n  Does not count yet. Next: ${step}.\n`);
    expect(out).toContain(`\n1 of these does not count yet. qms.yaml asks for \`${level}\`.\n`);
    const json = await qms('sign', '--verify', '--format', 'json', '--root', fixture.folder);
    expect(isContract(JSON.parse(json.out))).toBe(true);
    expect(JSON.parse(json.out).signOffs).toMatchObject([{ counts: false, next: step }]);
  });

  test('says the same to programs', async () => {
    const fixture = await company();
    const commit = fixture.commit({ 'objective.yaml': approved() });
    fixture.commit({ 'objective.yaml': changed({ target: 30 }) });
    const { code, out } = await qms(
      'sign',
      '--verify',
      'OBJ-1',
      '--format',
      'json',
      '--root',
      fixture.folder,
    );
    expect(code).toBe(0);
    expect(isContract(JSON.parse(out))).toBe(true);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      asked: 'commit-bound',
      history: { read: true, head: fixture.head() },
      signOffs: [
        {
          record: 'OBJ-1',
          level: 'declared',
          statement: 'Recorded for Jane Doe (PER-001), unchecked.',
          shortfall: 'changed',
          reason: 'What it binds has changed since: `target` 50 → 30.',
          counts: false,
          next: 'have it signed again',
          commit: { hash: commit, authorEmail: 'jane@acme.example', signature: null },
          changed: [{ path: 'target', before: 50, after: 30 }],
        },
      ],
    });
  });

  test('lists only the records named, and knows those there are', async () => {
    const root = await folderWith({ 'qms.yaml': 'organization: Test\n', 'objective.yaml': yaml(objective) });
    expect(await qms('sign', '--verify', '--root', root)).toMatchObject({ code: 0, out: 'No sign-offs.\n' });
    const { out } = await qms('sign', '--verify', '--format', 'json', '--root', root);
    expect(isContract(JSON.parse(out))).toBe(true);
    expect(isContract({ ...JSON.parse(out), asked: 'some' })).toBe(false);
    expect(await qms('sign', '--verify', 'OBJ-7', '--root', root)).toMatchObject({ code: 2, out: '' });
    expect(await qms('sign', 'OBJ-1', '--format', 'json', '--root', root)).toMatchObject({
      code: 2,
      out: '',
    });
  });
});
