import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testUnless } from '../left-out.ts';
import { filesIn, folderWith, qms } from './run.ts';

const files = { 'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n' };

const oneLineWith = (words: RegExp) =>
  expect.stringMatching(new RegExp(`^qms: [^\\n]*${words.source}[^\\n]*\\n$`));

test('results in files', async () => {
  const root = await folderWith({ ...files, 'old.json': 'old' });
  const formats = [
    '--format',
    `json=${join(root, 'old.json')}`,
    '--format',
    `sarif=${join(root, 'new.sarif')}`,
  ];
  expect((await qms('check', '--root', root, ...formats)).err).toBe('');
  const written = filesIn(root);
  expect(JSON.parse(written['old.json']!)).toMatchObject({ version: 1 });
  expect(JSON.parse(written['new.sarif']!)).toMatchObject({ version: '2.1.0' });
});

test('results are not written through a link of the repository', async () => {
  const outside = await folderWith({ authorized_keys: 'theirs' });
  const root = await folderWith(files);
  symlinkSync(join(outside, 'authorized_keys'), join(root, 'qms.sarif'));
  symlinkSync(outside, join(root, 'out'));
  for (const path of ['qms.sarif', 'out/new.sarif']) {
    const { code, err } = await qms('check', '--root', root, '--format', `sarif=${join(root, path)}`);
    expect([code, err]).toEqual([2, oneLineWith(/is a link/)]);
  }
  expect(filesIn(outside)).toEqual({ authorized_keys: 'theirs' });
});

test.each([
  ['a folder that is not there', 'gone/x.json', /does not exist/],
  ['a folder', 'folder', /is a folder/],
  ['below a file', 'qms.yaml/x.json', /a part of its path is a file/],
])('results for %s: one line and exit code 2', async (_, path, words) => {
  const root = await folderWith(files);
  mkdirSync(join(root, 'folder'));
  const { code, err } = await qms('check', '--root', root, '--format', `json=${join(root, path)}`);
  expect([code, err]).toEqual([2, oneLineWith(words)]);
});

testUnless(process.getuid?.() === 0, 'the administrator may read and write everything')(
  'results in a folder that is closed to us',
  async () => {
    const root = await folderWith(files);
    mkdirSync(join(root, 'closed'));
    chmodSync(join(root, 'closed'), 0o500);
    const { code, err } = await qms(
      'check',
      '--root',
      root,
      '--format',
      `json=${join(root, 'closed/x.json')}`,
    );
    expect([code, err]).toEqual([2, oneLineWith(/no permission/)]);
  },
);

test('a step summary that cannot be written is a fault of usage', async () => {
  const root = await folderWith(files);
  process.env['GITHUB_STEP_SUMMARY'] = join(root, 'gone/summary.md');
  try {
    const { code, err } = await qms('check', '--root', root, '--format', 'github');
    expect([code, err]).toEqual([2, oneLineWith(/does not exist/)]);
  } finally {
    delete process.env['GITHUB_STEP_SUMMARY'];
  }
  expect(readFileSync(join(root, 'qms.yaml'), 'utf8')).toBe(files['qms.yaml']);
});

const faulty = (settings: string) => ({ ...files, 'qms.yaml': `${files['qms.yaml']}${settings}` });

test.each([
  ['an unknown setting of a rule', 'rules: { policy-missing: loud }\n'],
  ['switching off what speaks of qms.yaml', 'rules: { config: off }\n'],
  ['making it quieter', 'rules: { config: information }\n'],
  ['switching it off beside another fault', 'rules: { config: off }\nrisk: { scale: many }\n'],
  ['files larger than can be read', 'limits: { fileSize: 200MB }\n'],
  ['text that is no YAML', 'standards: [\n'],
])('a fault of qms.yaml, %s: exit code 2, whatever was asked for', async (_, settings) => {
  const root = await folderWith({
    ...faulty(settings),
    'a/risk.yaml': 'id: RSK-1\ntype: risk\nstatus: draft\n',
  });
  for (const more of [[], ['--fail-on', 'never'], [join(root, 'a')]]) {
    const { code, out } = await qms('check', '--root', root, ...more);
    expect(code).toBe(2);
    expect(out).toMatch(/^error · config$/m);
  }
});

test('a rule that is switched off is silent and named; qms.yaml stays sound', async () => {
  const root = await folderWith(faulty('rules: { policy-missing: off }\nlimits: { fileSize: 100MB }\n'));
  const { code, out } = await qms('check', '--root', root, '--fail-on', 'never');
  expect(code).toBe(0);
  expect(out).toMatch(
    /^Checks are laxer than the default in 2 places: rules\.policy-missing: off and asOf: 2026-02-01\.\n/,
  );
  expect(out).not.toContain('· policy-missing');
});

