import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, folderWith, qms, reported } from './run.ts';

const people = 'id: PER-001\ntype: person\ntitle: Jane Doe\nname: Jane Doe\nfrom: 2020-01-01\n';
const role =
  'id: ROLE-MD\ntype: role\ntitle: MD\ntopManagement: true\nholders: [{ person: PER-001, from: 2020-01-01 }]\n';
const base = { 'qms.yaml': 'asOf: 2026-03-01\n', 'people.yaml': people, 'role.yaml': role };

test('applies what is certain, several in one file, and leaves every other byte alone', async () => {
  const before =
    '\ufeff# Risks\r\nid:   RSK-001\r\ntype: risk\r\ntitle: "Fire"   # hot\r\n\r\nlikelihood: "3"\r\nversion: 1\r\nidentifiedOn: 8. Oct 2025 # seen\r\ncustom: { b: 1, a: "x" }\r\n';
  const root = await folderWith({ ...base, 'r.yaml': before });
  chmodSync(join(root, 'r.yaml'), 0o604);
  const { err } = await qms('check', '--fix', '--root', root);
  expect(err).toBe('qms: 3 fixes applied in 1 file\n');
  expect(readFileSync(join(root, 'r.yaml'), 'utf8')).toBe(
    before.replace('"3"', '3').replace('version: 1', 'version: "1"').replace('8. Oct 2025', '2025-10-08'),
  );
  expect(statSync(join(root, 'r.yaml')).mode & 0o777).toBe(0o604);
  const after = filesIn(root);
  expect((await qms('check', '--fix', '--root', root)).err).toBe('qms: 0 fixes applied\n');
  expect(filesIn(root)).toEqual(after);
});

test.each([
  ['a mistyped key', 'titel: Fire\n'],
  ['a key in another spelling', 'title: Fire\nnext_review: 2027-01-01\n'],
  ['a mistyped word', 'title: Fire\nstatus: opne\n'],
  ['a word in other capitals', 'title: Fire\nstatus: Open\n'],
  ['an id of other characters', 'title: Fire\nowner: ROLE MD\n'],
  ['a date that can be read in two ways', 'title: Fire\nidentifiedOn: 04/06/2018\n'],
  ['a date with points, which may be one', 'title: Fire\nidentifiedOn: 1.2.2018\n'],
  ['a date with a time of day', 'title: Fire\nidentifiedOn: 2018-02-01T10:00\n'],
  ['a word for yes', 'title: Fire\nexposure: { amount: 1, currency: EUR, estimated: yes }\n'],
  ['one entry where a list belongs', 'title: Fire\nattachments: a.pdf\n'],
  ['a number that is no plain one', 'title: Fire\nlikelihood: "0x3"\n'],
])('what changes more than the way a value is written is not certain: %s', async (_, lines) => {
  const text = `id: RSK-001\ntype: risk\n${lines}`;
  const root = await folderWith({ ...base, 'r.yaml': text });
  expect((await qms('check', '--fix', '--root', root)).err).toBe('qms: 0 fixes applied\n');
  expect(readFileSync(join(root, 'r.yaml'), 'utf8')).toBe(text);
});

test('no setting of qms.yaml is taken out', async () => {
  const text = 'asOf: 2026-03-01\nrules: { config: off }\nthemse: []\n';
  const root = await folderWith({ 'qms.yaml': text });
  expect((await qms('check', '--fix', '--root', root)).err).toBe('qms: 0 fixes applied\n');
  expect(readFileSync(join(root, 'qms.yaml'), 'utf8')).toBe(text);
});

test('what is reported afterwards is what is left', async () => {
  const root = await folderWith({
    ...base,
    'r.yaml': 'id: RSK-001\ntype: risk\ntitle: Fire\nversion: 1\nlikelihood: 0\n',
  });
  const left = (await reported(root, '--fix')).filter(({ rule }) => rule === 'schema');
  expect(left.map(({ path }) => path)).toEqual(['likelihood']);
});

test('a repair that makes another possible is followed by it', async () => {
  const root = await folderWith({ ...base, 'r.yaml': 'id: RSK-001\ntype: risk\ntitle: @fire\nversion: 1\n' });
  expect((await qms('check', '--fix', '--root', root)).err).toBe('qms: 2 fixes applied in 1 file\n');
  expect(readFileSync(join(root, 'r.yaml'), 'utf8')).toBe(
    'id: RSK-001\ntype: risk\ntitle: "@fire"\nversion: "1"\n',
  );
});

test('paths limit what is repaired', async () => {
  const text = 'id: RSK-001\ntype: risk\ntitle: Fire\nversion: 1\n';
  const root = await folderWith({ ...base, 'a/r.yaml': text, 'b/r.yaml': text.replace('001', '002') });
  await qms('check', '--fix', '--root', root, join(root, 'a'));
  expect(readFileSync(join(root, 'a/r.yaml'), 'utf8')).toContain('version: "1"');
  expect(readFileSync(join(root, 'b/r.yaml'), 'utf8')).toContain('version: 1\n');
});

