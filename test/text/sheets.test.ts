import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { deflateSync, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { english } from '../../server/src/messages/language.ts';
import { type Cell, columnLetters, columnOf, readTables, type Sheet } from '../../server/src/text/sheets.ts';
import { runs } from '../property-runs.ts';
import { partsOf, sheetOfCells, spreadsheetFile, textXml } from './spreadsheet-file.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, '../fixtures/sheets', name));

const faultOf = (bytes: Uint8Array): string | null => {
  const file = readTables(bytes);
  if (file.kind === 'fault') return english.text(file.fault);
  if (file.kind === 'text') return null;
  const sheet = file.read(0);
  return 'fault' in sheet ? english.text(sheet.fault) : null;
};

function sheetOf(bytes: Uint8Array, index = 0): Sheet {
  const file = readTables(bytes);
  if (file.kind !== 'spreadsheet') throw new Error(`${file.kind}: ${faultOf(bytes)}`);
  const sheet = file.read(index);
  if ('fault' in sheet) throw new Error(english.text(sheet.fault));
  return sheet;
}

/** A cell in a few characters: texts as they are, all else with its kind. */
function shown(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return `${cell.value}=${cell.shown}${cell.percent ? '%' : ''}`;
    case 'date':
      return `${cell.day}${cell.hasTime ? ' with time' : ''}`;
    case 'truth':
      return String(cell.value);
    case 'unreadable':
      return `! ${english.text(cell.why)}`;
  }
}

const cellsOf = (bytes: Uint8Array): string[][] =>
  sheetOf(bytes).rows.map(({ cells }) =>
    Array.from({ length: Math.max(-1, ...cells.keys()) + 1 }, (_, column) => shown(cells.get(column))),
  );

const onlyCell = (xml: string, more: Parameters<typeof sheetOfCells>[1] = {}): string =>
  cellsOf(sheetOfCells([[xml]], more))[0]?.[0] ?? '';

const uncalculated =
  '! This formula was saved without its result. Open the file in a spreadsheet program, and save it there.';

describe('the same table as written by', () => {
  const head = [
    'Risk ID',
    'Title',
    'Likelihood',
    'Impact',
    'Date identified',
    'Next review',
    'Status',
    'Level',
  ];
  const rows = (id: (number: number) => string, level: string) => [
    ['Risk register'],
    head,
    [id(7), 'Climate chamber fails', '3=3', '4=4', '2025-10-08', '2026-01-20 with time', 'Open', level],
    [id(8), 'Key supplier leaves', '2=2', '5=5', '2000-02-29', '2026-01-20 with time', 'In Treatment'],
    ['APR-2026-004', 'Loss of calibration records', '1=1', '4=4', '1904-01-02', '', 'closed'],
  ];
  const asText = (number: number): string => `00${number}`;
  const asNumber = (number: number): string => `${number}=00${number}`;

  test.each([
    ['libreoffice-1900.xlsx', asNumber, '12=12'],
    ['libreoffice-1904.xlsx', asNumber, '12=12'],
    ['openpyxl-1900.xlsx', asText, uncalculated],
    ['openpyxl-1904.xlsx', asText, uncalculated],
    ['openpyxl-iso-dates.xlsx', asText, uncalculated],
    ['xlsxwriter-1900.xlsx', asText, uncalculated],
    ['xlsxwriter-1904.xlsx', asText, uncalculated],
  ])('%s', (name, id, level) => {
    const sheet = sheetOf(fixture(name));
    expect(sheet.name).toBe('Risks');
    expect(sheet.rows.map(({ number, hidden }) => (hidden ? `${number} hidden` : number))).toEqual([
      1,
      3,
      4,
      '5 hidden',
      6,
    ]);
    expect(sheet.merged.map(({ ref }) => ref)).toEqual(['A1:G1']);
    expect(cellsOf(fixture(name))).toEqual(rows(id, level));
  });

  test.each([
    ['libreoffice-1900.xlsx', '<v>45938</v>', 'date1904="false"'],
    ['libreoffice-1904.xlsx', '<v>44476</v>', 'date1904="true"'],
    ['openpyxl-1904.xlsx', '<v>44476</v>', 'date1904="1"'],
    ['openpyxl-iso-dates.xlsx', 't="d"><v>2025-10-08</v>', '<workbookPr />'],
    ['xlsxwriter-1904.xlsx', '<v>44476</v>', 'fullCalcOnLoad="1"'],
  ])('%s, whose parts hold the day as %s', (name, cell, workbook) => {
    const parts = unzipSync(fixture(name));
    const text = (part: string): string => new TextDecoder().decode(parts[part]);
    expect(text('xl/worksheets/sheet1.xml')).toContain(cell);
    expect(text('xl/workbook.xml')).toContain(workbook);
  });
});

