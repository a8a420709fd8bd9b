import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sheetOfCells, spreadsheetFile, textXml } from '../text/spreadsheet-file.ts';
import { filesIn, folderWith, qms, reported } from './run.ts';

const base = { 'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n' };
const fixture = (name: string): string => join(import.meta.dirname, '../fixtures/sheets', name);
const day = ['--today', '2026-02-01'];
const ofForm = /^(?:yaml-|schema$|key-unknown|id-|type-unknown|text-hidden)/;

test('shows what it would write, and writes nothing', async () => {
  const root = await folderWith({ ...base, 'risks.csv': 'ID;Risk;Level\nR1;Fire;12\n' });
  const before = filesIn(root);
  const { code, out, err } = await qms('import', 'risk', join(root, 'risks.csv'), '--root', root, ...day);
  expect(code).toBe(0);
  expect(out).toBe(
    "# Imported from risks.csv on 2026-02-01.\nid: REG-001\ntype: register\ntitle: risks\nof: risk\nitems:\n  - id: R1\n    title: Fire\n    custom:\n      Level: '12'\n\n",
  );
  expect(err).toBe(
    '  A   ID     → id\n  B   Risk   → title\n  C   Level  → custom.Level\nqms: 1 of 1 row can be imported into risks/REG-001.yaml; nothing was written, which `--write` does\n',
  );
  expect(filesIn(root)).toEqual(before);
});

test('writes with --write, and a check finds no fault of form in it', async () => {
  const root = await folderWith(base);
  const words = ['--word', 'In Treatment=treated'];
  const args = ['import', 'risk', fixture('libreoffice-1904.xlsx'), '--root', root, ...words, ...day];
  const { code, out, err } = await qms(...args, '--write');
  expect([code, out.endsWith('risks/REG-001.yaml\n')]).toEqual([0, true]);
  expect(err).toMatch(/qms: 3 of 3 rows imported into risks\/REG-001\.yaml\n$/);
  expect(filesIn(root)['risks/REG-001.yaml']).toContain("- id: '007'\n    title: Climate chamber fails\n");
  expect(filesIn(root)['risks/REG-001.yaml']).toContain(
    'identifiedOn: 2025-10-08\n    nextReview: 2026-01-20\n',
  );
  const findings = (await reported(root)).filter(({ file }) => file !== 'qms.yaml');
  expect(findings.filter(({ rule }) => ofForm.test(rule))).toEqual([]);
  expect(findings.map(({ record }) => record)).toContain('007');
  // The same ids once more: not one of them is taken twice, and no file is written over.
  const again = await qms(...args, '--write');
  expect([again.code, again.out]).toEqual([1, '']);
  expect(again.err).toMatch(/`007` is already the id of a record in risks\/REG-001\.yaml/);
  expect(again.err).toMatch(/qms: no row can be imported, so nothing was written\n$/);
});

test('one cell at fault keeps all rows from being written, unless a part is asked for', async () => {
  const table = 'ID;Title;Next review\nR1;Fire;2026-03-01\nR2;Flood;04/06/2018\n';
  const root = await folderWith({ ...base, 'risks.csv': table });
  const before = filesIn(root);
  const args = ['import', 'risk', join(root, 'risks.csv'), '--root', root, '--write'];
  const refused = await qms(...args);
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err).toContain(
    '\nrow 3, column C (Next review): `04/06/2018` is 2018-06-04 or 2018-04-06. Say with `--dates dmy` or `--dates mdy` whether the day comes first or the month.\nqms: 1 of 2 rows can be imported, so nothing was written: correct the others, or leave them out with `--partial`\n',
  );
  expect(filesIn(root)).toEqual(before);
  const partly = await qms(...args, '--partial');
  expect(partly.code).toBe(0);
  expect(partly.err).toMatch(/row 3, column C .*\nqms: 1 of 2 rows imported into/);
  expect(filesIn(root)['risks/REG-001.yaml']).toContain(
    'items:\n  - id: R1\n    title: Fire\n    nextReview: 2026-03-01\n',
  );
  expect(filesIn(root)['risks/REG-001.yaml']).not.toContain('R2');
});

