import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openRunFile, writeRunFile } from '../../server/src/adapters/node/run-file.ts';
import { approved, company } from '../adapters/git-company.ts';
import { GitFixture } from '../adapters/git-fixture.ts';
import { describeWith } from '../left-out.ts';
import { folderWith, qms } from './run.ts';

const program = resolve(import.meta.dirname, '../../server/bin/qms.mjs');

const files: Readonly<Record<string, string>> = {
  'qms.yaml': 'organization: Test\nsignOff: { evidence: content-bound }\n',
  'people.yaml':
    'id: REG-PER\ntype: register\nof: person\ntitle: People\nitems:\n  - { id: PER-1, title: Jane Doe, email: jane@acme.example }\n',
  'role.yaml':
    'id: ROLE-1\ntype: role\ntitle: Director\ntopManagement: true\nholders: [{ person: PER-1, from: 2020-01-01 }]\n',
  'risks/risk.yaml': 'id: RSK-1\ntype: risk\ntitle: Fire\nowner: ROLE-1\n',
  'policy.md': '---\nid: POL-1\ntype: policy\ntitle: Policy\n---\n\nWe keep our word. See [[RSK-1]].\n',
  'audits/audit.yaml': 'id: AUD-1\ntype: audit\ntitle: Audit\nfindings: []\n',
  'actions/action.yaml':
    'id: ACT-1\ntype: action\ntitle: Do it\nowner: ROLE-1\ndue: 2026-01-15\norigin: RSK-1\n',
};

let fixture: GitFixture;
let cache: string;

vi.setConfig({ testTimeout: 120_000 });

beforeAll(() => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', '');
});
afterAll(() => vi.unstubAllEnvs());

beforeEach(async () => {
  cache = await folderWith();
  fixture = new GitFixture(await folderWith());
  fixture.git('init', '-q', '-b', 'main');
  for (const [path, text] of Object.entries(files)) write(path, text);
});

interface Asked {
  readonly format?: string;
  readonly today?: string;
  readonly more?: readonly string[];
}

const wordsOf = ({ format = 'json', today = '2026-02-01', more = [] }: Asked): readonly string[] => [
  ...['check', '--root', fixture.folder, '--format', format, '--today', today],
  ...more,
];

/** What the program as it is installed answers, and whether it judged the root for it. */
function check(asked: Asked = {}): readonly [output: string, how: string] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...['--import', pathToFileURL(join(import.meta.dirname, 'notes-engine.mjs')).href],
      ...[program, ...wordsOf(asked)],
    ],
    { encoding: 'utf8', env: { ...process.env, QMS_CACHE_DIR: cache } },
  );
  return [stdout, stderr];
}

/** Checks with what earlier checks left, and without in this process; says whether the root was judged for it. */
async function compared(asked: Asked = {}): Promise<string> {
  const [found, how] = check(asked);
  expect(await qms(...wordsOf(asked), '--no-cache')).toMatchObject({ out: found, err: '' });
  return how;
}

const at = (path: string): string => join(fixture.folder, path);
const write = (path: string, text: string): void => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
};
const edit = (path: string, change: (text: string) => string): void => {
  const text = readFileSync(at(path), 'utf8');
  expect(change(text)).not.toBe(text);
  write(path, change(text));
};
const first = (folder: string): string => `${folder}/${readdirSync(at(folder)).sort()[0]!}`;

