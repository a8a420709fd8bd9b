#!/usr/bin/env bash
# One time of day, four answers. A cell of type `d` holds a date or a time as ISO 8601 writes it (ECMA-376-1, section
# 18.18.11); openpyxl writes 05:00 so when it is asked for ISO dates. Of four libraries for JavaScript that read
# workbooks, the first takes it for a day in January 1900, the second for a date that is none, the third refuses the whole
# file because of it, and the fourth gives the text.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 read-excel-file@9.3.17 hucre@1.0.0 fflate@0.8.3
cat >show.mjs <<'SHOW'
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { readXlsx } from 'hucre';
import readExcelFile from 'read-excel-file/node';
import XLSX from 'xlsx';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const parts = {
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${kinds}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${kinds}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${kinds}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${kinds}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="21" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" s="1" t="d"><v>05:00:00</v></c></row></sheetData></worksheet>`,
};
const file = Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))));
const orFault = (work) => work().catch((error) => `refused: ${error.message}`);
const read = {
  exceljs: await orFault(async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file);
    return workbook.worksheets[0].getCell('A1').value;
  }),
  xlsx: await orFault(async () => XLSX.read(file, { cellDates: true, UTC: true }).Sheets.Sheet1.A1.v),
  'read-excel-file': await orFault(async () => (await readExcelFile(file))[0].data[0][0]),
  hucre: await orFault(async () => (await readXlsx(file)).sheets[0].rows[0][0]),
};
const expected = {
  exceljs: '1900-01-04T00:00:00.000Z',
  xlsx: 'Invalid Date',
  'read-excel-file': /^refused: .*VALUE_INVALID/,
  hucre: '05:00:00',
};
let changed = false;
for (const [name, value] of Object.entries(read)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  const said = value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : String(value);
  console.log(`${name} ${version}: 05:00 reads as ${said}`);
  changed ||= expected[name] instanceof RegExp ? !expected[name].test(said) : said !== expected[name];
}
process.exit(changed ? 1 : 0);
SHOW
node show.mjs
