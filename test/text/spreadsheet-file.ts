import { strToU8, type Zippable, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SheetXml {
  readonly name?: string;
  /** What stands in `sheetData`. */
  readonly rows: string;
  /** What stands before and behind `sheetData`. */
  readonly before?: string;
  readonly behind?: string;
  readonly state?: string;
}

export interface WorkbookXml {
  readonly sheets: readonly SheetXml[];
  readonly workbookPr?: string;
  readonly calcPr?: string;
  /** What stands in `sst`. */
  readonly strings?: string;
  /** Codes of formats; cells name them as styles 1, 2, … */
  readonly formats?: readonly string[];
  /** Parts in place of those made here, or besides them; null takes one out. */
  readonly parts?: Readonly<Record<string, string | null>>;
}

const relations = (entries: readonly (readonly [id: string, kind: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${kinds}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The parts of a spreadsheet file. */
export function partsOf(workbook: WorkbookXml): Record<string, string> {
  const { sheets, workbookPr = '', calcPr = '', strings = '', formats = [], parts = {} } = workbook;
  const made: Record<string, string | null> = {
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${kinds}"><workbookPr ${workbookPr}/><sheets>${sheets
      .map(
        ({ name = 'Sheet1', state = 'visible' }, index) =>
          `<sheet name="${attribute(name)}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets><calcPr ${calcPr}/></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map(
        (_, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const,
      ),
      ['rId98', 'sharedStrings', 'sharedStrings.xml'],
      ['rId99', 'styles', '/xl/styles.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${formats
      .map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${attribute(code)}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
      .map((_, index) => `<xf numFmtId="${200 + index}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ rows, before = '', behind = '' }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`,
      ]),
    ),
    ...parts,
  };
  return Object.fromEntries(
    Object.entries(made).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** A spreadsheet file with these parts, byte for byte as written here. */
export const spreadsheetFile = (workbook: WorkbookXml): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(partsOf(workbook)).map(([name, xml]) => [name, strToU8(xml)]),
    ) as Zippable,
  );

/** A spreadsheet with one sheet of these cells, each row a list of what stands in its cells as XML. */
export const sheetOfCells = (
  rows: readonly (readonly string[])[],
  more: Partial<WorkbookXml> = {},
): Uint8Array =>
  spreadsheetFile({
    ...more,
    sheets: [{ rows: rows.map((cells) => `<row>${cells.join('')}</row>`).join('') }],
  });

/** A cell that holds a text itself. */
export const textXml = (text: string): string => `<c t="inlineStr"><is><t>${attribute(text)}</t></is></c>`;