describeWith(['git'], 'a check whose answer is known', () => {
  test('answers the same, whatever has been done since', async () => {
    const risk = first('risks');
    const deeds: readonly (readonly [what: string, deed: () => unknown])[] = [
      ['the first check', () => {}],
      ['a typing error', () => edit(risk, (text) => text.replace('title:', 'titel:'))],
      ['a comment in qms.yaml', () => edit('qms.yaml', (text) => `# Ours\n${text}`)],
      ['a laxer rule', () => edit('qms.yaml', (text) => `${text}\nrules: { record-orphan: error }\n`)],
      ['a record that is not read', () => write('drafts/new.yaml', 'id: RSK-NEW\ntype: risk\ntitle: New\n')],
      ['which is left out', () => edit('qms.yaml', (text) => `${text}\nexclude: [drafts/**]\n`)],
      ['and is none any more', () => write('drafts/new.yaml', 'note: nothing\n')],
      ['a baseline', () => write('qms-baseline.yaml', 'entries: 7\n')],
      ['a file that came', () => write('photo.bin', 'bytes')],
      ['a link that is passed over', () => symlinkSync('qms.yaml', at('link.yaml'))],
      ['a folder of another root', () => write('other/qms.yaml', 'organization: Other\n')],
      ['a file that went', () => rmSync(at(first('audits')))],
      ['a text that cannot be read', () => write(first('actions'), 'id: [')],
    ];
    for (const [what, deed] of deeds) {
      deed();
      expect([what, await compared()]).toEqual([what, 'judged']);
    }
    expect(await compared()).toBe('answered');
    const [known] = check();
    expect(check({ more: ['--no-cache'] })).toEqual([known, 'judged']);
  });

  test('answers in each format, and about some of the files', async () => {
    edit(first('risks'), (text) => text.replace('title:', 'titel:'));
    check({});
    for (const format of ['text', 'github', 'sarif', 'junit'])
      expect([format, await compared({ format })]).toEqual([format, 'answered']);
    expect(await compared({ more: [at('risks')] })).toBe('answered');
    expect(await compared({ more: ['--fail-on', 'never', '--baseline', '--verbose'], format: 'text' })).toBe(
      'answered',
    );
  });

  test('judges on another day, and in the light of another history', async () => {
    check({});
    expect(await compared()).toBe('answered');
    expect(await compared({ today: '2027-03-01' })).toBe('judged');
    expect(await compared({ today: '2027-03-01' })).toBe('answered');
    edit('qms.yaml', (text) => text.replace('evidence: content-bound', 'evidence: commit-bound'));
    const signed = 'signOffs: [{ role: ROLE-1, person: PER-1, date: 2026-01-10, meaning: approved }]';
    edit('policy.md', (text) => text.replace('title: Policy', `title: Policy\n${signed}`));
    expect(await compared()).toBe('judged');
    fixture.commit({ 'photo.bin': 'bytes' });
    expect(await compared()).toBe('judged');
    expect(await compared()).toBe('answered');
    fixture.commit({ 'photo.bin': 'other bytes' });
    expect(await compared()).toBe('judged');
    expect(await compared()).toBe('answered');
  });

  test('keeps nothing of a check in which the day changed', () => {
    const at = Date.UTC(2026, 1, 1, 23, 59, 59, 999);
    // Later by an hour with each look at the clock.
    const clock = `let at = ${at}; const { Date: Now } = globalThis;
      globalThis.Date = class extends Now { constructor(...args) { if (args.length > 0) super(...args); else { super(at); at += 3_600_000; } } };`;
    const run = (cache: string, ...options: readonly string[]): string =>
      spawnSync(
        process.execPath,
        [
          ...options,
          ...['--import', pathToFileURL(join(import.meta.dirname, 'notes-engine.mjs')).href],
          ...[program, 'check', '--root', fixture.folder, '--format', 'json'],
        ],
        { encoding: 'utf8', env: { ...process.env, QMS_CACHE_DIR: cache, TZ: 'UTC' } },
      ).stderr;
    const still = `data:text/javascript,${encodeURIComponent(clock.replace('+= 3_600_000', '+= 0'))}`;
    const moving = `data:text/javascript,${encodeURIComponent(clock)}`;
    expect(run(cache, '--import', moving)).toBe('judged');
    expect(run(cache, '--import', still)).toBe('judged');
    expect(run(cache, '--import', still)).toBe('answered');
  });

  test('what decides for others goes by the files alone', async () => {
    const signed = await company();
    signed.commit({ 'a.yaml': approved() });
    const run = (...args: readonly string[]): string =>
      spawnSync(process.execPath, [program, ...args, '--root', signed.folder], {
        encoding: 'utf8',
        env: { ...process.env, QMS_CACHE_DIR: cache },
      }).stdout;
    const gates = (): readonly string[] => [
      run('check', '--config-from', 'HEAD', '--format', 'json'),
      run('sign', '--verify'),
    ];
    const right = gates();
    expect(right[1]).toContain('stated author jane@acme.example');
    expect(existsSync(cache) ? readdirSync(cache) : []).toEqual([]);
    run('check');
    const path = join(cache, readdirSync(cache).find((name) => name.endsWith('.evidence'))!);
    const key = /"key":"([^"]+)"/.exec(readFileSync(path, 'utf8').slice(-1024))![1]!;
    const kept = openRunFile(path, key)!;
    const forged = kept.part('evidence')!.toString('utf8').replaceAll('jane@', 'mark@');
    kept.close();
    writeRunFile(path, key, new Map([['evidence', Buffer.from(forged)]]));
    expect(gates()).toEqual(right);
  });

  test('writes over no record, as a check that judges', async () => {
    check({});
    const risk = first('risks');
    const before = readFileSync(at(risk), 'utf8');
    const { status, stderr } = spawnSync(
      process.execPath,
      [program, 'check', '--root', fixture.folder, '--today', '2026-02-01', '--format', `json=${at(risk)}`],
      { encoding: 'utf8', env: { ...process.env, QMS_CACHE_DIR: cache } },
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining('is a file of the management system')]);
    expect(readFileSync(at(risk), 'utf8')).toBe(before);
  });
});
