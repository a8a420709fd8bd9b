import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf } from '../property-runs.ts';
import { adopted, procedure, small, today } from './adopted/adopted.ts';
import { bytesIn } from './adopted/workspaces.ts';
import { filesIn, folderWith, qms } from './run.ts';

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
  const labels = Array.from({ length: 10_000 }, (_, row) => `| L${row} | ${row} |\n`).join('');
  const root = await folderWith({
    ...small,
    'sops/open.md': `# Open\n\n<table><tr><th>Document ID<td>${'x<tr>'.repeat(20_000)}`,
    'sops/long.md': `# Long\n\n| Label | Value |\n|---|---|\n${labels}`,
    'registers/risks.csv': `Risk\n${'Fire\n'.repeat(50)}`,
    'registers/risk-list.csv': '\n\n\n',
    'sops/broken.yaml': 'a: [',
  });
  const { documents } = await adopted(root, '--write');
  expect(documents.filter(({ file }) => file.startsWith('sops/SOP'))).toHaveLength(2);
  expect(documents.filter(({ file }) => file.endsWith('.csv'))).toEqual([]);
});

test(`a CSV of ${rowsOf(100_000)} rows`, async () => {
  // The row that names the columns is one of the 100,000 that are read at most.
  const count = rowsOf(100_000) - 1;
  const rows = Array.from({ length: count }, (_, row) => `R-${row},Risk ${row},1,2\n`).join('');
  const root = await folderWith({
    'qms.yaml': 'limits: { fileSize: 10MB }\n',
    'registers/risks.csv': `Risk ID,Risk,Likelihood,Impact\n${rows}`,
  });
  const { entries } = await adopted(root);
  expect(entries).toMatchObject([{ files: 'registers/risks.csv', records: count }]);
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