describe('days', () => {
  const day = (serial: string, code = 'dd/mm/yyyy', workbookPr = ''): string =>
    onlyCell(`<c s="1"><v>${serial}</v></c>`, { formats: [code], workbookPr });

  test.each([
    ['61', '1900-03-01'],
    ['36585', '2000-02-29'],
    ['46042', '2026-01-20'],
    ['46042.208333333336', '2026-01-20 with time'],
    ['46042.9999999999', '2026-01-21'],
    ['2958465', '9999-12-31'],
  ])('%s is %s', (serial, expected) => expect(day(serial)).toBe(expected));

  test.each([
    ['0', '1904-01-01'],
    ['1462', '1908-01-02'],
    ['44580', '2026-01-20'],
  ])('%s from 1904 is %s', (serial, expected) =>
    expect(day(serial, 'd.m.yy', 'date1904="1"')).toBe(expected),
  );

  test.each(['1', '60', '60.9', '-1', '2958466', '1e300'])(
    '%s is none that all programs agree on',
    (serial) =>
      expect(day(serial)).toMatch(/^! The number .* stands for no day, or for another in each program\./),
  );

  test.each([
    'm/d/yyyy',
    'dd.mm.yyyy',
    '[$-407]d. mmmm yyyy;@',
    '[$-F800]dddd, mmmm dd, yyyy',
    'yyyy\\-mm\\-dd',
    '"Due" d-mmm-yy',
    'yyyy"年"m"月"d"日"',
    'd-mmm',
    'm/d/yy h:mm',
    '[Red]dd/mm/yyyy;General',
    'd/m/yy'.padEnd(255),
  ])('are what `%s` shows', (code) => expect(day('46042', code)).toBe('2026-01-20'));

  test.each([
    ['mmm-yy', '2026-01'],
    ['yyyy', '2026'],
    ['h:mm', '05:00'],
    ['h:mm:ss AM/PM', '05:00'],
    ['mm:ss.0', '05:00'],
  ])('are not all that `%s` shows', (code, expected) =>
    expect(day('46042.208333333336', code)).toBe(expected),
  );

  test.each([
    'General',
    '0',
    '0.00',
    '#,##0',
    '0.00E+00',
    '"day" 0',
    '[Red]0',
    '@',
    '# ?/?',
    '"y"0',
    '\\d0',
    '_d0',
    'd/m/yy'.padEnd(256),
  ])('are not what `%s` shows', (code) => expect(day('46042', code)).toMatch(/^46042=/));

  test.each([
    [14, '2026-01-20'],
    [22, '2026-01-20'],
    [17, '2026-01'],
    [21, '00:00'],
    [31, '2026-01-20'],
    [58, '2026-01-20'],
    [1, '46042=46042'],
    [49, '46042=46042'],
  ])('and the format that is only numbered %i', (id, expected) => {
    const styles = `<styleSheet><cellXfs><xf numFmtId="${id}"/></cellXfs></styleSheet>`;
    expect(onlyCell('<c s="0"><v>46042</v></c>', { parts: { 'xl/styles.xml': styles } })).toBe(expected);
  });

  test.each([
    ['2026-01-20', '2026-01-20'],
    ['2026-01-20T00:00:00', '2026-01-20'],
    ['2026-01-20T00:00:00.000Z', '2026-01-20'],
    ['2026-01-20T05:00:00+01:00', '2026-01-20 with time'],
    ['05:00:00', '05:00:00'],
    ['2026-02-30', '! The date `2026-02-30` cannot be read. Write it as 2026-01-20.'],
    ['20.01.2026', '! The date `20.01.2026` cannot be read. Write it as 2026-01-20.'],
  ])('in cells of type d: %s', (written, expected) =>
    expect(
      onlyCell(`<c t="d" s="1"><v>${written}</v></c>`, { formats: ['0'], workbookPr: 'date1904="1"' }),
    ).toBe(expected),
  );

  test('a length of time is none', () => {
    expect(day('1.5', '[h]:mm')).toMatch(/^! This cell holds a length of time in hours\./);
  });
});