const permit = (types: string): string =>
  JSON.stringify({
    title: 'Permit',
    properties: { level: { type: types.split(' '), description: 'How far it goes.' } },
  });

test('a record whose signature a repair would break is left alone, and the signature is named', async () => {
  const root = await folderWith({
    'qms.yaml': `${base['qms.yaml']}schemas: ["*.schema.json"]\n`,
    'people.yaml': people,
    'role.yaml': role,
    'permit.schema.json': permit('string integer'),
    'p.yaml': 'id: PRM-1\ntype: permit\ntitle: Welding\nlevel: 5\nwithdrawnReason: none\n',
  });
  const sign = ['sign', 'PRM-1', '--as', 'PER-001', '--meaning', 'reviewed', '--root', root, '--yes'];
  expect(await qms(...sign)).toMatchObject({ code: 0 });
  writeFileSync(join(root, 'permit.schema.json'), permit('string'));
  const signed = readFileSync(join(root, 'p.yaml'), 'utf8');
  expect(signed).toContain('digest: sha256-');
  const { err } = await qms('check', '--fix', '--root', root);
  expect(readFileSync(join(root, 'p.yaml'), 'utf8')).toBe(signed);
  expect(err).toBe(
    'qms: p.yaml: "Put the value in quotes" was left out because it would break the review of permit PRM-1 "Welding" by Jane Doe (PER-001) on 2026-03-01.\nqms: 0 fixes applied\n',
  );
  // What no signature binds may be repaired all the same.
  writeFileSync(join(root, 'p.yaml'), signed.replace('Reason: none', 'Reason: 7'));
  expect((await qms('check', '--fix', '--root', root)).err).toMatch(/\nqms: 1 fix applied in 1 file\n$/);
  expect(readFileSync(join(root, 'p.yaml'), 'utf8')).toBe(signed.replace('Reason: none', 'Reason: "7"'));
});

test('a signature that fits no longer holds up no repair', async () => {
  const root = await folderWith({
    ...base,
    'p.md': `---\nid: POL-001\ntype: quality-policy\ntitle: Policy\npurposeAndContext: 5\nsignOffs: [{ by: PER-001, role: ROLE-MD, meaning: approved, date: 2026-01-01, digest: "sha256-${'A'.repeat(43)}=" }]\n---\nWe care.\n`,
  });
  await qms('check', '--fix', '--root', root);
  expect(readFileSync(join(root, 'p.md'), 'utf8')).toContain('\npurposeAndContext: "5"\n');
});

test.each([
  ['tabs', 'custom:\n\ta: 1\n\tb:\n\t\tc: 2\n', 'custom:\n  a: 1\n  b:\n    c: 2\n'],
  ['a hard space at the start of a line', 'custom:\n\u00a0\u00a0a: 1\n  b: 2\n', 'custom:\n  a: 1\n  b: 2\n'],
  [
    'a value that begins with a sign of its own',
    'description: @home and @work\n',
    'description: "@home and @work"\n',
  ],
  ['a backslash that begins nothing', 'description: "C:\\Data"\n', "description: 'C:\\Data'\n"],
  ['several of them', 'description: `x`\ncustom:\n\ta: 1\n', 'description: "`x`"\ncustom:\n  a: 1\n'],
])(
  'text that does not parse is made readable where nothing is to be guessed: %s',
  async (_, lines, mended) => {
    const root = await folderWith({ ...base, 'r.yaml': `id: RSK-001\ntype: risk\ntitle: Fire\n${lines}` });
    const left = (await reported(root, '--fix')).map(({ rule }) => rule);
    expect(left).not.toContain('yaml-syntax');
    expect(readFileSync(join(root, 'r.yaml'), 'utf8')).toBe(
      `id: RSK-001\ntype: risk\ntitle: Fire\n${mended}`,
    );
  },
);

test.each([
  ['an open bracket', 'tags: [a\n'],
  ['a colon in a text', 'description: Fire: hot\n'],
  ['a missing space', 'owner:ROLE-MD\n'],
  ['curly quotes', 'description: “a: b”\n'],
  ['a backslash that begins a character, and another that does not', 'description: "C:\\new\\Data"\n'],
  ['one fault for which there is a repair, and one for which there is none', 'description: @x\ntags: [a\n'],
])('and left as it is where something is: %s', async (_, lines) => {
  const text = `id: RSK-001\ntype: risk\ntitle: Fire\n${lines}`;
  const root = await folderWith({ ...base, 'r.yaml': text });
  expect((await reported(root, '--fix')).map(({ rule }) => rule)).toContain('yaml-syntax');
  expect(readFileSync(join(root, 'r.yaml'), 'utf8')).toBe(text);
  const { code, err } = await qms('sign', 'RSK-001', '--as', 'PER-001', '--root', root);
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/^qms: r\.yaml must be repaired before it is signed\. /),
  ]);
});

