import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportedSheet } from '../../server/src/tables/export/sheet.ts';
import { sheetText } from '../../server/src/tables/export/text.ts';
import { sheetWorkbook } from '../../server/src/tables/export/xlsx.ts';
import { readTables, type Sheet } from '../../server/src/text/sheets.ts';
import { acmeFiles } from '../workspace/acme.ts';
import { tableIn } from './harness.ts';

const hostile = [
  '=HYPERLINK("https://example.org","x")',
  '+1+1',
  '@SUM(A1)',
  '-2',
  '\t=1',
  '<b>&amp;"</b>]]>',
  'a_x0041_b',
  '_x000D_',
  'tab\there',
  'bell\u0007 and \u202e turned',
];

const files = {
  'risks.yaml': `id: REG\ntype: register\ntitle: "Risks: [all]*"\nof: risk\nitems:\n${hostile
    .map((title, index) => `  - id: RSK-${index}\n    title: ${JSON.stringify(title)}\n`)
    .join(
      '',
    )}  - { id: RSK-X, title: "007", likelihood: 3, severity: 4, nextReview: 2026-06-30, description: "Two\\nlines" }\n`,
};

const columns = ['id', 'title', '$rating', 'nextReview', 'description'];

async function exported() {
  const { table } = await tableIn(files, { file: 'risks.yaml' }, { hostile: true });
  return exportedSheet(table, { columns: [...columns, 'none'], rows: [...table.keys, 'none'] });
}

function sheetIn(bytes: Uint8Array): Sheet {
  const file = readTables(bytes);
  if (file.kind !== 'spreadsheet') throw new Error(file.kind);
  expect(file.sheets).toEqual([{ name: 'Risks all', hidden: false }]);
  const sheet = file.read(0);
  if ('fault' in sheet) throw new Error('the sheet cannot be read');
  return sheet;
}

test('a workbook holds texts as texts, figures as figures and days as days', async () => {
  const { rows } = sheetIn(sheetWorkbook(await exported()));
  const cells = rows.map((row) => [...row.cells].map(([, cell]) => cell));
  expect(cells[0]!.map((cell) => cell.kind === 'text' && cell.text)).toEqual([
    'Id',
    'Title',
    'Rating',
    'Next review',
    'Description',
  ]);
  expect(cells.at(-1)).toEqual([
    { kind: 'text', text: 'RSK-X' },
    { kind: 'text', text: '007' },
    { kind: 'number', value: 12, shown: '12', percent: false },
    { kind: 'date', day: '2026-06-30', hasTime: false },
    { kind: 'text', text: 'Two\nlines' },
  ]);
});

test('nothing in a workbook is a formula, and every text is the one of the record', async () => {
  const bytes = sheetWorkbook(await exported());
  const parts = unzipSync(bytes);
  const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
  expect(sheet).not.toMatch(/<f[ >/]/);
  expect(sheet).toContain('t="inlineStr" s="3"><is><t xml:space="preserve">=HYPERLINK(');
  const titles = sheetIn(bytes)
    .rows.slice(1, -1)
    .map(({ cells }) => cells.get(1));
  const kept = hostile.slice(0, -2).filter((title) => !title.includes('\t'));
  for (const title of kept) expect(titles).toContainEqual({ kind: 'text', text: title });
  for (const unseen of ['\u0007', '\u202e']) expect(sheet).not.toContain(unseen);
  expect(sheetWorkbook(await exported())).toEqual(bytes);
});

test('in text, what a program would take for a formula begins with an apostrophe', async () => {
  const sheet = await exported();
  const csv = sheetText(sheet, ',');
  expect(csv).toMatch(/^Id,Title,Rating,Next review,Description\r\n/);
  expect(csv).toContain('RSK-X,007,12,2026-06-30,Two lines\r\n');
  for (const title of ['+1+1', '@SUM(A1)', '-2']) expect(csv).toContain(`,"'${title}",`);
  expect(csv).not.toMatch(/(?:^|,)"?[=+@-]/m);
  const tabs = sheetText(sheet, '\t');
  expect(tabs.split('\r\n')[1]).toMatch(/^RSK-0\t"'=HYPERLINK/);
  expect(tabs.split('\r\n').every((line) => line === '' || line.split('\t').length === 5)).toBe(true);
});

test('the example company can be exported whole', async () => {
  const { table } = await tableIn(acmeFiles(), { type: 'action' });
  const all = table.columns.map(({ shown }) => shown.key);
  const sheet = exportedSheet(table, { columns: all, rows: table.keys });
  const read = readTables(sheetWorkbook(sheet));
  if (read.kind !== 'spreadsheet') throw new Error(read.kind);
  const back = read.read(0);
  if ('fault' in back) throw new Error('the sheet cannot be read');
  expect(back.rows).toHaveLength(table.keys.length + 1);
  expect(
    back.rows.flatMap(({ cells }) => [...cells.values()]).filter(({ kind }) => kind === 'unreadable'),
  ).toEqual([]);
});