describe('numbers', () => {
  test.each([
    ['7', '000', '7=007'],
    ['12', '"NC-"0000', '12=NC-0012'],
    ['12', '\\N\\C\\-000', '12=NC-012'],
    ['1.1', '0.00', '1.1=1.10'],
    ['1.125', '0.0', '1.125=1.125'],
    ['1234', '#,##0', '1234=1234'],
    ['-7', '000', '-7=-7'],
    ['7', '#0', '7=7'],
    ['5', '0 "pcs"', '5=5 pcs'],
    ['7.0000000000000007E-2', 'General', '0.07=0.07'],
    ['0.95', '0%', '0.95=0.95%'],
    ['0.95', '0.0%', '0.95=0.95%'],
  ])('%s as `%s`', (value, code, expected) =>
    expect(onlyCell(`<c s="1"><v>${value}</v></c>`, { formats: [code] })).toBe(expected),
  );
});

describe('texts', () => {
  test('of runs and of cells themselves, without notes on how to pronounce them', () => {
    const strings =
      '<si><r><t xml:space="preserve">Loss </t></r><r><rPr><b/></rPr><t>of data</t></r></si><si><t>課題</t><rPh><t>カダイ</t></rPh></si>';
    const cells = ['<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', '<c t="s"><v>2</v></c>', '<c t="s"/>'];
    expect(cellsOf(sheetOfCells([[...cells, textXml('a & b')]], { strings }))).toEqual([
      [
        'Loss of data',
        '課題',
        '! This cell names a text that the file does not hold. Save the file anew.',
        '',
        'a & b',
      ],
    ]);
  });

  test.each([
    ['one_x000D_\ntwo', 'one\ntwo'],
    ['DOC_x005F_x0041_7', 'DOC_x0041_7'],
    ['a_x0009_b', 'a\tb'],
    ['  \u00a0 ', ''],
    [
      'DOC_x0041_7',
      '! The text `_x0041_` is read as `A` by some programs. Write it without `_x` and four digits.',
    ],
    ['bell_x0007_', '! This text contains a character that cannot be seen (U+0007). Type the text again.'],
  ])('%j', (text, expected) => expect(onlyCell(textXml(text))).toBe(expected));

  test('as long as a cell can hold, and no longer', () => {
    expect(onlyCell(textXml('x'.repeat(32_767)))).toHaveLength(32_767);
    expect(onlyCell(textXml('x'.repeat(32_768)))).toBe(
      '! This text is longer than 32,767 characters, the most that a cell can hold. Shorten it.',
    );
  });

  test('entities, sections of plain characters, and prefixes of names', () => {
    const rows =
      '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>&#65;&lt;b&gt;<![CDATA[&amp;]]></x:t></x:is></x:c></x:row>';
    const sheet = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
    const file = spreadsheetFile({ sheets: [{ rows: '' }], parts: { 'xl/worksheets/sheet1.xml': sheet } });
    expect(cellsOf(file)).toEqual([['A<b>&amp;']]);
  });
});

