import { describe, expect, test } from 'vitest';
import { english } from '../../server/src/messages/language.ts';
import {
  columnLetters,
  type DelimitedText,
  noDelimiter,
  readTables,
  readTextTable,
  type Sheet,
} from '../../server/src/text/sheets.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf16 = (text: string, mark = '\ufeff'): Uint8Array => Buffer.from(mark + text, 'utf16le');

function textOf(bytes: Uint8Array): DelimitedText {
  const file = readTables(bytes);
  if (file.kind === 'text') return file;
  throw new Error(file.kind === 'fault' ? english.text(file.fault) : file.kind);
}

function sheetOf(bytes: Uint8Array, delimiter: string, most?: number): Sheet {
  const sheet = readTextTable(textOf(bytes), delimiter, most);
  if ('fault' in sheet) throw new Error(english.text(sheet.fault));
  return sheet;
}

/** The cells that hold something, by their places. */
const cellsOf = (bytes: Uint8Array, delimiter: string): Record<string, string> =>
  Object.fromEntries(
    sheetOf(bytes, delimiter).rows.flatMap(({ number, cells }) =>
      [...cells].map(([column, cell]) => [
        `${columnLetters(column)}${number}`,
        cell.kind === 'text' ? cell.text : cell.kind,
      ]),
    ),
  );

test('a short file of two columns that ends in a line end has two columns', () => {
  expect(cellsOf(utf8('id;title\nRSK-1;Fire\n'), ';')).toEqual({
    A1: 'id',
    B1: 'title',
    A2: 'RSK-1',
    B2: 'Fire',
  });
});

test.each([
  ['line feeds', '\n'],
  ['both', '\r\n'],
  ['carriage returns', '\r'],
])('lines end in %s, also within quotes', (_, end) => {
  const text = ['id,title', 'R1,"two', 'lines"', '', ' , ', 'R2,"a ""b"", c"'].join(end);
  expect(cellsOf(utf8(text), ',')).toEqual({
    A1: 'id',
    B1: 'title',
    A2: 'R1',
    B2: 'two\nlines',
    A5: 'R2',
    B5: 'a "b", c',
  });
});

test('lines that end in several ways are all lines', () => {
  expect(cellsOf(utf8('id\r\nR1\nR2\rR3'), noDelimiter)).toEqual({ A1: 'id', A2: 'R1', A3: 'R2', A4: 'R3' });
});

test('nothing is taken for a number, a date or a comment', () => {
  const text = '7.1.2\t007\tAPR-2026-004\t0x1F\t#7\t1e5\ttrue';
  expect(Object.values(cellsOf(utf8(text), '\t'))).toEqual(text.split('\t'));
});

describe('letters', () => {
  const expected = { A1: 'Prüfung – „groß“ €' };
  test.each([
    ['UTF-8', utf8('Prüfung – „groß“ €')],
    ['UTF-8 with a mark', utf8('\ufeffPrüfung – „groß“ €')],
    ['UTF-16', utf16('Prüfung – „groß“ €')],
    ['UTF-16, high byte first', Buffer.from(utf16('Prüfung – „groß“ €')).swap16()],
    ['Windows-1252', latin('Pr\xfcfung \x96 \x84gro\xdf\x93 \x80')],
  ])('are read in %s', (_, bytes) => expect(cellsOf(bytes, ';')).toEqual(expected));

  test('that are read as Windows-1252 are known to be', () => {
    expect(textOf(latin('Pr\xfcfung')).isWindows1252).toBe(true);
    expect(textOf(utf8('Prüfung')).isWindows1252).toBe(false);
  });

  test.each([
    ['bytes that Windows-1252 has no letter for', latin('Pr\x81fung')],
    ['a mark for UTF-8 and something else behind it', latin('\xef\xbb\xbfPr\xfcfung')],
  ])('that cannot be told are refused: %s', (_, bytes) =>
    expect(() => textOf(bytes)).toThrow(/^The file is neither UTF-8 nor Windows-1252/),
  );
});

test('a first line `sep=` names what separates the cells', () => {
  const file = textOf(utf8('sep=|\r\nid|title\r\n'));
  expect([file.delimiter, file.text]).toEqual(['|', 'id|title\n']);
  expect(textOf(utf8('sep;id\n')).delimiter).toBeNull();
});

test('a quote that is never closed is a fault, and nothing behind it is read', () => {
  const text = utf8('id;title\nR1;"Fire\nR2;Flood\n');
  expect(() => sheetOf(text, ';')).toThrow(/^A quote \("\) is opened in row 2 and/);
  expect(sheetOf(text, ';', 1).rows).toHaveLength(1);
});

test('a hundred thousand rows are that many', () => {
  const text = `id;title\n${Array.from({ length: 100_000 }, (_, index) => `R${index};"Risk ""${index}"""`).join('\n')}\n`;
  const { rows } = sheetOf(utf8(text), ';');
  expect(rows).toHaveLength(100_001);
  expect(rows.at(-1)?.number).toBe(100_001);
});
