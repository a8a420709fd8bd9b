#!/usr/bin/env bash
# A training matrix without its ticks. Word writes what is entered by Insert, Symbol as `w:sym` (ECMA-376-1, section
# 17.3.3.30), with Wingdings for ticks. officeparser gives neither the sign nor a warning, so that every cell with a tick is
# as empty as one without; mammoth gives the tick.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund docx@9.15.2 mammoth@1.13.0 officeparser@8.1.1
cat >show.mjs <<'SHOW'
import { readFileSync } from 'node:fs';
import { Document, Packer, Paragraph, SymbolRun, Table, TableCell, TableRow } from 'docx';
import mammoth from 'mammoth';
import { convert } from 'officeparser';

const cell = (...children) => new TableCell({ children: [new Paragraph({ children })] });
const words = (text) => new TableCell({ children: [new Paragraph(text)] });
const matrix = new Table({
  rows: [
    new TableRow({ children: [words('Procedure'), words('Welder'), words('Packer')] }),
    new TableRow({ children: [words('SOP-1'), cell(new SymbolRun({ char: 'F0FC', symbolfont: 'Wingdings' })), words('')] }),
  ],
});
const buffer = await Packer.toBuffer(new Document({ sections: [{ children: [matrix] }] }));
const parsed = await convert(buffer, 'md');
const row = parsed.value.split('\n').find((line) => line.includes('SOP-1'));
const converted = await mammoth.convertToHtml({ buffer });
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
console.log(`officeparser ${version('officeparser')}: ${row} (${parsed.messages.length} messages)`);
console.log(`mammoth ${version('mammoth')}: ${converted.value.slice(converted.value.indexOf('<td><p>SOP-1'))}`);
const isAsSeen =
  row.replaceAll(' ', '') === '|SOP-1|||' && parsed.messages.length === 0 && converted.value.includes('<p>\u2713</p>');
process.exit(isAsSeen ? 0 : 1);
SHOW
node show.mjs