describe('formulas', () => {
  test.each([
    ['<c><f>1+1</f><v>2</v></c>', '2=2'],
    ['<c t="str"><f>A1</f><v>text</v></c>', 'text'],
    ['<c t="str"><f>A1</f><v></v></c>', ''],
    ['<c t="b"><f>1=1</f><v>1</v></c>', 'true'],
    ['<c><f>1+1</f></c>', uncalculated],
    ['<c><f>1+1</f><v/></c>', uncalculated],
    ['<c t="str"><f>A1</f></c>', uncalculated],
    ['<c><f t="shared" si="0"/></c>', uncalculated],
    [
      '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '! This cell shows the error `#DIV/0!`. Correct it in the table.',
    ],
  ])('%s', (xml, expected) => expect(onlyCell(xml)).toBe(expected));

  test('whose results are to be worked out anew count for nothing', () => {
    const more = { calcPr: 'calcId="124519" fullCalcOnLoad="1"' };
    expect(onlyCell('<c><f>1+1</f><v>0</v></c>', more)).toBe(uncalculated);
    expect(onlyCell('<c><v>0</v></c>', more)).toBe('0=0');
  });
});

describe('places', () => {
  test('of cells that do not say theirs follow the one before', () => {
    const rows =
      '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="7"><c r="XFD7"><v>4</v></c></row><row><c><v>5</v></c></row>';
    const sheet = sheetOf(spreadsheetFile({ sheets: [{ rows }] }));
    expect(sheet.rows.map(({ number, cells }) => [number, [...cells.keys()]])).toEqual([
      [1, [0, 3, 4]],
      [7, [16_383]],
      [8, [0]],
    ]);
  });

  test('rows and columns that are not shown are known', () => {
    const sheet = sheetOf(
      spreadsheetFile({
        sheets: [
          {
            before: '<sheetFormatPr zeroHeight="1"/><cols><col min="2" max="3" hidden="true"/></cols>',
            rows: '<row><c><v>1</v></c></row><row hidden="0"><c><v>1</v></c></row><row hidden="false"/>',
          },
        ],
      }),
    );
    expect(sheet.rows.map(({ number, hidden }) => [number, hidden])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(sheet.hiddenColumns).toEqual([[1, 2]]);
  });

  test('of merged cells the one at the top left counts', () => {
    const file = spreadsheetFile({
      sheets: [
        {
          rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
          behind: '<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="nonsense"/></mergeCells>',
        },
      ],
    });
    expect(cellsOf(file)).toEqual([
      ['1=1', '2=2'],
      ['', '4=4'],
    ]);
    expect(sheetOf(file).merged).toEqual([{ ref: 'A1:A3', top: 1, left: 0, bottom: 3, right: 0 }]);
  });

  test('so many cells may be merged that a sheet is refused, and in no time', () => {
    const rows = Array.from({ length: 5000 }, () => '<row><c><v>1</v></c></row>').join('');
    const merge = (count: number) =>
      `<mergeCells>${'<mergeCell ref="B1:B1048576"/>'.repeat(count)}</mergeCells>`;
    expect(faultOf(spreadsheetFile({ sheets: [{ rows, behind: merge(10) }] }))).toBeNull();
    expect(faultOf(spreadsheetFile({ sheets: [{ rows, behind: merge(20_000) }] }))).toBe(
      'So many cells are merged that the sheet cannot be read. Unmerge them.',
    );
  });

  test('sheets in order, hidden ones named as such, charts left out', () => {
    const made = partsOf({
      sheets: [
        { name: 'A & "B"', rows: '' },
        { name: 'Lists', rows: '', state: 'veryHidden' },
        { name: 'Chart', rows: '' },
      ],
    });
    const rels = made['xl/_rels/workbook.xml.rels']!.replace(
      /worksheet(" Target="worksheets\/sheet3)/,
      'chartsheet$1',
    );
    const file = readTables(
      zipSync(
        Object.fromEntries(
          Object.entries({ ...made, 'xl/_rels/workbook.xml.rels': rels }).map(([name, xml]) => [
            name,
            strToU8(xml),
          ]),
        ),
      ),
    );
    expect(file.kind === 'spreadsheet' && file.sheets).toEqual([
      { name: 'A & "B"', hidden: false },
      { name: 'Lists', hidden: true },
    ]);
  });

  test('columns have letters', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
    expect(['A', 'XFD', 'XFE', 'a', '', 'A1'].map(columnOf)).toEqual([0, 16_383, null, null, null, null]);
  });
});

