import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../server/src/messages/language.ts';
import { readingsInFile } from '../../server/src/statistics/data-file.ts';

const short = (text: string) =>
  readingsInFile(text).readings.map(({ period, value, n, note }) => [period, value, n, note]);
const faults = (text: string) =>
  readingsInFile(text).faults.map(({ span, message }) => [
    text.slice(0, span.start).split('\n').length,
    text.slice(span.start, span.end),
    english.text(message),
  ]);

describe('readings in a data file', () => {
  test.each([
    ['as documented', 'period,value,n,note\n2025-01,1.5,3,"a, b"\n2025-02,,,closed\n'],
    [
      'other order, upper case, unknown columns',
      'Note,x,N,Value,Period\n"a, b",9,3,1.5,2025-01\nclosed,,,,2025-02',
    ],
    [
      'semicolons, decimal commas and CRLF',
      'period;value;n;note\r\n2025-01;1,5;3;a, b\r\n\r\n2025-02;;;closed',
    ],
    ['tabs', 'period\tvalue\tn\tnote\n2025-01\t1.5\t3\ta, b\n2025-02\t\t\tclosed\n'],
    ['no header', '2025-01,1.5,3,"a, b"\n2025-02,,,closed\n'],
    [
      'byte-order mark and blank lines',
      '\uFEFF\n\nperiod,value,n,note\n2025-01,1.5,3,"a, b"\n\n2025-02,,,closed',
    ],
  ])('%s', (_name, text) => {
    expect(faults(text)).toEqual([]);
    expect(short(text)).toEqual([
      ['2025-01', 1.5, 3, 'a, b'],
      ['2025-02', null, null, 'closed'],
    ]);
  });

  test.each<[string, string, readonly (readonly [number, string, RegExp])[]]>([
    ['empty', '', []],
    ['blank lines only', '\n \n', []],
    [
      'no such columns',
      'a,b\n1,2\n',
      [[1, 'a,b', /^This table has no column `period` or no column `value`/]],
    ],
    ['no number', 'period,value\n2025-01,1e999\n', [[2, '1e999', /^`1e999` is not a number, so/]]],
    ['a number with words', 'period,value\n2025-01, 5 days\n', [[2, ' 5 days', /^`5 days` is not a number/]]],
    ['no period', 'period,value\nJan,1\n', [[2, 'Jan', /^`Jan` is not a period of the calendar, so/]]],
    [
      'a week that the year does not have',
      'period,value\n2027-W53,1\n',
      [[2, '2027-W53', /^The year 2027 has no week 53, so/]],
    ],
    [
      'cases that are no number',
      'period,value,n\n2025-01,1,some\n',
      [[2, 'some', /^`some` is not a number/]],
    ],
    [
      'too many cells',
      'period,value\n2025-01,1,late\n',
      [[2, '2025-01,1,late', /^This row has 3 cells and the header 2, so/]],
    ],
    [
      'too few cells',
      'period,value,n\n2025-01,1\n',
      [[2, '2025-01,1', /^This row has 2 cells and the header 3, so/]],
    ],
    [
      'a number in the other form',
      'period,value\n2025-02,1.5\n2025-01,"1,5"\n2025-03,1.7\n',
      [[3, '"1,5"', /^`1,5` is not written like the other numbers .* decimal point: write `1\.5`\.$/]],
    ],
    [
      'a number that can be one or another',
      'period;value\n2025-01;1.234\n',
      [[2, '1.234', /^`1\.234` can be 1234 or 1,234, so/]],
    ],
    [
      'a quote that is not closed',
      'period,value,note\n2025-01,1,"late\n',
      [[2, '"late', /^The quote that opens this cell/]],
    ],
    [
      'a line for spreadsheets',
      'sep=,\nperiod,value\n',
      [[1, 'sep=,', /^`sep=,` is a line for spreadsheet/]],
    ],
    [
      'a pointer to a large file',
      'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
      [
        [
          1,
          'version https://git-lfs.github.com/spec/v1',
          /^This is a pointer to a large file, not the file itself/,
        ],
      ],
    ],
  ])('%s: said, not thrown', (_name, text, expected) => {
    expect(faults(text)).toEqual(
      expected.map(([line, cell, message]) => [line, cell, expect.stringMatching(message)]),
    );
    expect(short(text).filter(([, value]) => !['1.5', '1.7'].includes(String(value)))).toEqual([]);
  });

  test('a decimal comma between commas is named where it stands, and its row is not read', () => {
    const text = 'period,value,n,note\n2023-Q2,4.4,1815,\n2023-Q3,4,5,1815,\n2023-Q4,4.5,1962,\n';
    expect(faults(text)).toEqual([
      [
        3,
        '4,5',
        'A number with a decimal comma makes this row one cell too long, so it is not read. Write `4.5`, or put it in quotes.',
      ],
    ]);
    expect(short(text).map(([period]) => period)).toEqual(['2023-Q2', '2023-Q4']);
    expect(readingsInFile(text)).toMatchObject({
      unreadRows: 1,
      unreadPeriods: [{ from: '2023-07-01', to: '2023-09-30' }],
    });
  });

  test.each<[string, string, readonly (number | null)[]]>([
    ['thousands set apart by commas', 'period,value\n2025-01,"1,234.5"\n2025-02,"12,345"\n', [1234.5, 12345]],
    ['by points', 'period;value\n2025-01;1.234,5\n2025-02;12.345\n', [1234.5, 12345]],
    ['by apostrophes and blanks', "period;value\n2025-01;1'234.5\n2025-02;12 345\n", [1234.5, 12345]],
    ['quotes around decimal commas', 'period,value\n2025-01,"4,5"\n2025-02,5\n', [4.5, 5]],
    ['points between semicolons', 'period;value\n2025-01;4.5\n2025-02;12.345\n', [4.5, 12.345]],
    ['three decimals between commas', 'period,value\n2025-01,1.234\n', [1.234]],
    ['three decimals after a zero', 'period;value\n2025-01;0.985\n2025-02;1.015\n', [0.985, 1.015]],
    [
      'signs, powers of ten and no value',
      'period,value\n2025-01,-1.5e3\n2025-02,+2\n2025-03,\n',
      [-1500, 2, null],
    ],
  ])('numbers in the form of their table: %s', (_name, text, values) => {
    expect(faults(text)).toEqual([]);
    expect(short(text).map(([, value]) => value)).toEqual(values);
  });

  test.each(['\n', '\r\n', '\r'])('line ends of two kinds are read as one (header with %j)', (end) => {
    const text = `period,value${end}2025-01,1\n2025-02,2\r\n2025-03,3\r2025-04,4`;
    expect(faults(text)).toEqual([]);
    expect(short(text).map(([period, value]) => [period, value])).toEqual([
      ['2025-01', 1],
      ['2025-02', 2],
      ['2025-03', 3],
      ['2025-04', 4],
    ]);
  });

  test('what is good next to what is bad is kept', () => {
    expect(short('period,value\n2025-01,x\n2025-02,2\n')).toEqual([['2025-02', 2, null, null]]);
  });

  test('a file beyond all measure is cut, quickly, and says so', () => {
    const text = `period,value\n${'2025-01,1\n'.repeat(500_000)}`;
    const { readings, faults: found, unreadRows } = readingsInFile(text);
    expect(readings.length).toBe(20_000);
    expect(found.at(-1)?.message.id).toBe('readings.file.long');
    expect(unreadRows).toBe(480_000);
  });

  test('any text gives readings or faults', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { value } of readingsInFile(`period,value\n${text}`).readings)
          expect(value === null || Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

test('a file without a header may begin with a period that has letters', () => {
  const { readings, faults } = readingsInFile('2025-Q1,91\n2025-Q2,92\n');
  expect(readings.map(({ period, value }) => [period, value])).toEqual([
    ['2025-Q1', 91],
    ['2025-Q2', 92],
  ]);
  expect(faults).toEqual([]);
});
