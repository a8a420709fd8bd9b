import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../server/src/messages/language.ts';
import { readingsInFile } from '../../server/src/statistics/data-file.ts';

const short = (text: string) =>
  readingsInFile(text).readings.map(({ period, value, n, note }) => [period, value, n, note]);
const faults = (text: string) =>
  readingsInFile(text).faults.map(({ line, what }) => [line, english.text(what)]);

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

  test.each<[string, string, readonly (readonly [number | null, string])[]]>([
    ['empty', '', []],
    ['blank lines only', '\n \n', []],
    ['no such columns', 'a,b\n1,2\n', [[1, 'line 1 (no column `period` or no column `value`)']]],
    ['no number', 'period,value\n2025-01,1e999\n', [[2, 'line 2 ("1e999" is not a number)']]],
    ['a number with words', 'period,value\n2025-01,5 days\n', [[2, 'line 2 ("5 days" is not a number)']]],
    [
      'no period',
      'period,value\nJan,1\n',
      [[2, 'line 2 ("Jan" is not a period such as 2026-01 or 2026-Q1)']],
    ],
    [
      'a decimal comma between commas',
      'period,value\n2025-01,"1,5"\n',
      [[2, 'line 2 ("1,5" is not a number)']],
    ],
  ])('%s: said, not thrown', (_name, text, expected) => {
    expect(faults(text)).toEqual(expected);
    expect(short(text)).toEqual([]);
  });

  test('what is good next to what is bad is kept', () => {
    expect(short('period,value\n2025-01,x\n2025-02,2\n')).toEqual([['2025-02', 2, null, null]]);
  });

  test('a file beyond all measure is cut, quickly, and says so', () => {
    const text = `period,value\n${'2025-01,1\n'.repeat(500_000)}`;
    const { readings, faults: found } = readingsInFile(text);
    expect(readings.length).toBe(20_000);
    expect(found.at(-1)?.what.id).toBe('readings.file.long');
  });

  test('faults are bounded', () => {
    expect(readingsInFile(`period,value\n${'x,1\n'.repeat(5000)}`).faults.length).toBe(100);
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
