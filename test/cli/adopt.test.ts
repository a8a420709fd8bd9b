import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { adoptedWorkspaces, bytesIn, workspace } from './adopted/workspaces.ts';
import { filesIn, folderWith, qms, reported } from './run.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/adoption.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

interface Adoption {
  readonly documents: readonly {
    readonly file: string;
    readonly row: number | null;
    readonly type: string;
    readonly id: string | null;
    readonly title: string | null;
    readonly version: string | null;
    readonly owner: string | null;
    readonly status: string | null;
    readonly confidence: string;
    readonly why: string;
  }[];
  readonly open: readonly { readonly id: string; readonly default: string }[];
  readonly config: string;
  readonly changed: boolean;
  readonly entries: readonly { readonly files: string; readonly isKept: boolean }[];
  readonly leftOut: readonly { readonly why: string; readonly files: readonly string[] }[];
  readonly worthActing: readonly { readonly rule: string }[];
}

const today = ['--today', '2026-02-01'];

async function adopted(root: string, ...args: readonly string[]): Promise<Adoption> {
  const { code, out, err } = await qms('adopt', root, '--format', 'json', ...today, ...args);
  expect([code, err]).toEqual([0, '']);
  const value = JSON.parse(out) as Adoption;
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  return value;
}

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

const procedure = (id: string, more = ''): string =>
  `# Procedure ${id}\n\n**Document ID:** ${id}\n**Version:** 1\n**Status:** Approved\n**Owner:** Office\n${more}\nAs ISO 9001 says.\n`;

/** Few documents that nobody could take for anything else. */
const small = { 'sops/SOP-001.md': procedure('SOP-001'), 'sops/SOP-002.md': procedure('SOP-002') };

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

describe('bad input', () => {
  test('a folder without documents', async () => {
    for (const files of [{}, { 'README.md': '# Hello\n', 'src/app.ts': '', 'data.csv': 'a,b\n1,2\n' }]) {
      const root = await folderWith(files);
      const { code, out } = await qms('adopt', root, '--write');
      expect([code, out]).toEqual([0, expect.stringContaining('No documents under control are found here.')]);
      expect(filesIn(root)).toEqual(files);
      expect((await adopted(root)).documents).toEqual([]);
    }
  });

  test('HTML tables that never close, headers of 10,000 rows, CSV of one column', async () => {
    const root = await folderWith({
      ...small,
      'sops/open.md': `# Open\n\n<table><tr><th>Document ID<td>${'x<tr>'.repeat(20_000)}`,
      'sops/long.md': `# Long\n\n| Label | Value |\n|---|---|\n${Array.from({ length: 10_000 }, (_, row) => `| L${row} | ${row} |\n`).join('')}`,
      'registers/risks.csv': `Risk\n${'Fire\n'.repeat(50)}`,
      'registers/risk-list.csv': '\n\n\n',
      'sops/broken.yaml': 'a: [',
    });
    const { documents } = await adopted(root, '--write');
    expect(documents.filter(({ file }) => file.startsWith('sops/SOP'))).toHaveLength(2);
    expect(documents.filter(({ file }) => file.endsWith('.csv'))).toEqual([]);
  });

  test('a CSV of 20,000 rows', async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => `R-${row},Risk ${row},1,2\n`).join('');
    const root = await folderWith({
      'qms.yaml': 'limits: { fileSize: 10MB }\n',
      'registers/risks.csv': `Risk ID,Risk,Likelihood,Impact\n${rows}`,
    });
    const { entries } = await adopted(root);
    expect(entries).toMatchObject([{ files: 'registers/risks.csv', records: 20_000 }]);
  });

  test('files in Windows 1252 and in UTF-16, and one that is too large', async () => {
    const wide = Buffer.from(`\ufeff${procedure('SOP-003')}`, 'utf16le');
    const narrow = Buffer.from(procedure('SOP-004', '\nPrüfung über alles.\n'), 'latin1');
    const root = await folderWith({
      ...small,
      'sops/SOP-003.md': wide,
      'sops/SOP-004.md': narrow,
      'sops/SOP-005.md': procedure('SOP-005', 'x'.repeat(1_100_000)),
    });
    const { documents, leftOut } = await adopted(root, '--write');
    expect(documents.map(({ id }) => id)).toEqual(['SOP-001', 'SOP-002', 'SOP-004']);
    expect(leftOut).toEqual([
      { why: 'no text in UTF-8', files: ['sops/SOP-003.md'] },
      { why: 'larger than `limits.fileSize` allows', files: ['sops/SOP-005.md'] },
    ]);
    expect(bytesIn(root)['sops/SOP-004.md']).toEqual(narrow);
  });

  test('a qms.yaml that cannot be read is not added to', async () => {
    for (const config of ['a: [', '- a\n', 'a: 1\n'.repeat(300_000)]) {
      const root = await folderWith({ ...small, 'qms.yaml': config });
      const { code, err } = await qms('adopt', root, '--write');
      expect([code, err]).toEqual([2, expect.stringContaining('qms.yaml cannot be read')]);
      expect(readFileSync(join(root, 'qms.yaml'), 'utf8')).toBe(config);
    }
  });

  test('a qms.yaml that is a link is left alone', async () => {
    const elsewhere = await folderWith({ 'other.yaml': 'organization: Elsewhere\n' });
    const root = await folderWith(small);
    symlinkSync(join(elsewhere, 'other.yaml'), join(root, 'qms.yaml'));
    const { code, err } = await qms('adopt', root, '--write');
    expect([code, err]).toEqual([2, expect.stringContaining('qms.yaml')]);
    expect(filesIn(elsewhere)).toEqual({ 'other.yaml': 'organization: Elsewhere\n' });
  });

  test('no folder, a file, two folders, an unknown format', async () => {
    const root = await folderWith(small);
    const calls = [
      [join(root, 'nowhere')],
      [join(root, 'sops/SOP-001.md')],
      [root, root],
      [root, '--format', 'pdf'],
    ];
    for (const call of calls) expect((await qms('adopt', ...call)).code).toBe(2);
  });

  test('names and words that steer a terminal or a log', async () => {
    const [reset, hidden] = ['\u001b[2J', 'SOP-001\u202egnp.md'];
    const root = await folderWith({
      [`sops/${hidden}`]: procedure('SOP-001', `**Owner:** ${reset}::error::x\n**Colour:** ##vso[x]\n`),
      'sops/SOP-002.md': procedure('SOP-002').replace('Approved', `${reset}\u202eApproved?`),
      'sops/SOP-003.md': procedure('SOP-003').replace('Approved', `${reset}\u202eApproved?`),
      '##vso[task]/SOP-004.md': procedure('SOP-004'),
      '##vso[task]/SOP-005.md': procedure('SOP-005'),
      '::error::/README.md': procedure('SOP-006'),
      '[x]{y}!z,*/SOP-007.md': procedure('SOP-007'),
    });
    for (const format of ['text', 'json', 'yaml']) {
      const { out } = await qms('adopt', root, '--format', format, ...today);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|^\s*::|##(?:vso)?\[/m);
    }
    const { documents } = await adopted(root, '--write');
    expect(documents.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4, 5, 6, 7].map((id) => `SOP-00${id}`));
    expect((await adopted(root)).changed).toBe(false);
  });
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
