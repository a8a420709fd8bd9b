import { strToU8, zipSync } from 'fflate';
import { isLikeFormula } from '../../document/csv.ts';
import { showUnseen } from '../../document/sanitize.ts';
import { daysBetween } from '../../records/dates.ts';
import { columnLetters } from '../../text/sheet-cells.ts';
import type { ExportedCell, ExportedSheet } from './sheet.ts';

/**
 * A workbook with one sheet (ECMA-376-1): the parts that a program needs to show rows, and no more. Texts stand in their
 * cells, so that none of them is a formula; those that look like one are marked as text for whoever edits them.
 */

/** The most that a cell can hold. */
const longestText = 32_767;

/** Before it, spreadsheets count a day that never was. */
const firstDay = '1900-03-01';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const sheetTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Positions in the list of cell formats. */
const [plain, heading, day, textual] = [0, 1, 2, 3];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * A text as a cell holds it: what cannot be seen is shown, and `_x0041_`, which programs take for a letter, is kept as it
 * is written (section 22.9.2.19).
 */
const cellText = (text: string): string =>
  escaped(
    text
      .split(/\r\n?|\n/)
      .map(showUnseen)
      .join('\n')
      .slice(0, longestText)
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'),
  );

const textCell = (ref: string, text: string, style: number): string =>
  text === ''
    ? ''
    : `<c r="${ref}" t="inlineStr"${style === plain ? '' : ` s="${style}"`}><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;

function cellXml(ref: string, cell: ExportedCell): string {
  if (cell.kind === 'number') return `<c r="${ref}"><v>${cell.value}</v></c>`;
  if (cell.kind === 'date')
    return cell.day < firstDay
      ? textCell(ref, cell.day, plain)
      : `<c r="${ref}" s="${day}"><v>${daysBetween('1899-12-30', cell.day)}</v></c>`;
  return textCell(ref, cell.text, isLikeFormula(cell.text) ? textual : plain);
}

const rowXml = (number: number, cells: readonly string[]): string =>
  `<row r="${number}">${cells.join('')}</row>`;

const widthOf = (cells: readonly (ExportedCell | undefined)[], title: string): number => {
  const longest = cells.reduce(
    (most, cell) => Math.max(most, cell?.kind === 'text' ? cell.text.length : 10),
    title.length,
  );
  return Math.min(60, Math.max(8, longest + 2));
};

function sheetXml({ headings, rows }: ExportedSheet): string {
  const last = `${columnLetters(Math.max(0, headings.length - 1))}${rows.length + 1}`;
  const widths = headings.map((title, index) => {
    const width = widthOf(
      rows.slice(0, 200).map((row) => row[index]),
      title,
    );
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  const lines = [
    rowXml(
      1,
      headings.map((title, index) => textCell(`${columnLetters(index)}1`, title, heading)),
    ),
    ...rows.map((row, at) =>
      rowXml(
        at + 2,
        row.map((cell, index) => cellXml(`${columnLetters(index)}${at + 2}`, cell)),
      ),
    ),
  ];
  return [
    `${declaration}<worksheet xmlns="${main}">`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`,
    `<sheetData>${lines.join('')}</sheetData>`,
    headings.length === 0 ? '' : `<autoFilter ref="A1:${last}"/>`,
    '</worksheet>',
  ].join('');
}

/** Names of sheets have at most 31 characters, and none of these signs. */
const sheetName = (title: string): string =>
  showUnseen(title)
    .replaceAll(/[[\]:*?/\\']/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 31)
    .trim() || 'QMS';

const styles = [
  `${declaration}<styleSheet xmlns="${main}">`,
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border/></borders>',
  '<cellStyleXfs count="1"><xf/></cellStyleXfs>',
  '<cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1"/></cellXfs>',
  '</styleSheet>',
].join('');

const workbook = (title: string): string =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(sheetName(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;

const relationList = (...list: readonly string[]): string =>
  `${declaration}<Relationships xmlns="${packageRelations}">${list.join('')}</Relationships>`;

const types = [
  `${declaration}<Types xmlns="${contentTypes}">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  `<Override PartName="/xl/workbook.xml" ContentType="${sheetTypes}.sheet.main+xml"/>`,
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetTypes}.worksheet+xml"/>`,
  `<Override PartName="/xl/styles.xml" ContentType="${sheetTypes}.styles+xml"/>`,
  '</Types>',
].join('');

/** The earliest day that an archive can name: the same rows give the same file, whenever that is. */
const modified = '1980-01-01T12:00:00';

/** A table as a workbook of Excel. */
export function sheetWorkbook(sheet: ExportedSheet): Uint8Array {
  const parts = {
    '[Content_Types].xml': types,
    '_rels/.rels': relationList(relationship('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': workbook(sheet.title),
    'xl/_rels/workbook.xml.rels': relationList(
      relationship('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      relationship('rId2', 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheetXml(sheet),
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const)),
    { mtime: modified },
  );
}
