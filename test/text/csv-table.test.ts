import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { delimiterOf, isBlankRow, readCsvTable } from '../../server/src/text/csv-table.ts';
import { runs } from '../property-runs.ts';

const cellsOf = (text: string) => readCsvTable(text).rows.map(({ cells }) => cells.map((cell) => cell.text));
const sources = (text: string) =>
  readCsvTable(text).rows.map(({ cells }) => cells.map(({ span }) => text.slice(span.start, span.end)));
const broken = (text: string) =>
  readCsvTable(text)
    .rows.flatMap(({ cells }) => cells)
    .filter((cell) => cell.broken)
    .map(({ span }) => text.slice(span.start, span.end));

describe('cells of a table as CSV', () => {
  test.each<[string, string, string[][]]>([
    [
      'commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['an empty text', '', []],
    [
      'no line end at the end',
      'a;b\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes',
      'a,b\n"x, ""y"" ",2\n',
      [
        ['a', 'b'],
        ['x, "y" ', '2'],
      ],
    ],
    [
      'a line end in quotes',
      'a,b\r\n"x\r\ny",2\r\n',
      [
        ['a', 'b'],
        ['x\r\ny', '2'],
      ],
    ],
    [
      'blanks behind the closing quote',
      'a,b\n"x" ,"y"\t\n',
      [
        ['a', 'b'],
        ['x', 'y'],
      ],
    ],
    [
      'blanks that belong to the cell',
      'a,b\n x , y\n',
      [
        ['a', 'b'],
        [' x ', ' y'],
      ],
    ],
    [
      'empty cells and empty quotes',
      'a,b,c\n,"",\n',
      [
        ['a', 'b', 'c'],
        ['', '', ''],
      ],
    ],
    ['an empty line', 'a\n\nb\n', [['a'], [''], ['b']]],
    [
      'tabs',
      'a\tb\n"x\ty"\t2',
      [
        ['a', 'b'],
        ['x\ty', '2'],
      ],
    ],
    ['a byte-order mark', '\uFEFFa,b\n', [['a', 'b']]],
    ['more and fewer cells', 'a,b\n1,2,3\n4\n', [['a', 'b'], ['1', '2', '3'], ['4']]],
  ])('%s', (_name, text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
    expect(broken(text)).toEqual([]);
  });

  test.each(['\n', '\r\n', '\r'])('line ends of any kind, also next to each other: %j', (end) => {
    expect(cellsOf(`a,b${end}1,2\n3,4\r\n5,6\r7,8${end}`)).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
      ['7', '8'],
    ]);
  });

  test('spans are those of the cells, quotes included, and lines are those of the file', () => {
    const text = '\uFEFFa;b\r\n"x\ny" ;2\r3; 4\n';
    expect(sources(text)).toEqual([
      ['a', 'b'],
      ['"x\ny"', '2'],
      ['3', ' 4'],
    ]);
    expect(readCsvTable(text).rows.map(({ line }) => line)).toEqual([0, 1, 3]);
    expect(readCsvTable(text).rows.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'a;b',
      '"x\ny" ;2',
      '3; 4',
    ]);
  });

  test.each<[string, string, string[], string[][]]>([
    [
      'never closed',
      'a,b\n"x,1\ny,2\n',
      ['"x'],
      [
        ['a', 'b'],
        ['"x', '1'],
        ['y', '2'],
      ],
    ],
    [
      'closed in a later row',
      'a,b\n"x,1\n"y",2\n',
      ['"x'],
      [
        ['a', 'b'],
        ['"x', '1'],
        ['y', '2'],
      ],
    ],
    [
      'text behind it',
      'a,b\n"x"y,1\n',
      ['"x"y'],
      [
        ['a', 'b'],
        ['"x"y', '1'],
      ],
    ],
  ])('a quote that is broken costs its own row only: %s', (_name, text, places, rows) => {
    expect(broken(text)).toEqual(places);
    expect(cellsOf(text)).toEqual(rows);
  });

  test('a quote within a cell is a sign like others', () => {
    expect(cellsOf('size,n\n19",2\n')).toEqual([
      ['size', 'n'],
      ['19"', '2'],
    ]);
  });

  test('the line in which spreadsheets name the delimiter is no row', () => {
    const text = '\uFEFFsep=|\r\na,1|b\n';
    const { delimiter, separatorLine, rows } = readCsvTable(text);
    expect(delimiter).toBe('|');
    expect(text.slice(separatorLine!.start, separatorLine!.end)).toBe('sep=|');
    expect(rows.map(({ cells, line }) => [line, ...cells.map((cell) => cell.text)])).toEqual([
      [1, 'a,1', 'b'],
    ]);
  });

  test('reading stops after so many rows, and says so', () => {
    expect(readCsvTable('a\nb\nc', { mostRows: 2 })).toMatchObject({ complete: false });
    expect(readCsvTable('a\nb\n', { mostRows: 2 })).toMatchObject({ complete: true });
  });

  test('blank rows', () => {
    expect(readCsvTable('a,b\n , \n\n').rows.map(isBlankRow)).toEqual([false, true, true]);
  });
});