describe('a file that cannot be read says why:', () => {
  const whole = sheetOfCells([[textXml('Fire')]]);
  const damaged = 'The file is damaged. Open it in the program it comes from, and save it anew.';

  test('protected by a password', () => {
    const expected = 'The file is protected by a password. Save a copy without one.';
    expect(faultOf(fixture('protected.xlsx'))).toBe(expected);
    const flagged = whole.slice();
    const list = Buffer.from(flagged).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    for (let at = list; at >= 0; at = Buffer.from(flagged).indexOf(Buffer.from([0x50, 0x4b, 1, 2]), at + 1))
      flagged[at + 8] = 1;
    expect(faultOf(flagged)).toBe(expected);
  });

  test('of an old program', () => {
    const old = new Uint8Array(1024);
    old.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(faultOf(old)).toMatch(/^This is a file of an old spreadsheet program\./);
  });

  test('of another kind', () => {
    const zipOf = (...names: string[]) =>
      zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
    expect(faultOf(zipOf('mimetype', 'content.xml', 'META-INF/manifest.xml'))).toMatch(/\(OpenDocument\)/);
    expect(faultOf(zipOf('a.txt'))).toMatch(/no spreadsheet/);
    const binary = partsOf({ sheets: [{ rows: '' }] })['_rels/.rels']!.replace(
      'workbook.xml',
      'workbook.bin',
    );
    expect(faultOf(spreadsheetFile({ sheets: [{ rows: '' }], parts: { '_rels/.rels': binary } }))).toMatch(
      /\.xlsb/,
    );
    expect(faultOf(spreadsheetFile({ sheets: [] }))).toBe('The file holds no sheet with cells.');
    expect(faultOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))).toMatch(
      /no text and no spreadsheet/,
    );
  });

  test('cut off anywhere, or with a byte changed', () => {
    for (let length = 2; length < whole.length; length += 29)
      expect([length, faultOf(whole.slice(0, length))]).toEqual([length, expect.any(String)]);
    let found = 0;
    for (let at = 2; at < whole.length; at += 3) {
      const changed = whole.slice();
      changed[at] = changed[at]! ^ 0x15;
      const fault = faultOf(changed);
      if (fault !== null) found += 1;
      // What is left to read after a change reads as before: names, dates and the like of the archive.
      else if (readTables(changed).kind === 'spreadsheet') expect(cellsOf(changed)).toEqual([['Fire']]);
    }
    expect(found).toBeGreaterThan(whole.length / 6);
  });

  test.each([
    ['<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>'],
    ['<worksheet><sheetData></worksheet>'],
    ['<worksheet a="1" a="2"/>'],
    ['<worksheet a=1/>'],
    ['<worksheet>&nbsp;</worksheet>'],
    ['<worksheet><sheetData><row><c t="inlineStr"><is><t>R&D</t></is></c></row></sheetData></worksheet>'],
    ['<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'],
    ['<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>'],
    ['<worksheet><sheetData><row r="x"/></sheetData></worksheet>'],
    ['<worksheet><sheetData><row><c r="B1"/><c r="A1"/></row></sheetData></worksheet>'],
    ['<worksheet><sheetData><row><c r="XFE1"/></row></sheetData></worksheet>'],
    [''],
  ])('with a sheet such as %s', (sheet) => {
    expect(
      faultOf(spreadsheetFile({ sheets: [{ rows: '' }], parts: { 'xl/worksheets/sheet1.xml': sheet } })),
    ).toBe(damaged);
  });

  test('without a part that it names', () => {
    expect(faultOf(spreadsheetFile({ sheets: [{ rows: '' }], parts: { 'xl/workbook.xml': null } }))).toBe(
      damaged,
    );
    expect(
      faultOf(spreadsheetFile({ sheets: [{ rows: '' }], parts: { 'xl/worksheets/sheet1.xml': null } })),
    ).toBe(damaged);
  });

  test('with two parts of one name', () => {
    const two = zipSync({ 'xl/a.xml': strToU8('1'), 'xl/b.xml': strToU8('2') });
    const at = (name: string) => Buffer.from(two).lastIndexOf(name);
    two.set(strToU8('xl/A.xml'), at('xl/b.xml'));
    expect(faultOf(two)).toBe(damaged);
  });

  test('larger than 50 MB once unpacked, which is seen before it is', () => {
    const large = spreadsheetFile({
      sheets: [{ rows: `<row><c><v>${' '.repeat(51 * 1024 * 1024)}</v></c></row>` }],
    });
    expect(large.length).toBeLessThan(200_000);
    expect(faultOf(large)).toMatch(/^Unpacked, the file would be larger than 50 MB, so it was not opened\./);
  });

  test('that says of a part that it is smaller than it is', () => {
    const name = strToU8('_rels/.rels');
    const bomb = deflateSync(new Uint8Array(20_000_000));
    const archive = zipSync({ '_rels/.rels': [strToU8('small'), { level: 0 }] });
    // The packed bytes of the bomb in the place of the part's, with the size the part had.
    const head = archive.slice(0, 30 + name.length);
    const tail = archive.slice(30 + name.length + 5);
    const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset);
    view(head).setUint16(8, 8, true);
    view(tail).setUint16(10, 8, true);
    view(tail).setUint32(20, bomb.length, true);
    view(tail).setUint32(tail.length - 22 + 16, head.length + bomb.length, true);
    expect(faultOf(Buffer.concat([head, bomb, tail]))).toBe(damaged);
  });
});