test('names sheet, row and column of a cell at fault, and does not repeat itself', async () => {
  const rows = ['ID', 'Status'].map(textXml);
  const file = sheetOfCells([
    rows,
    ...Array.from({ length: 15 }, (_, index) => [`R${index}`, 'odd'].map(textXml)),
  ]);
  const root = await folderWith({ ...base, 'risks.xlsx': file });
  const { err } = await qms('import', 'risk', join(root, 'risks.xlsx'), '--root', root);
  const lines = err.split('\n').filter((line) => line.includes('column B'));
  expect(lines).toEqual([
    ...[2, 3, 4].map((row) =>
      expect.stringMatching(
        new RegExp(`^Sheet1, row ${row}, column B \\(Status\\): \`odd\` is none of the words`),
      ),
    ),
    '  and 12 more, column B (Status): rows 5, 6, 7, 8, 9, 10, 11, 12 and 4 more',
  ]);
});

test('the file may lie anywhere, and is written where --out says', async () => {
  const [elsewhere, root] = [await folderWith({ 'r.csv': 'Title\nFire\n' }), await folderWith(base)];
  const args = ['import', 'risk', join(elsewhere, 'r.csv'), '--root', root, '--write', '--out'];
  expect((await qms(...args, join(root, 'all/risks.yaml'))).code).toBe(0);
  expect(Object.keys(filesIn(root))).toEqual(['qms.yaml', 'all/risks.yaml']);
  const again = await qms(...args, join(root, 'all/risks.yaml'));
  expect([again.code, again.err]).toEqual([
    2,
    'qms: all/risks.yaml is already there. Choose another place with --out.\n',
  ]);
  const outside = await qms(...args, join(elsewhere, 'x.yaml'));
  expect([outside.code, outside.err]).toEqual([2, expect.stringMatching(/is not below the root/)]);
});

test.each([
  [['risk'], /^qms: name a type and a file, as in `qms import risk risks\.xlsx`\n$/],
  [['risk', 'a.csv', 'b.csv'], /one file at a time; `b\.csv` is one too many/],
  [['risk', 'none.csv'], /^qms: there is no file `none\.csv`\n$/],
  [['risk', 'folder'], /there is no file/],
  [['risk', 'link.csv'], /there is no file/],
  [['risk', 'large.csv'], /larger than 50 MB: import it in parts/],
  [['risk', 'r.csv', '--dates', 'ymd'], /`--dates ymd` is not known: use dmy, mdy/],
  [['risk', 'r.csv', '--today', 'now'], /is not a day in the calendar/],
  [['risk', 'r.csv', '--sheets', 'x'], /unknown option `--sheets`: did you mean `--sheet`\?/],
  [['risk', 'r.csv', '--map', 'x'], /does not name a column and a field/],
  [['risks', 'r.csv'], /There is no record type `risks`\. Did you mean `risk`\?/],
  [['risk', 'bomb.xlsx'], /^qms: Unpacked, the file would be larger than 50 MB, so it was not opened\./],
  [['risk', 'protected.xlsx'], /^qms: The file is protected by a password\. Save a copy without one\.\n$/],
  [['risk', 'damaged.xlsx'], /^qms: The file is damaged\./],
])('%j is refused in one line', async (args, message) => {
  const root = await folderWith({
    ...base,
    'r.csv': 'Title\nFire\n',
    ...(args[1] === 'bomb.xlsx' && {
      'bomb.xlsx': spreadsheetFile({
        sheets: [{ rows: `<row><c><v>${' '.repeat(51 * 1024 * 1024)}</v></c></row>` }],
      }),
    }),
    'protected.xlsx': readFileSync(fixture('protected.xlsx')),
    'damaged.xlsx': readFileSync(fixture('openpyxl-1900.xlsx')).subarray(0, 4000),
  });
  if (args[1] === 'large.csv') {
    writeFileSync(join(root, 'large.csv'), '');
    truncateSync(join(root, 'large.csv'), 50 * 1024 * 1024 + 1);
  }
  mkdirSync(join(root, 'folder'));
  symlinkSync(join(root, 'r.csv'), join(root, 'link.csv'));
  const before = Object.keys(filesIn(root));
  const here = process.cwd();
  process.chdir(root);
  try {
    const { code, out, err } = await qms('import', ...args, '--write');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err.trimEnd()).not.toContain('\n');
  } finally {
    process.chdir(here);
  }
  expect(Object.keys(filesIn(root))).toEqual(before);
});

