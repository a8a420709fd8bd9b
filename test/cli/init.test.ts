import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, folderWith, qms, reported } from './run.ts';

test('a new root gives nothing but things to do', async () => {
  const root = join(await folderWith(), 'deep', 'er');
  const { code, err, out } = await qms('init', root);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('qms check --root');
  const findings = await reported(root);
  // Each says in its own words what to write next; none is about a fault in what was written.
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const warnings = new Set(findings.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule));
  expect([...warnings].sort()).toEqual([
    ...['context-climate', 'objective-missing', 'policy-missing', 'role-vacant', 'scope-missing'],
  ]);
});

test('the first steps of the guide lead to a signed policy', async () => {
  const root = await folderWith();
  await qms('init', root);
  expect((await qms('new', 'person', '--title', 'Jane Doe', '--root', root)).code).toBe(0);
  const role = join(root, 'roles/ROLE-TOP.yaml');
  writeFileSync(
    role,
    readFileSync(role, 'utf8').replace('holders: []', 'holders: [{ person: PER-001, from: 2020-01-01 }]'),
  );
  const policy = join(root, 'policy/POL-001.md');
  const today = /^effectiveFrom: (.*)$/m.exec(readFileSync(role, 'utf8'))![1]!;
  const edit = (change: (text: string) => string): void =>
    writeFileSync(policy, change(readFileSync(policy, 'utf8')));
  edit((text) => text.replaceAll('TBD', 'Written'));
  const person = readFileSync(join(root, 'people/PER-001.yaml'), 'utf8');
  expect(person).toContain('name: Jane Doe');
  // The guide says which command does the rest.
  const guide = readFileSync(join(root, 'README.md'), 'utf8');
  expect(guide).toContain(
    '5. Ready? `qms sign POL-001 --effective <first day>` approves it and puts it in force',
  );
  const signing = ['sign', 'POL-001', '--as', 'PER-001', '--effective', today, '--root', root, '--yes'];
  expect(await qms(...signing)).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(policy, 'utf8')).toContain('status: effective');
  const about = (await reported(root)).filter(({ file }) => file.startsWith('policy/'));
  expect(about.filter(({ rule }) => rule.startsWith('signoff-') || rule === 'policy-commitment')).toEqual([]);
});

test('the sample is the example company, and it is clean', async () => {
  const root = await folderWith();
  expect((await qms('init', '--sample', root)).code).toBe(0);
  expect(filesIn(root)).toEqual(filesIn(resolve(import.meta.dirname, '../workspaces/acme')));
  const loud = (await reported(root)).filter(({ severity }) => severity !== 'information');
  expect(loud).toEqual([]);
});

test('killed at any step, it leaves no file that is not whole, and goes on where it stopped', async () => {
  const sample = filesIn(resolve(import.meta.dirname, '../workspaces/acme'));
  const root = await folderWith();
  const init = [resolve('server/bin/qms.mjs'), 'init', '--sample', root];
  const hook = join(import.meta.dirname, 'killed-at.mjs');
  for (let step = 1; step <= 24; step += 1) {
    const { signal } = spawnSync(process.execPath, ['--import', hook, ...init], {
      env: { ...process.env, QMS_TEST_KILLED_AT: String(step) },
    });
    expect(signal).toBe('SIGKILL');
    const left = Object.entries(filesIn(root)).filter(([path]) => !path.endsWith('.tmp'));
    expect(left.filter(([path, text]) => text !== sample[path])).toEqual([]);
    expect(left.map(([path]) => path)).not.toContain('qms.yaml');
  }
  expect(await qms('init', '--sample', root)).toMatchObject({ code: 0, err: '' });
  expect(filesIn(root)).toEqual(sample);
}, 60_000);

test('what was changed since an interrupted start is not taken for its own', async () => {
  const sample = filesIn(resolve(import.meta.dirname, '../workspaces/acme'));
  const [path] = Object.keys(sample).filter((each) => each.startsWith('policy/'));
  const before = { [path!]: `${sample[path!]}\nmine\n` };
  const root = await folderWith(before);
  const { code, err } = await qms('init', '--sample', root);
  expect([code, err]).toEqual([2, expect.stringContaining(path!)]);
  expect(filesIn(root)).toEqual(before);
});

test('nothing is overwritten: what is in the way is named and nothing is written', async () => {
  const before = { 'qms.yaml': 'mine\n', 'roles/ROLE-QM.yaml': 'mine too\n' };
  const root = await folderWith(before);
  for (const args of [[], ['--sample']]) {
    const { code, err } = await qms('init', root, ...args);
    expect(code).toBe(2);
    expect(err).toMatch(/^qms: nothing was written, because .*qms\.yaml.*already.*\n$/);
    expect(filesIn(root)).toEqual(before);
  }
});

test('a file where a folder belongs is named before anything is written', async () => {
  const before = { policy: 'mine\n', 'notes.txt': '' };
  const root = await folderWith(before);
  symlinkSync('nowhere', join(root, 'roles'));
  const { code, err } = await qms('init', root);
  expect([code, err]).toEqual([
    2,
    'qms: nothing was written, because policy and roles are there already: choose an empty folder, or move them out of the way\n',
  ]);
  expect(filesIn(root)).toEqual(before);
});

test('the closing words of the sample speak of the sample', async () => {
  const { out } = await qms('init', '--sample', await folderWith());
  expect(out).toMatch(
    /^\d+ files of the example company written\. README\.md shows you around\. .*finds no fault/,
  );
});

test('a README that is there stays', async () => {
  const root = await folderWith({ 'README.md': 'mine\n' });
  const { code, out } = await qms('init', root);
  expect(code).toBe(0);
  expect(out).toContain('Your README.md was left as it is');
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe('mine\n');
});

test.each([
  ['a file for a folder', ['file.txt'], /is not a folder/],
  ['two folders', ['a', 'b'], /one too many/],
  ['a mistyped option', ['--sampel'], /did you mean `--sample`\?/],
])('refuses %s in one line', async (_, args, message) => {
  const root = await folderWith({ 'file.txt': '' });
  const { code, err } = await qms(
    'init',
    ...args.map((arg) => (arg.startsWith('--') ? arg : join(root, arg))),
  );
  expect(code).toBe(2);
  expect(err).toMatch(message);
  expect(err).toMatch(/^qms: [^\n]+\n$/);
});