test('any bytes are a table or a fault, and no more than that', () => {
  const file = fixture('openpyxl-iso-dates.xlsx');
  const changed = fc
    .array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 })
    .map((changes) => {
      const bytes = file.slice();
      for (const [at, byte] of changes) bytes[at] = byte;
      return bytes;
    });
  const start = fc.constantFrom(
    [],
    [0x50, 0x4b, 3, 4],
    [0x50, 0x4b, 5, 6],
    [0xd0, 0xcf, 0x11, 0xe0],
    [0xff, 0xfe],
  );
  const any = fc
    .tuple(start, fc.uint8Array({ maxLength: 200 }))
    .map(([head, rest]) => new Uint8Array([...head, ...rest]));
  fc.assert(
    fc.property(fc.oneof(changed, any), (bytes) => {
      const read = readTables(bytes);
      if (read.kind === 'spreadsheet') for (const index of read.sheets.keys()) read.read(index);
    }),
    { numRuns: runs(300) },
  );
});

test('an archive with the long figures of its extra fields is read like any other', () => {
  const name = '_rels/.rels';
  const whole = sheetOfCells([[textXml('Fire')]]);
  const list = Buffer.from(whole).lastIndexOf(name) - 46;
  const view = new DataView(whole.buffer, whole.byteOffset);
  const [packed, size] = [view.getUint32(list + 20, true), view.getUint32(list + 24, true)];
  const extra = new Uint8Array(20);
  const extraView = new DataView(extra.buffer);
  extraView.setUint16(0, 1, true);
  extraView.setUint16(2, 16, true);
  extraView.setBigUint64(4, BigInt(size), true);
  extraView.setBigUint64(12, BigInt(packed), true);
  view.setUint32(list + 20, 0xffffffff, true);
  view.setUint32(list + 24, 0xffffffff, true);
  view.setUint16(list + 30, 20, true);
  const cut = list + 46 + name.length;
  expect(cellsOf(Buffer.concat([whole.slice(0, cut), extra, whole.slice(cut)]))).toEqual([['Fire']]);
});
