import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { GitFixture } from '../adapters/git-fixture.ts';
import { describeWith } from '../left-out.ts';
import { folderWith, qms } from './run.ts';

const program = resolve(import.meta.dirname, '../../server/bin/qms.mjs');

const risk = (id: string, more = ''): string =>
  `id: ${id}\ntype: risk\ntitle: Fire\ndescription: The part XXX\n${more}`;
const action = (id: string, more = ''): string =>
  `id: ${id}\ntype: action\ntitle: Do it\nstatus: open\nowner: ROLE-1\ndue: 2027-01-01\n${more}`;
const files: Readonly<Record<string, string>> = {
  'qms.yaml': 'organization: Test\n',
  'role.yaml': 'id: ROLE-1\ntype: role\ntitle: Director\nplanned: true\n',
  'risk.yaml': risk('RSK-1'),
  'other.yaml': risk('RSK-2'),
  'action.yaml': action('ACT-1', 'origin: RSK-1\n'),
  'late.yaml': action('ACT-2', 'origin: RSK-2\n').replace('2027-01-01', '2026-01-15'),
  'photo.bin': 'bytes',
};

let fixture: GitFixture;
let cache: string;

vi.setConfig({ testTimeout: 120_000 });

beforeEach(async () => {
  cache = await folderWith();
  fixture = new GitFixture(await folderWith());
  fixture.git('init', '-q', '-b', 'main');
  fixture.commit(files);
  fixture.git('checkout', '-q', '-b', 'work');
});

const ofServices = /^(?:CI|GITHUB|SYSTEM|BITBUCKET)_/;
beforeAll(() => {
  for (const name of Object.keys(process.env)) if (ofServices.test(name)) vi.stubEnv(name, undefined);
});
afterAll(() => vi.unstubAllEnvs());

const asked = (args: readonly string[]): readonly string[] => [
  ...['check', '--root', fixture.folder, '--format', 'json', '--today', '2026-02-01'],
  ...args,
];

/** What is found, as JSON, by the program as it is installed. */
function check(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...asked(args)], {
    encoding: 'utf8',
    env: { ...process.env, QMS_CACHE_DIR: cache },
  });
  expect(stderr).toBe('');
  return stdout;
}

/** The same in this process, which takes a tenth of the time, without what earlier checks left. */
async function checkAnew(...args: readonly string[]): Promise<string> {
  const { out, err } = await qms(...asked(['--no-cache', ...args]));
  expect(err).toBe('');
  return out;
}

const fileOfBase = (): string => join(cache, readdirSync(cache).find((name) => name.endsWith('.base'))!);

/** Lets so much time pass that the times of files tell whether they were written since. */
function settle(): void {
  const longAgo = new Date(Date.now() - 3_600_000);
  for (const name of readdirSync(fixture.folder))
    if (name !== '.git') utimesSync(join(fixture.folder, name), longAgo, longAgo);
}

/** Checks the change with what earlier checks left, and without; says whether the base was read. */
async function compared(...args: readonly string[]): Promise<'read' | 'known'> {
  const before = readdirSync(cache).some((name) => name.endsWith('.base'))
    ? statSync(fileOfBase()).ino
    : null;
  const found = check('--changed', ...args);
  expect(found).toBe(await checkAnew('--changed', ...args));
  return readdirSync(cache).some((name) => name.endsWith('.base')) && statSync(fileOfBase()).ino === before
    ? 'known'
    : 'read';
}

describeWith(['git'], 'a change checked with what earlier checks left', () => {
  test('is found the same, whatever has been done since; the base is read once', async () => {
    const { folder } = fixture;
    const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
    write('risk.yaml', risk('RSK-1', 'treatment: none\n'));
    settle();
    const deeds: readonly (readonly [what: string, deed: () => unknown, how: 'read' | 'known'])[] = [
      ['the first check', () => {}, 'read'],
      ['the second', () => {}, 'known'],
      ['a check of everything in between', () => check(), 'known'],
      ['another edit', () => write('other.yaml', risk('RSK-3')), 'known'],
      ['a new file', () => write('new.yaml', action('ACT-3', 'origin: NOBODY\n')), 'known'],
      ['an edit that is taken back', () => write('other.yaml', files['other.yaml']!), 'known'],
      ['a commit', () => fixture.git('add', '-A'), 'known'],
      ['another name', () => renameSync(join(folder, 'late.yaml'), join(folder, 'later.yaml')), 'known'],
      ['other line ends', () => write('role.yaml', files['role.yaml']!.replaceAll('\n', '\r\n')), 'known'],
      ['a file that is gone', () => rmSync(join(folder, 'photo.bin')), 'known'],
    ];
    for (const [what, deed, how] of deeds) {
      deed();
      expect([what, await compared()]).toEqual([what, how]);
    }
  });

  test('has its base read where it is another, the day is, or records tell what became of a file', async () => {
    const { folder } = fixture;
    const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
    expect([await compared(), await compared()]).toEqual(['read', 'known']);
    expect(await compared('--today', '2027-02-01')).toBe('read');
    expect([await compared(), await compared()]).toEqual(['read', 'known']);
    // The same record in a file that says something else.
    rmSync(join(folder, 'other.yaml'));
    write('moved.yaml', risk('RSK-2', 'treatment: none\n'));
    expect(await compared()).toBe('read');
    fixture.git('stash', '-qu');
    fixture.git('checkout', '-q', 'main');
    fixture.commit({ 'risk.yaml': risk('RSK-1').replace('XXX', '7') });
    fixture.git('checkout', '-q', 'work');
    expect(await compared()).toBe('known');
    fixture.git('merge', '-q', '--ff-only', 'main');
    expect([await compared(), await compared()]).toEqual(['read', 'known']);
    write('qms.yaml', 'organization: Test\nrules: { placeholder: error }\n');
    expect(await compared()).toBe('known');
  });

  test('goes by nothing that is damaged', async () => {
    expect([await compared(), await compared()]).toEqual(['read', 'known']);
    const kept = readFileSync(fileOfBase());
    for (const at of [0, 40, kept.length - 100]) {
      const damaged = Buffer.from(kept);
      damaged[at] = damaged[at]! ^ 1;
      writeFileSync(fileOfBase(), damaged);
      expect(await compared()).toBe('read');
    }
    writeFileSync(fileOfBase(), kept.subarray(20));
    expect(await compared()).toBe('read');
  });

  test('leaves nothing of a base that was read with line ends of the folder', async () => {
    writeFileSync(join(fixture.folder, 'other.yaml'), files['other.yaml']!.replaceAll('\n', '\r\n'));
    await compared();
    expect(readdirSync(cache).filter((name) => name.endsWith('.base'))).toEqual([]);
  });
});
