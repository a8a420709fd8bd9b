import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, folderWith, qms, reported } from './run.ts';

const people = 'id: PER-001\ntype: person\ntitle: Jane Doe\nname: Jane Doe\nfrom: 2020-01-01\n';
const role =
  'id: ROLE-MD\ntype: role\ntitle: MD\ntopManagement: true\nholders: [{ person: PER-001, from: 2020-01-01 }]\n';
const base = { 'qms.yaml': 'asOf: 2026-03-01\n', 'people.yaml': people, 'role.yaml': role };

test('applies what is certain, several in one file, and leaves every other byte alone', async () => {
  const before =
    '\ufeff# Risks\r\nid:   RSK-001\r\ntype: risk\r\ntitel: "Fire"   # hot\r\n\r\nlikelihood: "3"\r\nversion: 1\r\ncustom: { b: 1, a: "x" }\r\n';
  const root = await folderWith({ ...base, 'r.yaml': before });
  chmodSync(join(root, 'r.yaml'), 0o604);
  const { err } = await qms('check', '--fix', '--root', root);
  expect(err).toBe('qms: 3 fixes applied in 1 file\n');
  expect(readFileSync(join(root, 'r.yaml'), 'utf8')).toBe(
    before.replace('titel', 'title').replace('"3"', '3').replace('version: 1', 'version: "1"'),
  );
  expect(statSync(join(root, 'r.yaml')).mode & 0o777).toBe(0o604);
  const after = filesIn(root);
  expect((await qms('check', '--fix', '--root', root)).err).toBe('qms: 0 fixes applied\n');
  expect(filesIn(root)).toEqual(after);
});

test('what is reported afterwards is what is left', async () => {
  const root = await folderWith({ ...base, 'r.yaml': 'id: RSK-001\ntype: risk\ntitel: Fire\n' });
  const rules = (await reported(root, '--fix')).map(({ rule }) => rule);
  expect(rules).not.toContain('key-unknown');
  expect(rules).not.toContain('document-title');
});

test('a repair that makes another possible is followed by it', async () => {
  const root = await folderWith({
    ...base,
    'r.yaml': 'id: RSK-001\ntype: risk\ntitle: Fire\nlikelyhood: "3"\n',
  });
  await qms('check', '--fix', '--root', root);
  expect(readFileSync(join(root, 'r.yaml'), 'utf8')).toBe(
    'id: RSK-001\ntype: risk\ntitle: Fire\nlikelihood: 3\n',
  );
});

test('paths limit what is repaired', async () => {
  const text = 'id: RSK-001\ntype: risk\ntitel: Fire\n';
  const root = await folderWith({ ...base, 'a/r.yaml': text, 'b/r.yaml': text.replace('001', '002') });
  await qms('check', '--fix', '--root', root, join(root, 'a'));
  expect(readFileSync(join(root, 'a/r.yaml'), 'utf8')).toContain('title: Fire');
  expect(readFileSync(join(root, 'b/r.yaml'), 'utf8')).toContain('titel: Fire');
});

test('no matching signature is broken without a question, and the ones at stake are named', async () => {
  const draft =
    '---\nid: POL-001\ntype: quality-policy\ntitle: Policy\navailabelTo: Web\nstatus: effective\n---\nWe care.\n';
  // The slip in a key is not seen yet when this is signed: nobody could sign it otherwise.
  const lenient = `${base['qms.yaml']}rules: { key-unknown: off }\n`;
  const root = await folderWith({ ...base, 'qms.yaml': lenient, 'p.md': draft });
  expect((await qms('sign', 'POL-001', '--as', 'PER-001', '--root', root, '--yes')).code).toBe(0);
  writeFileSync(join(root, 'qms.yaml'), base['qms.yaml']);
  const signed = readFileSync(join(root, 'p.md'), 'utf8');
  const { err } = await qms('check', '--fix', '--root', root);
  expect(readFileSync(join(root, 'p.md'), 'utf8')).toBe(signed);
  expect(err).toMatch(
    /p\.md: .*left out because it would break the approval of quality policy POL-001 "Policy" by Jane Doe \(PER-001\) on 2026-03-01\.\n/,
  );
  expect(err).toMatch(/0 fixes applied\n$/);
});

test('a signature that fits no longer holds up no repair', async () => {
  const root = await folderWith({
    ...base,
    'p.md': `---\nid: POL-001\ntype: quality-policy\ntitle: Policy\navailabelTo: Web\nsignOffs: [{ by: PER-001, role: ROLE-MD, meaning: approved, date: 2026-01-01, digest: "sha256-${'A'.repeat(43)}=" }]\n---\nWe care.\n`,
  });
  await qms('check', '--fix', '--root', root);
  expect(readFileSync(join(root, 'p.md'), 'utf8')).toContain('\navailableTo: Web\n');
});

test('in text that does not parse nothing is certain', async () => {
  const text = 'id: RSK-001\ntype: risk\ntitel: Fire\ntags: [a\n';
  const root = await folderWith({ ...base, 'r.yaml': text });
  expect((await reported(root, '--fix')).map(({ rule }) => rule)).toContain('yaml-syntax');
  expect(readFileSync(join(root, 'r.yaml'), 'utf8')).toBe(text);
  const { code, err } = await qms('sign', 'RSK-001', '--as', 'PER-001', '--root', root);
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/^qms: r\.yaml must be repaired before it is signed\. /),
  ]);
});

test('a file that could not be written back unharmed is left alone', async () => {
  const bytes = Buffer.from('id: RSK-001\ntype: risk\ntitel: Br\u00e4nde\n', 'latin1');
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