test.each([
  ['period,value,note\n', ','],
  ['period;value, in days;note\n', ';'],
  ['\n\n"a;b;c",d\n', ','],
  ['1,5;2\n', ';'],
  ['a\tb', '\t'],
  ['sep=,\na;b;c', ','],
])('what separates the cells of %j', (text, expected) => {
  expect(delimiterOf(text)).toBe(expected);
});

const delimiter = fc.constantFrom(',', ';', '\t', '|');
const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', '1', '.', ' ', ',', ';', '"', '\n', '\r', 'é', '\t', '|'),
    maxLength: 6,
  }),
  fc.constantFrom('', 'value', '2025-Q1', '4,5'),
);

test('what is written by the rules is read as it was meant, and as papaparse reads it', () => {
  fc.assert(
    fc.property(
      delimiter,
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      (sign, end, rows, closed) => {
        const written = Papa.unparse(rows as string[][], { delimiter: sign, newline: end, quotes: closed });
        const text = `${written}${end}`;
        const read = readCsvTable(text, { delimiter: sign });
        const found = read.rows.map(({ cells }) => cells.map((each) => each.text));
        expect(found).toEqual(rows);
        // A text that ends in an empty row without a line end has no such row; papaparse reads none from no text.
        if (written !== '')
          expect(Papa.parse(written, { delimiter: sign, newline: end }).data).toEqual(found);
        for (const row of read.rows)
          for (const each of row.cells) {
            const source = text.slice(each.span.start, each.span.end);
            expect(each.quoted ? source.slice(1, -1).replaceAll('""', '"') : source).toBe(each.text);
          }
      },
    ),
    { numRuns: runs(1000) },
  );
});

test('any text gives rows that hold all of it, in order', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '"', '""', ',', ';', '\n', '\r', ' ', '\t', '\uFEFF', 'sep='),
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, delimiter, (all, sign) => {
      let behind = 0;
      const { rows, separatorLine: separator } = readCsvTable(all, { delimiter: sign });
      behind = separator?.end ?? 0;
      for (const { cells, span } of rows) {
        expect(all.slice(behind, span.start)).toMatch(/^\uFEFF?(?:\r\n|[\r\n])?$/);
        behind = span.start;
        for (const each of cells) {
          expect(all.slice(behind, each.span.start).trim()).toMatch(new RegExp(`^[${sign}]?$`));
          behind = each.span.end;
        }
        expect(all.slice(behind, span.end).trim()).toBe('');
        behind = span.end;
      }
      expect(all.slice(behind)).toMatch(/^\uFEFF?(?:\r\n|[\r\n])?$/);
    }),
    { numRuns: runs(3000) },
  );
});

test('large tables and long runs of quotes take time in proportion', () => {
  expect(readCsvTable(`a,b,c\n${'1,"x ""y""",3\n'.repeat(100_000)}`).rows.length).toBe(100_001);
  for (const part of ['"', '"x\n', '"""\n', ',"\n', '"" \n', '"\n""'])
    expect(readCsvTable(part.repeat(50_000)).rows.length).toBeGreaterThan(0);
});
