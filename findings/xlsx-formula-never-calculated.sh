#!/usr/bin/env bash
# A formula that nobody has calculated reads as 0. Programs that write spreadsheets without calculating them, such as
# XlsxWriter, put 0 where the result belongs and `fullCalcOnLoad="1"` into the workbook (ECMA-376-1, section 18.2.2):
# whoever opens the file is to calculate first. Excel and LibreOffice do and show 6 for `=2*3`. Libraries for JavaScript
# that read workbooks cannot calculate; none of these passes on that the file says so, and a 0 that looks like any other
# value ends up in the data.
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
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${kinds}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${kinds}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets><calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${kinds}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><f>2*3</f><v>0</v></c></row></sheetData></worksheet>`,
};
const file = Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))));
const workbook = new ExcelJS.Workbook();
await workbook.xlsx.load(file);
const read = {
  exceljs: workbook.worksheets[0].getCell('A1').result,
  xlsx: XLSX.read(file).Sheets.Sheet1.A1.v,
  'read-excel-file': (await readExcelFile(file))[0].data[0][0],
  hucre: (await readXlsx(file)).sheets[0].rows[0][0],
};
for (const [name, value] of Object.entries(read)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  console.log(`${name} ${version}: =2*3 reads as ${JSON.stringify(value)}`);
}
process.exit(Object.values(read).every((value) => value === 0) ? 0 : 1);
SHOW
node show.mjs
