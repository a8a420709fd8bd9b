import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProject } from '../../server/src/main/open-project.ts';
import type { Trust } from '../../server/src/model/trust.ts';
import { GitFixture } from '../adapters/git-fixture.ts';
import { qms } from '../cli/run.ts';
import { describeWith } from '../left-out.ts';
import { changed, type Repository, recordIn, signed, textsOf } from './repository.ts';
import { people, replay, smallCompanyYear, type YearSetup, yearFiles } from './year.ts';
import { type Forgery, forgeries, weakenings } from './year-forgeries.ts';

/** The year as a git history: every step a commit of its author on its day. */

type Texts = Readonly<Record<string, string>>;

interface JsonReport {
  readonly trust: Trust;
}

const home = mkdtempSync(join(tmpdir(), 'qms-year-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Git options with which a person signs a commit. */
type SigningOf = (person: string) => readonly string[];

const authorOf = (person: string): string => `${people[person]!.name} <${people[person]!.email}>`;

/** Commits one state after another, from the one that is there. */
function committing(fixture: GitFixture, signing: SigningOf | null, start: Texts = {}) {
  let before = start;
  return (files: Texts, author: string, date: string): string => {
    const gone = Object.keys(before).filter((path) => files[path] === undefined);
    const written = Object.entries(files).filter(([path, text]) => before[path] !== text);
    before = files;
    return fixture.commit(Object.fromEntries([...written, ...gone.map((path) => [path, null] as const)]), {
      date,
      author: authorOf(author),
      ...(signing === null ? {} : { settings: signing(author), options: ['-S'] }),
    });
  };
}

interface YearInGit {
  readonly fixture: GitFixture;
  readonly last: Repository;
  /** One more commit; taken back by the next. */
  readonly commitOnTop: (repository: Repository, author: string, date: string) => void;
}

async function yearInGit(setup: YearSetup, signing: SigningOf | null = null): Promise<YearInGit> {
  // Kept from test to test.
  const fixture = new GitFixture(mkdtempSync(join(home, 'year-')));
  fixture.git('init', '--quiet', '--initial-branch=main');
  const commit = committing(fixture, signing);
  const last = await replay(smallCompanyYear(setup), ({ step: { author, day } }, files) =>
    commit(files, author, day),
  );
  const end = fixture.head();
  const commitOnTop = (repository: Repository, author: string, date: string): void => {
    fixture.git('reset', '--quiet', '--hard', end);
    committing(fixture, signing, textsOf(last))(textsOf(repository), author, date);
  };
  return { fixture, last, commitOnTop };
}

/** What a check of the folder finds of sign-offs. */
async function said({ folder }: GitFixture): Promise<readonly string[]> {
  const project = await openProject(folder, { cache: false, threads: 1, today: '2026-12-31' });
  await project.publish();
  return project
    .outcome()
    .findings.filter(({ rule }) => rule.startsWith('signoff-'))
    .map(({ rule, record, path }) => `${rule} ${record ?? 'qms.yaml'} ${path}`)
    .sort();
}

const director = { by: 'PER-1', role: 'ROLE-MD' };

/** Forgeries that the files alone do not show: whoever edits can compute a digest, too. */
const onlyInGit: readonly (Forgery & { readonly author: string })[] = [
  {
    what: 'a changed policy with an approval in the name of the director',
    author: 'PER-4',
    change: (repository) => {
      const { data, body = '' } = recordIn(repository, yearFiles.newPolicy);
      const text = { data: { ...data, signOffs: [] }, body: body.replace('every year', 'when we can') };
      return signed({ ...repository, [yearFiles.newPolicy]: text }, yearFiles.newPolicy, {
        ...director,
        meaning: 'approved',
        date: '2026-12-16',
        version: '2.0',
        effectiveFrom: '2026-12-16',
      }).then((files) => changed(files, yearFiles.newPolicy, { effectiveFrom: '2026-12-16' }));
    },
    shows: ['signoff-evidence-weak POL-1 signOffs[PER-1].by'],
  },
  {
    what: 'an approval that the director dates back',
    author: 'PER-1',
    change: (repository) =>
      signed(repository, yearFiles.newPolicy, {
        ...director,
        meaning: 'affirmed',
        date: '2026-12-01',
        version: '2.0',
      }),
    shows: ['signoff-date POL-1 signOffs[PER-1#2].date'],
  },
];

describeWith(['git'], 'the year as commits', () => {
  let year: YearInGit;
  beforeAll(async () => {
    year = await yearInGit({ evidence: 'commit-bound' });
  }, 60_000);

  test('ends without a finding where sign-offs are to be bound to commits', async () => {
    expect(await said(year.fixture)).toEqual([]);
  });

  test.each(weakenings)('against the commit before: $what', async ({ change, shows }) => {
    year.commitOnTop(await change(year.last), 'PER-4', '2026-12-16');
    const { out } = await qms(
      ...['check', '--root', year.fixture.folder, '--today', '2026-12-31', '--no-cache'],
      ...['--config-from', 'HEAD~1', '--format', 'json', '--fail-on', 'never'],
    );
    const { trust } = JSON.parse(out) as JsonReport;
    const changes = trust.base?.changes.map(({ kind, record = '', path }) => [kind, record, path]);
    expect(changes?.map((words) => words.filter((word) => word !== '').join(' '))).toEqual(shows);
  });

  const inFiles = forgeries.filter(({ shows }) => shows.every((finding) => finding.startsWith('signoff-')));
  test.each([...inFiles.map((forgery) => ({ ...forgery, author: 'PER-4' })), ...onlyInGit])(
    '$what',
    async ({ author, change, shows, inGit = [] }) => {
      year.commitOnTop(await change(year.last), author, '2026-12-16');
      expect(await said(year.fixture)).toEqual([...shows, ...inGit].sort());
    },
  );
});

describeWith(['git', 'ssh-keygen'], 'the year as commits signed with SSH', () => {
  const keyOf = (person: string): string => join(home, person);
  const signing: SigningOf = (person) => ['-c', 'gpg.format=ssh', '-c', `user.signingKey=${keyOf(person)}`];
  let year: YearInGit;

  beforeAll(async () => {
    const keys = Object.keys(people).map((person) => {
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', person, '-f', keyOf(person)]);
      const told = execFileSync('ssh-keygen', ['-lf', `${keyOf(person)}.pub`], { encoding: 'utf8' });
      return [person, [{ kind: 'ssh', fingerprint: told.split(' ')[1]! }]] as const;
    });
    year = await yearInGit({ evidence: 'signature-verified', keys: Object.fromEntries(keys) }, signing);
  }, 60_000);

  test('ends without a finding', async () => {
    expect(await said(year.fixture)).toEqual([]);
  });

  test('shows a signature committed with the key of another', async () => {
    const repository = await signed(year.last, yearFiles.newPolicy, {
      ...director,
      meaning: 'affirmed',
      date: '2026-12-16',
      version: '2.0',
    });
    year.fixture.git('reset', '--quiet', '--hard');
    const author = committing(year.fixture, () => signing('PER-4'), textsOf(year.last));
    author(textsOf(repository), 'PER-1', '2026-12-16');
    expect(await said(year.fixture)).toEqual(['signoff-evidence-weak POL-1 signOffs[PER-1#2].by']);
  });
});

describeWith(['git', 'gpg'], 'the year as commits signed with GPG', () => {
  // Sockets of the agent have short names only.
  const keyring = mkdtempSync('/tmp/qy-');
  const gpg = (...args: readonly string[]): string =>
    execFileSync('gpg', ['--batch', '--quiet', '--homedir', keyring, ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const given = process.env['GNUPGHOME'];
  let year: YearInGit;

  beforeAll(async () => {
    const fingerprints = Object.fromEntries(
      Object.entries(people).map(([person, { email }]) => {
        gpg('--passphrase', '', '--quick-generate-key', email, 'ed25519', 'sign', 'never');
        return [person, /^fpr:+([0-9A-F]+):/m.exec(gpg('--with-colons', '--list-keys', email))![1]!];
      }),
    );
    const program = join(home, 'gpg');
    writeFileSync(program, `#!/bin/sh\nexec gpg --homedir ${keyring} "$@"\n`, { mode: 0o755 });
    const keys = Object.fromEntries(
      Object.entries(fingerprints).map(([person, fingerprint]) => [person, [{ kind: 'gpg', fingerprint }]]),
    );
    year = await yearInGit({ evidence: 'signature-verified', keys }, (person) => [
      '-c',
      `gpg.program=${program}`,
      '-c',
      `user.signingKey=${fingerprints[person]}`,
    ]);
    process.env['GNUPGHOME'] = keyring;
  }, 60_000);
  afterAll(() => {
    if (given === undefined) delete process.env['GNUPGHOME'];
    else process.env['GNUPGHOME'] = given;
    spawnSync('gpgconf', ['--homedir', keyring, '--kill', 'all']);
    rmSync(keyring, { recursive: true, force: true });
  });

  test('ends without a finding', async () => {
    expect(await said(year.fixture)).toEqual([]);
  });
});
