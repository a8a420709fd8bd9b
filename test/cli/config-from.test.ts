import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { GitFixture, janeAuthor } from '../adapters/git-fixture.ts';
import { describeWith, has, testUnless } from '../left-out.ts';
import { signedFile, yaml } from '../rules/signing.ts';
import { folderWith, qms } from './run.ts';

interface Result {
  readonly trust: {
    readonly base: {
      readonly ref: string;
      readonly commit: string;
      readonly summary: string;
      readonly changes: readonly {
        readonly kind: string;
        readonly message: string;
        readonly record?: string;
      }[];
    } | null;
  };
  readonly findings: readonly { readonly rule: string; readonly record?: string; readonly message: string }[];
  readonly suppressed: readonly { readonly rule: string }[];
}

const policy: JsonObject = {
  id: 'POL-1',
  type: 'quality-policy',
  title: 'We care',
  version: '1.0',
  status: 'effective',
  effectiveFrom: '2026-01-12',
};
const byJane = { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-12' };
const byMark = { by: 'PER-2', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-12' };

const people =
  'id: PER-1\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\nemails: [jane@acme.example]\n---\nid: PER-2\ntype: person\nname: Mark Lund\nfrom: 2020-01-01\n';
const role = (holders: string, more = ''): string =>
  `id: ROLE-MD\ntype: role\ntitle: Managing director\nversion: "1.0"\ntopManagement: true\nholders: [${holders}]\n${more}`;
const jane = '{ person: PER-1, from: 2020-01-01 }';
const mark = '{ person: PER-2, from: 2020-01-01 }';
const risk = 'id: RSK-1\ntype: risk\ntitle: Fire\ndescription: The part XXX\n';
const base = {
  'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n',
  'people.yaml': people,
  'role.yaml': role(jane),
  'policy.yaml': signedFile(policy, byJane),
  'risk.yaml': risk,
};

/** A repository with a commit `main`, and further changes in the working files. */
async function repository(
  changes: Readonly<Record<string, string | null>>,
  files: Readonly<Record<string, string>> = base,
): Promise<string> {
  const fixture = new GitFixture(await folderWith());
  fixture.git('init', '-q', '-b', 'main');
  fixture.commit(files);
  fixture.write(changes);
  return fixture.folder;
}

async function checked(
  root: string,
  ...args: readonly string[]
): Promise<Result & { readonly code: number }> {
  const { out, code, err } = await qms(
    'check',
    '--root',
    root,
    '--format',
    'json',
    '--config-from',
    'main',
    ...args,
  );
  expect(err).toBe('');
  return { ...(JSON.parse(out) as Result), code };
}

const about = ({ findings }: Result, id: string): string[] =>
  findings.filter(({ record, rule }) => record === id && rule.startsWith('signoff')).map(({ rule }) => rule);
const kinds = ({ trust }: Result): string[] => (trust.base?.changes ?? []).map(({ kind }) => kind);

describeWith(['git'], 'checks that go by a commit', () => {
  test('say so, and that nothing is changed', async () => {
    const result = await checked(await repository({}));
    expect(result.trust.base).toMatchObject({ ref: 'main', changes: [] });
    expect(result.trust.base?.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(result.trust.base?.summary).toMatch(
      /^Checked by what `main` \([0-9a-f]{12}\) says\. Nothing here changes/,
    );
    expect(about(result, 'POL-1')).toEqual([]);
  });

  test('a holder entered in the same change gives no authority yet', async () => {
    const root = await repository({
      'role.yaml': role(`${jane}, ${mark}`),
      'policy.yaml': signedFile(policy, byMark),
    });
    const asIs = await qms('check', '--root', root, '--format', 'json');
    expect(about(JSON.parse(asIs.out) as Result, 'POL-1')).toEqual([]);
    const result = await checked(root);
    expect(about(result, 'POL-1')).toEqual(['signoff-role']);
    expect(result.findings.find(({ rule }) => rule === 'signoff-role')?.message).toMatch(
      /So it is by what `main` says of who may sign\.$/,
    );
    expect(result.trust.base?.changes.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'ROLE-MD gains the holder PER-2.',
        'A sign-off of POL-1 by PER-1 on 2026-01-12 is changed or taken out.',
      ]),
    );
  });

  test('nor does a version of the role raised for it, or a new role', async () => {
    const raised = role(`${mark}`).replace('"1.0"', '"2.0"');
    const other = role(mark).replace('ROLE-MD', 'ROLE-CEO');
    for (const change of [{ 'role.yaml': raised }, { 'other.yaml': other }]) {
      const signer = 'other.yaml' in change ? { ...byMark, role: 'ROLE-CEO' } : byMark;
      const result = await checked(
        await repository({ ...change, 'policy.yaml': signedFile(policy, signer) }),
      );
      expect(about(result, 'POL-1').length).toBeGreaterThan(0);
    }
  });

  test('a holder taken out is missed already', async () => {
    const result = await checked(await repository({ 'role.yaml': role(mark) }));
    expect(about(result, 'POL-1')).toEqual(['signoff-role']);
    expect(kinds(result)).toEqual(['identity', 'identity']);
  });

  test('settings of the change are not in effect and are listed', async () => {
    const laxer =
      'organization: Test\nasOf: 2026-02-01\nexclude: [policy.yaml]\nsignOff: { required: { quality-policy: false } }\nrules: { signoff-stale: off, placeholder: error }\nreview: { interval: P3Y }\n';
    const result = await checked(
      await repository({
        'qms.yaml': laxer,
        'policy.yaml': signedFile(policy, byJane).replace('We care', 'We do not'),
      }),
    );
    expect(about(result, 'POL-1')).toEqual(['signoff-stale']);
    expect(result.trust.base?.changes.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'setting: `rules.signoff-stale` changes from `error` to `off`.',
      'setting: Less is asked of the sign-offs of records of the type `quality-policy`.',
      'setting: `review.interval` changes from `P12M` to `P3Y`.',
      'setting: `exclude` is changed, which decides what is checked and how.',
    ]);
  });

  test('a folder that becomes a root of its own hides nothing', async () => {
    const inFolder = { ...base, 'policy/policy.yaml': base['policy.yaml'], 'policy.yaml': '' };
    const result = await checked(
      await repository(
        { 'policy/qms.yaml': 'organization: Other\n', 'policy/policy.yaml': yaml(policy) },
        inFolder,
      ),
    );
    expect(about(result, 'POL-1')).toEqual(['signoff-missing']);
  });

  test('comments and exceptions of the change silence nothing yet; those of the base do', async () => {
    const ignore = '# qms-ignore placeholder -- the name of a part\ndescription';
    const commented = risk.replace('description', ignore);
    const added = await checked(await repository({ 'risk.yaml': commented }));
    expect(added.findings.map(({ rule }) => rule)).toContain('placeholder');
    expect(kinds(added)).toEqual(['ignore']);
    const known = await checked(
      await repository({ 'risk.yaml': `# moved\n${commented}` }, { ...base, 'risk.yaml': commented }),
    );
    expect(known.suppressed.map(({ rule }) => rule)).toContain('placeholder');
    expect(kinds(known)).toEqual([]);

    const moved = await checked(
      await repository(
        { 'risk.yaml': null, 'risks/fire.yaml': commented },
        { ...base, 'risk.yaml': commented },
      ),
    );
    expect(moved.suppressed.map(({ rule }) => rule)).toContain('placeholder');
    const above = await checked(
      await repository(
        { 'risk.yaml': commented.replace('The part XXX', 'TBD') },
        { ...base, 'risk.yaml': commented },
      ),
    );
    expect(above.findings.map(({ rule }) => rule)).toContain('placeholder');

    const exception: JsonObject = {
      id: 'EXC-1',
      type: 'exception',
      title: 'A name',
      status: 'effective',
      rules: ['placeholder'],
      records: ['RSK-1'],
      reason: 'The name of a part.',
      from: '2026-01-12',
      until: '2026-06-30',
    };
    const signed = signedFile(exception, byJane);
    const excused = await checked(await repository({ 'exception.yaml': signed }));
    expect(excused.findings.map(({ rule }) => rule)).toContain('placeholder');
    expect(kinds(excused)).toEqual(['exception']);
    const before = await checked(await repository({}, { ...base, 'exception.yaml': signed }));
    expect(before.suppressed.map(({ rule }) => rule)).toContain('placeholder');
  });

  describe('where sign-offs are to be bound to commits', () => {
    const asked = (evidence: string, more = '') =>
      `organization: Test\nasOf: 2026-02-01\nsignOff: { evidence: ${evidence} }\n${more}`;
    const bound = { ...base, 'qms.yaml': asked('commit-bound') };
    const markAuthor = 'Mark Lund <mark@acme.example>';
    const janeAgain = { ...byJane, date: '2026-01-14' };
    const changedPolicy = { ...policy, title: 'We care a little', effectiveFrom: '2026-01-14' };

    /** A repository whose commit `main` Jane made on the day of her approval, and one of Mark's on top. */
    async function withCommit(
      changes: Readonly<Record<string, string | null>>,
      files: Readonly<Record<string, string>> = bound,
      author = markAuthor,
    ): Promise<GitFixture> {
      const fixture = new GitFixture(await folderWith());
      fixture.git('init', '-q', '-b', 'main');
      fixture.commit(files, { date: '2026-01-12' });
      fixture.git('checkout', '-q', '-b', 'work');
      fixture.commit(changes, { date: '2026-01-14', author });
      return fixture;
    }

    const messages = ({ trust }: Result): string[] =>
      (trust.base?.changes ?? []).map(({ kind, message }) => `${kind}: ${message}`);

    test('honest work has no finding', async () => {
      const fixture = await withCommit(
        { 'policy.yaml': signedFile(changedPolicy, janeAgain) },
        bound,
        janeAuthor,
      );
      expect(about(await checked(fixture.folder), 'POL-1')).toEqual([]);
    });

    test('earlier texts are read as the base reads them', async () => {
      const settings = asked('commit-bound', 'limits: { fileSize: 200 }\n');
      const change = { 'qms.yaml': settings, 'policy.yaml': signedFile(changedPolicy, janeAgain) };
      expect(change['policy.yaml'].length).toBeGreaterThan(200);
      const fixture = await withCommit(change, bound, janeAuthor);
      expect(about(await checked(fixture.folder), 'POL-1')).toEqual([]);
    });

    test('an e-mail entered in the same change is no evidence yet, and is listed', async () => {
      const fixture = await withCommit({
        'people.yaml': people.replace('[jane@acme.example]', '[jane@acme.example, mark@acme.example]'),
        'policy.yaml': signedFile(changedPolicy, janeAgain),
      });
      const asIs = await qms('check', '--root', fixture.folder, '--format', 'json');
      expect(about(JSON.parse(asIs.out) as Result, 'POL-1')).toEqual([]);
      const result = await checked(fixture.folder);
      expect(about(result, 'POL-1')).toEqual(['signoff-evidence-weak']);
      expect(result.findings.find(({ rule }) => rule === 'signoff-evidence-weak')?.message).toMatch(
        /^Jane Doe \(PER-1\) is not the stated author .* So it is by what `main` says of who may sign\.$/,
      );
      expect(messages(result)).toContain('identity: PER-1 gains the address mark@acme.example.');
    });

    test('a person entered in the same change is known by nothing yet', async () => {
      const fixture = await withCommit(
        {
          'more.yaml':
            'id: PER-3\ntype: person\nname: Rosa Bell\nfrom: 2020-01-01\nemails: [rosa@acme.example]\n',
          'role.yaml': role(`${jane}, { person: PER-3, from: 2020-01-01 }`),
          'policy.yaml': signedFile(changedPolicy, { ...janeAgain, by: 'PER-3' }),
        },
        bound,
        'Rosa Bell <rosa@acme.example>',
      );
      const result = await checked(fixture.folder);
      expect(about(result, 'POL-1').sort()).toEqual(['signoff-evidence-weak', 'signoff-role']);
      expect(messages(result)).toContain('identity: PER-3 gains the address rosa@acme.example.');
    });

    test('an e-mail taken out is missed already', async () => {
      const fixture = await withCommit({
        'people.yaml': people.replace('[jane@acme.example]', '[jane@home.example]'),
      });
      const result = await checked(fixture.folder);
      expect(about(result, 'POL-1')).toEqual(['signoff-evidence-weak']);
      expect(messages(result)).toContain('identity: PER-1 loses the address jane@acme.example.');
    });

    test('the level is that of the base, and less of it is listed', async () => {
      const fixture = await withCommit({
        'qms.yaml': asked('content-bound', 'aliases: { freigaben: signOffs }\n'),
        'policy.yaml': signedFile(changedPolicy, janeAgain),
      });
      const result = await checked(fixture.folder);
      expect(about(result, 'POL-1')).toEqual(['signoff-evidence-weak']);
      expect(messages(result)).toContain(
        'setting: `signOff.evidence` changes from `commit-bound` to `content-bound`.',
      );
      const higher = await withCommit(
        { 'qms.yaml': asked('commit-bound'), 'policy.yaml': signedFile(changedPolicy, janeAgain) },
        { ...bound, 'qms.yaml': asked('content-bound') },
      );
      expect(about(await checked(higher.folder), 'POL-1')).toEqual([]);
    });

    test('an exception of the base counts by the history of the base', async () => {
      const overdue =
        'id: ACT-1\ntype: action\ntitle: Buy a rig\nstatus: open\nowner: PER-1\nopenedOn: 2025-01-01\ndue: 2025-06-01\n';
      const exception: JsonObject = {
        ...{ id: 'EXC-1', type: 'exception', title: 'It may wait', status: 'effective' },
        ...{ rules: ['action-overdue'], records: ['ACT-1'], reason: 'It comes in March.' },
        ...{ from: '2026-01-12', until: '2026-06-30' },
      };
      const files = {
        ...bound,
        'action.yaml': overdue,
        'exception.yaml': signedFile(exception, byJane),
      };
      const isSilenced = ({ suppressed }: Result) => suppressed.some(({ rule }) => rule === 'action-overdue');
      const kept = await withCommit({ 'other.yaml': risk }, files);
      expect(isSilenced(await checked(kept.folder))).toBe(true);
      const removed = await withCommit({ 'exception.yaml': null }, files);
      expect(isSilenced(await checked(removed.folder))).toBe(true);
      const weak = await withCommit({ 'other.yaml': risk }, files);
      weak.git('checkout', '-q', 'main');
      weak.git('commit', '-q', '--amend', '--no-edit', `--author=${markAuthor}`);
      weak.git('checkout', '-q', '-b', 'again');
      weak.commit({ 'people.yaml': people.replace('[jane@acme.example]', '[mark@acme.example]') });
      expect(isSilenced(await checked(weak.folder))).toBe(false);
    });

    testUnless(!has('ssh-keygen'), 'no ssh-keygen here')(
      'a key entered in the same change verifies nothing yet',
      async () => {
        const keys = await folderWith();
        const key = `${keys}/key`;
        execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'key', '-f', key]);
        const told = execFileSync('ssh-keygen', ['-lf', `${key}.pub`], { encoding: 'utf8' });
        const withKey = people.replace(
          'emails: [jane@acme.example]\n',
          `emails: [jane@acme.example]\nsigningKeys: [{ kind: ssh, fingerprint: "${told.split(' ')[1]}" }]\n`,
        );
        const signing = {
          settings: ['-c', 'gpg.format=ssh', '-c', `user.signingKey=${key}`],
          options: ['-S'],
        };
        const start = async (before: string, after: string): Promise<Result> => {
          const fixture = new GitFixture(await folderWith());
          fixture.git('init', '-q', '-b', 'main');
          const first = { ...bound, 'qms.yaml': asked('signature-verified'), 'people.yaml': before };
          fixture.commit({ ...first, 'policy.yaml': yaml(policy) }, { date: '2026-01-12', ...signing });
          fixture.git('checkout', '-q', '-b', 'work');
          fixture.commit(
            { 'people.yaml': after, 'policy.yaml': signedFile(policy, byJane) },
            { date: '2026-01-12', ...signing },
          );
          return checked(fixture.folder);
        };
        expect(about(await start(withKey, withKey), 'POL-1')).toEqual([]);
        const added = await start(people, withKey);
        expect(about(added, 'POL-1')).toEqual(['signoff-evidence-weak']);
        expect(added.findings.find(({ rule }) => rule === 'signoff-evidence-weak')?.message).toMatch(
          /^The commit is signed with a key that is registered to nobody\. .* So it is by what `main` says/,
        );
        expect(messages(added)).toContain(`identity: PER-1 gains the key ${told.split(' ')[1]}.`);
      },
    );
  });

  test('what is taken away from records is listed', async () => {
    const action = (more: string): string => `id: ACT-1\ntype: action\ntitle: Buy a rig\n${more}`;
    const progress = 'progress:\n  - { date: 2026-01-01, note: Begun }\n';
    const result = await checked(
      await repository(
        {
          'policy.yaml': yaml({ ...policy, status: 'draft', formerIds: ['POL-0'] }),
          'action.yaml': action(progress.replace('Begun', 'Begun in time')),
          'review.yaml': null,
        },
        {
          ...base,
          'action.yaml': action(progress),
          'review.yaml': signedFile({ id: 'SCO-1', type: 'scope', title: 'Scope' }, byJane),
        },
      ),
    );
    expect(kinds(result).sort()).toEqual([
      'former-ids',
      'history',
      'record-removed',
      'sign-off-removed',
      'status',
    ]);
  });

  test.each([
    ['a ref that is not there', 'gone', base],
    ['an option in place of a ref', '--all', base],
    ['a commit without qms.yaml', 'main', { 'people.yaml': people }],
  ])('%s is a fault of usage, never passed over', async (_, ref, files) => {
    const root = await repository({ 'qms.yaml': base['qms.yaml'] }, files);
    const { code, err, out } = await qms('check', '--root', root, `--config-from=${ref}`);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^qms: `--config-from /);
  });

  test('outside a repository it is one as well', async () => {
    const { code, err } = await qms('check', '--root', await folderWith(base), '--config-from', 'main');
    expect([code, err]).toEqual([2, expect.stringContaining('is in no git repository')]);
  });

  test('stands first in the text', async () => {
    const root = await repository({ 'role.yaml': role(`${jane}, ${mark}`) });
    const { out } = await qms('check', '--root', root, '--config-from', 'main', '--fail-on', 'never');
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(
      /^Checked by what `main` \([0-9a-f]{12}\) says\. One change here about who may sign and what is checked, none in effect yet\. \S*role\.yaml:6:48: ROLE-MD gains the holder PER-2\. Checks are laxer/,
    );
  });
});