test('text that does not parse and holds sign-offs is left as it is', async () => {
  const text = 'id: RSK-001\ntype: risk\ntitle: @fire\nsignOffs: []\n';
  const root = await folderWith({ ...base, 'r.yaml': text });
  const { err } = await qms('check', '--fix', '--root', root);
  expect(err).toBe(
    'qms: r.yaml: "Put the text in quotes" was left out because the file holds sign-offs and cannot be read as it is.\nqms: 0 fixes applied\n',
  );
  expect(readFileSync(join(root, 'r.yaml'), 'utf8')).toBe(text);
});

test('a dry run shows what would be changed as a diff that git takes, and changes nothing', async () => {
  const files = {
    ...base,
    'r.yaml': 'id: RSK-001\ntype: risk\ntitle: Fire\nlikelihood: "3" # of 5\nseverity: 2\nversion: 1',
    'sub dir/ä.yaml': 'id: RSK-002\r\ntype: risk\r\ntitle: Flood\r\nversion: 2\r\ncustom:\r\n  a:\tb\r\n',
  };
  const root = await folderWith(files);
  const { code, out, err } = await qms('check', '--fix', '--dry-run', '--root', root);
  expect([code, err]).toEqual([0, 'qms: 3 fixes would be applied in 2 files\n']);
  expect(out).toBe(`--- a/r.yaml
+++ b/r.yaml
@@ -1,6 +1,6 @@
 id: RSK-001
 type: risk
 title: Fire
-likelihood: "3" # of 5
+likelihood: 3 # of 5
 severity: 2
-version: 1
\\ No newline at end of file
+version: "1"
\\ No newline at end of file
--- "a/sub dir/\\303\\244.yaml"
+++ "b/sub dir/\\303\\244.yaml"
@@ -1,6 +1,6 @@
 id: RSK-002\r
 type: risk\r
 title: Flood\r
-version: 2\r
+version: "2"\r
 custom:\r
   a:\tb\r
`);
  expect(filesIn(root)).toEqual(files);
  writeFileSync(join(root, '.diff'), out);
  execFileSync('git', ['apply', '.diff'], { cwd: root });
  rmSync(join(root, '.diff'));
  const applied = filesIn(root);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  await qms('check', '--fix', '--root', root);
  expect(filesIn(root)).toEqual(applied);
});

test('a dry run of what needs nothing shows nothing, and names what is left out', async () => {
  const root = await folderWith(base);
  const nothing = await qms('check', '--fix', '--dry-run', '--root', root);
  expect([nothing.out, nothing.err]).toEqual(['', 'qms: 0 fixes would be applied\n']);
  writeFileSync(join(root, 'r.yaml'), 'id: RSK-001\ntype: risk\ntitle: @fire\nsignOffs: []\n');
  const left = await qms('check', '--fix', '--dry-run', '--root', root);
  expect([left.out, left.err]).toEqual([
    '',
    expect.stringMatching(/left out because the file holds sign-offs/),
  ]);
});

test.each([
  [['--dry-run'], /`--dry-run` shows what `--fix` would change: give both/],
  [['--fix', '--dry-run', '--format', 'json'], /leave out `--format`/],
  [['--fix', '--config-from', 'HEAD'], /leave out `--config-from`/],
])('%j is refused', async (args, message) => {
  const root = await folderWith(base);
  const { code, out, err } = await qms('check', '--root', root, ...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(message);
});

test('no text can steer a terminal or a log through a diff', async () => {
  const root = await folderWith({
    ...base,
    'r.yaml':
      'id: RSK-001\ntype: risk\ntitle: Fire\nversion: 1\ndescription: |\n  ::error::x\n  ##[error]y \u202e\n',
  });
  const { out } = await qms('check', '--fix', '--dry-run', '--root', root);
  expect(out).toContain('+version: "1"\n');
  for (const line of out.split('\n')) {
    expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(line).not.toMatch(/^[-+ ]*::/);
    expect(line).not.toContain('##[');
  }
});

test('a file that could not be written back unharmed is left alone', async () => {
  const bytes = Buffer.from('id: RSK-001\ntype: risk\ntitle: Br\u00e4nde\nversion: 1\n', 'latin1');
  const root = await folderWith({ ...base, 'r.yaml': bytes });
  await qms('check', '--fix', '--root', root);
  expect(readFileSync(join(root, 'r.yaml')).equals(bytes)).toBe(true);
});

test.each([
  ['double quotes where the file has them', 'title: "Fire"\n', '"1"'],
  ['single quotes where the file has those', "title: 'Fire'\n", "'1'"],
  ['double quotes where it has none', 'title: Fire\n', '"1"'],
])('a fix writes %s', async (_, line, version) => {
  const root = await folderWith({
    ...base,
    'r.yaml': `id: RSK-001\ntype: risk\n${line}status: draft\nversion: 1\n`,
  });
  await qms('check', '--fix', '--root', root);
  expect(readFileSync(join(root, 'r.yaml'), 'utf8')).toContain(`\nversion: ${version}\n`);
});