test('what is passed over is counted in the last line', async () => {
  const outside = await folderWith({ 'risk.yaml': 'id: RSK-1\ntype: risk\nstatus: draft\n' });
  const root = await folderWith(faulty('exclude: ["left/**"]\n'));
  mkdirSync(join(root, 'left'));
  for (const [from, to] of [
    ['risk.yaml', 'risk.yaml'],
    ['.', 'folder'],
    ['risk.yaml', 'risk.txt'],
    ['risk.yaml', 'left/risk.yaml'],
    ['.', 'left/folder'],
  ] as const)
    symlinkSync(join(outside, from), join(root, to));
  const lastLine = (out: string) => out.trimEnd().split('\n').at(-1);
  const { out } = await qms('check', '--root', root);
  expect(lastLine(out)).toMatch(/ in 0 records of 0 files · 2 links not read$/);
  rmSync(join(root, 'risk.yaml'));
  expect(lastLine((await qms('check', '--root', root)).out)).toMatch(/ · 1 link not read$/);
  rmSync(join(root, 'folder'));
  expect(lastLine((await qms('check', '--root', root)).out)).toMatch(/0 files$/);
});

testUnless(process.platform !== 'linux', 'names are always text here')(
  'names that are not UTF-8 are counted and named',
  async () => {
    const root = await folderWith(faulty('exclude: ["left/**"]\n'));
    const latin1 = (name: string): Buffer =>
      Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name, 'latin1')]);
    mkdirSync(join(root, 'left'));
    mkdirSync(latin1('f\xfcr'));
    for (const name of [
      'r\xe4.yaml',
      'f\xfcr/x.yaml',
      'left/\xe4.yaml',
      '\xe4.txt',
      'R\xc3\xa4\xe4\xe2\x82.yaml',
    ])
      writeFileSync(latin1(name), 'id: RSK-1\ntype: risk\n');
    // A name may well have the character that stands for bytes at fault.
    writeFileSync(join(root, '\ufffd.yaml'), 'id: RSK-2\ntype: risk\n');
    const { out } = await qms('check', '--root', root, '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      records: 1,
      notRead: { links: 0, folders: 0, names: ['R\u00e4\\xE4\\xE2\\x82.yaml', 'f\\xFCr', 'r\\xE4.yaml'] },
    });
  },
);

test('a qms.yaml that would not be read is a fault of usage, not an empty one', async () => {
  const outside = await folderWith(files);
  const root = await folderWith();
  symlinkSync(join(outside, 'qms.yaml'), join(root, 'qms.yaml'));
  expect(await qms('check', '--root', root)).toMatchObject({ code: 2, err: oneLineWith(/it is a link/) });
  const large = await folderWith({ 'qms.yaml': `#${'x'.repeat(1_048_576)}` });
  expect(await qms('check', '--root', large)).toMatchObject({
    code: 2,
    err: oneLineWith(/larger than 1 MB/),
  });
});

test('a qms.yaml that is no YAML leaves the default settings, and its finding says so', async () => {
  const root = await folderWith({ 'qms.yaml': 'organization: [\n' });
  const { code, out } = await qms('check', '--root', root);
  expect(code).toBe(2);
  expect(out).toContain('Until it can be read, the default settings hold.');
});

test('a path of no root is named', async () => {
  const elsewhere = await folderWith({ 'a.yaml': '' });
  const { code, err } = await qms('check', join(elsewhere, 'a.yaml'));
  expect([code, err]).toEqual([
    2,
    expect.stringContaining(`found no qms.yaml in \`${elsewhere}/a.yaml\` or above`),
  ]);
});

test('each format has a file of its own', async () => {
  const root = await folderWith(files);
  const both = ['--format', `json=${join(root, 'x')}`, '--format', `sarif=${join(root, 'sub/../x')}`];
  expect(await qms('check', '--root', root, ...both)).toMatchObject({
    code: 2,
    err: oneLineWith(/two formats name the file .*x: give each a file of its own/),
  });
  expect(filesIn(root)).toEqual(files);
});

test('results never take the place of a record', async () => {
  const record = '---\nid: DOC-1\ntype: document\n---\n';
  const root = await folderWith({ ...files, 'report.md': record });
  for (const name of ['report.md', 'qms.yaml']) {
    const { code, err } = await qms('check', '--root', root, '--format', `json=${join(root, name)}`);
    expect([code, err]).toEqual([2, oneLineWith(/is a file of the management system/)]);
  }
  expect(filesIn(root)).toEqual({ ...files, 'report.md': record });
});
