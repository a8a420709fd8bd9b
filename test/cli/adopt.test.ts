import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Adoption, adopted, procedure, small, today } from './adopted/adopted.ts';
import { adoptedWorkspaces, bytesIn, workspace } from './adopted/workspaces.ts';
import { filesIn, folderWith, qms, reported } from './run.ts';

/** Records as lines of a text, for people to read and for a test to compare. */
const listed = ({ documents }: Adoption): string =>
  documents
    .map(({ file, row, type, id, title, version, owner, status, confidence }) =>
      [row === null ? file : `${file}:${row}`, type, id, title, version, owner, status, confidence]
        .map((part) => part ?? '–')
        .join(' | '),
    )
    .join('\n');

describe.each(adoptedWorkspaces)('%s', (name) => {
  test('is adopted as it is: what is proposed, what is read, what is found', async () => {
    const { files, config } = workspace(name);
    const root = await folderWith(files);
    const report = await adopted(root);
    expect(bytesIn(root)).toEqual(files);
    await expect(`${listed(report)}\n`).toMatchFileSnapshot(`adopted/${name}.documents.txt`);

    const { code, err } = await qms('adopt', root, '--write', ...today);
    expect([code, err]).toEqual([0, '']);
    const { 'qms.yaml': written, ...others } = bytesIn(root);
    expect(written?.toString()).toBe(config);
    expect(others).toEqual(files);

    const findings = (await reported(root, ...today)).map(({ rule, severity, file, record, message }) =>
      [severity, rule, file, record ?? '–', message].join(' | '),
    );
    await expect(`${findings.join('\n')}\n`).toMatchFileSnapshot(`adopted/${name}.findings.txt`);

    const again = await adopted(root, '--write');
    expect([again.changed, again.config]).toEqual([false, config]);
    expect(again.documents).toEqual(report.documents);
    expect(bytesIn(root)).toEqual({ ...files, 'qms.yaml': written });
  });
});

