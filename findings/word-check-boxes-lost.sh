#!/usr/bin/env bash
# Approved or rejected? In a form that Word fills in, a check box is a content control. mammoth hands it on as an
# `<input type="checkbox">`, ticked or not, and turndown with the plugin for GitHub's Markdown writes check boxes in task
# lists only: in a paragraph or a cell of a table they vanish, so the two forms give the same Markdown, and neither says
# that anything was left out.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mammoth@1.13.0 turndown@7.2.5 turndown-plugin-gfm@1.0.2 fflate@0.8.3
cat >show.mjs <<'SHOW'
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import TurndownService from 'turndown';
import { gfm } from 'turndown-plugin-gfm';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const word14 = 'http://schemas.microsoft.com/office/word/2010/wordml';
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const box = (ticked) =>
  `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${ticked ? 1 : 0}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>${ticked ? '\u2612' : '\u2610'}</w:t></w:r></w:sdtContent></w:sdt>`;
const words = (text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const form = (isApproved) => {
  const line = `<w:p>${box(isApproved)}${words(' Approved ')}${box(!isApproved)}${words(' Rejected')}</w:p>`;
  return Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries({
          '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
          '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${kinds}/officeDocument" Target="word/document.xml"/></Relationships>`,
          'word/document.xml': `<w:document xmlns:w="${word}" xmlns:w14="${word14}"><w:body>${line}</w:body></w:document>`,
        }).map(([name, xml]) => [name, strToU8(xml)]),
      ),
    ),
  );
};
const turndown = new TurndownService().use(gfm);
const read = async (isApproved) => {
  const { value, messages } = await mammoth.convertToHtml({ buffer: form(isApproved) });
  return { html: value, markdown: turndown.turndown(value).trim().replaceAll(/\s+/g, ' '), messages: messages.length };
};
const [approved, rejected] = [await read(true), await read(false)];
for (const name of ['mammoth', 'turndown', 'turndown-plugin-gfm'])
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
console.log('approved:', approved);
console.log('rejected:', rejected);
const isAsSeen =
  approved.html.includes('checked="checked"') &&
  approved.html !== rejected.html &&
  approved.markdown === 'Approved Rejected' &&
  rejected.markdown === approved.markdown &&
  approved.messages + rejected.messages === 0;
process.exit(isAsSeen ? 0 : 1);
SHOW
node show.mjs
