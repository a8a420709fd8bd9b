import { describe, expect, test } from 'vitest';
import { monthNamed } from '../../server/src/text/month-names.ts';
import { writtenDate } from '../../server/src/text/written-date.ts';
import { writtenNumber } from '../../server/src/text/written-number.ts';

const open = { order: null, pointsAreDmy: false } as const;
const german = { order: null, pointsAreDmy: true } as const;

/** The day, or both days it could be. */
function read(text: string, reading: Parameters<typeof writtenDate>[1] = open): string {
  const date = writtenDate(text, reading);
  if (date.kind === 'ambiguous') return `${date.dmy} or ${date.mdy}`;
  return date.kind === 'none' ? 'none' : `${date.day}${date.hasTime ? ' with time' : ''}`;
}

describe('a date', () => {
  test.each([
    ['2026-02-01', '2026-02-01'],
    ['2026-2-1', '2026-02-01'],
    ['2026/02/01', '2026-02-01'],
    ['2026.02.01', '2026-02-01'],
    ['2026-02-01T00:00:00Z', '2026-02-01'],
    ['2026-02-01 00:00', '2026-02-01'],
    ['2026-02-01T23:30:00+01:00', '2026-02-01 with time'],
    ['08-Oct-25', '2025-10-08'],
    ['8 OCT 2025', '2025-10-08'],
    ['8. Oktober 2025', '2025-10-08'],
    ['08.Okt.2025', '2025-10-08'],
    ['1. März 2026', '2026-03-01'],
    ['1. Ma\u0308rz 2026', '2026-03-01'],
    ['8 de octubre de 2025', '2025-10-08'],
    ['1er août 2025', '2025-08-01'],
    ['8 dicembre 2025', '2025-12-08'],
    ['8 de dezembro de 2025', '2025-12-08'],
    ['October 8, 2025', '2025-10-08'],
    ['Oct 8th 2025', '2025-10-08'],
    ['13/04/2018', '2018-04-13'],
    ['04/13/2018', '2018-04-13'],
    ['04/04/2018', '2018-04-04'],
    ['13.4.18', '2018-04-13'],
    ['13/04/2018 14:05', '2018-04-13 with time'],
    ['4/13/2018 12:00:00 AM', '2018-04-13'],
    ['4/13/2018 12:00 PM', '2018-04-13 with time'],
    ['29-Feb-2024', '2024-02-29'],
    ['31-Dec-99', '1999-12-31'],
  ])('%s has one reading: %s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['04/06/2018', '2018-06-04 or 2018-04-06'],
    ['4-6-18', '2018-06-04 or 2018-04-06'],
    ['01.02.2026', '2026-02-01 or 2026-01-02'],
  ])('%s has two: %s', (text, expected) => expect(read(text)).toBe(expected));

  test('with points is read as in German where the text is', () => {
    expect(read('01.02.2026', german)).toBe('2026-02-01');
    expect(read('1. 2. 2026', german)).toBe('2026-02-01');
    expect(read('01/02/2026', german)).toBe('2026-02-01 or 2026-01-02');
    expect(read('02.13.2026', german)).toBe('none');
  });

  test('is read in the order that somebody says', () => {
    expect(read('04/06/2018', { ...open, order: 'dmy' })).toBe('2018-06-04');
    expect(read('04/06/2018', { ...open, order: 'mdy' })).toBe('2018-04-06');
    expect(read('13/04/2018', { ...open, order: 'mdy' })).toBe('none');
    expect(read('2018-04-13', { ...open, order: 'mdy' })).toBe('2018-04-13');
  });

  test.each([
    '30.02.2026',
    '2026-02-30',
    '29-Feb-2025',
    '00/01/2026',
    '08-Oct-55',
    '8 Octember 2025',
    'October 2025',
    '2026-02',
    '20260201',
    '46042',
    '1/2',
    '1-2/2026',
    'tomorrow',
    '',
    'x'.repeat(100_000),
  ])('is not %.20s', (text) => expect(read(text)).toBe('none'));
});

test.each([
  ['Jänner', 1],
  ['févr.', 2],
  ['Mrz', 3],
  ['MAI', 5],
  ['set', 9],
  ['out', 10],
  ['ott', 10],
  ['dic', 12],
  ['Montag', null],
  ['constructor', null],
])('%s is month %s', (name, number) => expect(monthNamed(name)).toBe(number));

describe('a number', () => {
  test.each([
    ['12', 12],
    ['007', 7],
    ['-3', -3],
    ['\u22123,5', -3.5],
    ['+2', 2],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['12.3456', 12.3456],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234.567', 1_234_567],
    ['1,234,567', 1_234_567],
    ["1'234.50", 1234.5],
    ['1 234,50', 1234.5],
    ['1\u202f234', 1234],
    ['1234.567', 1234.567],
    ['-0', 0],
  ])('%s is %d', (text, value) => expect(writtenNumber(text)).toBe(value));

  test.each(['1,234', '1.234', '12.345', '123,456'])('%s can be read in two ways', (text) =>
    expect(writtenNumber(text)).toBe('ambiguous'),
  );

  test.each([
    '',
    'x',
    '0x1F',
    '1e5',
    'NaN',
    '1..5',
    '1,2,3',
    '1.23.456',
    '.5',
    '5.',
    '1-2',
    '12 pcs',
    '5 %',
    '9'.repeat(50),
  ])('is not %.20s', (text) => expect(writtenNumber(text)).toBeNull());
});