const write = (root: string, path: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

test('without --write it only prints, and says what to do next', async () => {
  const root = await folderWith(small);
  const { code, out, err } = await qms('adopt', root, ...today);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('2 documents are read as records');
  expect(out).toContain('undoing is deleting qms.yaml');
  expect(filesIn(root)).toEqual(small);
  expect((await qms('adopt', root, '--format', 'yaml', ...today)).out).toContain('  - files: "sops/*.md"\n');
});

test('run again, it proposes only what is new and keeps what people wrote', async () => {
  const root = await folderWith(small);
  await qms('adopt', root, '--write');
  const proposed = readFileSync(join(root, 'qms.yaml'), 'utf8');
  const edited = proposed
    .replace('types:\n', '# What we keep.\ntypes:\n')
    .replace('type: document', "type: 'document' # all of them")
    .replaceAll('\n', '\r\n');
  write(root, 'qms.yaml', `\ufeff${edited}`);
  write(root, 'forms/FRM-001.md', procedure('FRM-001'));
  write(root, 'forms/FRM-002.md', procedure('FRM-002'));
  write(root, 'CONTRIBUTING.md', '# How to help\n');
  write(root, 'sops/SOP-003.md', procedure('SOP-003'));
  const report = await adopted(root, '--write');
  expect(report.entries.map(({ files, isKept }) => [files, isKept])).toEqual([
    ['sops/*.md', true],
    ['forms/*.md', false],
  ]);
  const written = readFileSync(join(root, 'qms.yaml'), 'utf8');
  const added =
    '\r\n  - files: "forms/*.md"\r\n    type: document\r\n    id: metadata\r\nexclude: ["**/CONTRIBUTING.md"]';
  expect(written).toBe(`\ufeff${edited.trimEnd()}${added}\r\n`);
  expect((await adopted(root, '--write')).changed).toBe(false);
  expect(readFileSync(join(root, 'qms.yaml'), 'utf8')).toBe(written);
});

test('a new entry never takes over what another covers', async () => {
  const root = await folderWith({
    'qms.yaml': 'types:\n  - { files: "docs/policy.md", type: quality-policy, id: metadata }\n',
    'docs/policy.md': procedure('POL-001'),
    'docs/SOP-001.md': procedure('SOP-001'),
    'docs/SOP-002.md': procedure('SOP-002'),
    'docs/SOP-003.md': procedure('SOP-003'),
  });
  const { documents } = await adopted(root, '--write');
  expect(documents.map(({ file, type }) => [file, type])).toEqual([
    ...['docs/SOP-001.md', 'docs/SOP-002.md', 'docs/SOP-003.md'].map((file) => [file, 'document']),
    ['docs/policy.md', 'quality-policy'],
  ]);
});

test('a qms.yaml of nothing but comments, and one with lists in brackets, are added to', async () => {
  for (const config of ['# ours\n', 'exclude: "old/**" # ours\ntypes: []\n', 'types: # ours\n']) {
    const root = await folderWith({ ...small, 'README.md': '# Hello\n', 'qms.yaml': config });
    const { documents } = await adopted(root, '--write');
    expect(documents.map(({ id }) => id)).toEqual(['SOP-001', 'SOP-002']);
    expect(readFileSync(join(root, 'qms.yaml'), 'utf8')).toContain('# ours');
    expect((await adopted(root)).changed).toBe(false);
  }
});

test('answers decide what is open, and strange ones are refused', async () => {
  const { files } = workspace('adopted-registers-csv');
  const root = await folderWith(files);
  const open = await adopted(root);
  expect(open.open.map(({ id, default: taken }) => [id, taken])).toEqual([
    ['ids:data/suppliers.csv', 'leave-out'],
  ]);
  const answered = await adopted(root, '--answer', 'ids:data/suppliers.csv=Supplier');
  expect(answered.open).toEqual([]);
  const suppliers = answered.documents.filter(({ type }) => type === 'supplier');
  expect(suppliers.map(({ id, title }) => [id, title])).toEqual([
    ['Glasswork-North', 'Glasswork North'],
    ['Foam-Card', 'Foam & Card'],
  ]);
  for (const [answer, said] of [
    ['colour=blue', 'There is no open question `colour`. They are `ids:data/suppliers.csv`.'],
    ['ids:data/suppliers.csv=Colour', '`Colour` is no answer to `ids:data/suppliers.csv`.'],
    ['ids', 'write it as question=choice'],
  ]) {
    const { code, err } = await qms('adopt', root, '--answer', answer!);
    expect([code, err]).toEqual([2, expect.stringContaining(said!)]);
  }
});

test.each([
  ['status:Frozen=draft', 'adopted-isms', (report: Adoption) => report.documents.map(({ status }) => status)],
  ['languages=es', 'adopted-two-languages', (report: Adoption) => report.documents.map(({ file }) => file)],
  ['approvals=declared', 'adopted-front-matter', (report: Adoption) => report.config.split('\n').slice(-2)],
])('the answer %s shows', async (answer, name, of) => {
  const root = await folderWith(workspace(name).files);
  const [before, after] = [of(await adopted(root)), of(await adopted(root, '--answer', answer))];
  expect(after).not.toEqual(before);
  expect(after).toMatchSnapshot();
});

describe('qms init', () => {
  test('points to adopt where documents are, and goes on next to them if asked', async () => {
    const root = await folderWith(small);
    const { code, err } = await qms('init', root);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('2 documents of a management system are here already'),
    ]);
    expect(err).toContain('qms adopt');
    expect(filesIn(root)).toEqual(small);
    expect((await qms('init', root, '--here')).code).toBe(0);
    expect(filesIn(root)).toMatchObject({ ...small, 'qms.yaml': expect.any(String) });
  });

  test('starts where there are files but no documents', async () => {
    const root = await folderWith({ 'README.md': '# Hello\n', 'notes/today.md': 'Rain.\n' });
    expect((await qms('init', root)).code).toBe(0);
  });
});