test('says so where no row stands below the labels', async () => {
  const root = await folderWith({ ...base, 'r.csv': 'ID;Title\n' });
  const { code, out, err } = await qms('import', 'risk', join(root, 'r.csv'), '--root', root, '--write');
  expect([code, out]).toEqual([0, '']);
  expect(err).toMatch(/qms: below the labels there is no row to import\n$/);
});

test('nothing is written while qms.yaml cannot be read', async () => {
  const root = await folderWith({ 'qms.yaml': 'types: [', 'r.csv': 'Title\nFire\n' });
  const { code, err } = await qms('import', 'risk', join(root, 'r.csv'), '--root', root, '--write');
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/^qms: qms\.yaml cannot be read, so nothing was written/),
  ]);
});

test('a type of the company is imported by the titles of its fields', async () => {
  const schema = {
    title: 'Gauge',
    properties: {
      range: { type: 'string', title: 'Measuring range', description: 'What it measures.' },
      checked: { type: 'string', format: 'date', title: 'Last check', description: 'Day of the last check.' },
    },
  };
  const root = await folderWith({
    'qms.yaml': 'schemas: ["*.schema.json"]\n',
    'gauge.schema.json': JSON.stringify(schema),
    'g.csv': 'Title,Measuring Range,last check\nCaliper,0–150 mm,8-Oct-25\n',
  });
  const { code, out, err } = await qms('import', 'gauge', join(root, 'g.csv'), '--root', root);
  expect([code, err]).toEqual([0, expect.stringContaining('→ range')]);
  expect(out).toContain(
    '  - id: GAUGE-001\n    title: Caliper\n    range: 0–150 mm\n    checked: 2025-10-08\n',
  );
});

test('no cell can steer a terminal or a log', async () => {
  const root = await folderWith({
    ...base,
    'r.csv': [
      'ID;Title;Status;"::error::label\r\n##[error]of"',
      'R1;"::error::x\n::warning::w";open;"##vso[task]"',
      '"::error::\u001b[31m";"\u202e";"\n::error::y";"##[error]z"',
      'R3;"\u202e";"::error::y";"##[error]z"',
    ].join('\n'),
  });
  const { out, err } = await qms('import', 'risk', join(root, 'r.csv'), '--root', root, '--partial');
  expect(out).toContain('  - id: R1\n    title: |-\n      : :error::x\n      : :warning::w\n');
  expect(err).toContain('`::error::y` is none of the words');
  for (const line of `${out}\n${err}`.split('\n')) {
    expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(line).not.toMatch(/^\s*::/);
    expect(line).not.toMatch(/##(?:vso)?\[/);
  }
});

test('help says what it does', async () => {
  const { code, out } = await qms('help', 'import');
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^Usage: qms import <type> <file\.xlsx\|file\.csv>/),
  ]);
  expect((await qms('help')).out).toMatch(/^ {2}import <type> <file>$/m);
});

test('what is read stays as it is', async () => {
  const root = await folderWith(base);
  const file = join(root, 'r.csv');
  writeFileSync(file, 'Title\nFire\n');
  await qms('import', 'risk', file, '--root', root, '--write');
  expect(readFileSync(file, 'utf8')).toBe('Title\nFire\n');
});
