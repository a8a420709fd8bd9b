import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tabbed, untabbed } from '../../client/page/table/clipboard.ts';
import { moved } from '../../client/page/table/cursor.ts';
import { tableMessage } from '../../client/src/table/messages.ts';
import { editedText } from '../../client/src/table/texts.ts';
import { runs } from '../property-runs.ts';

test('cells of the clipboard come back as they went, and none is a formula elsewhere', () => {
  const rows = [
    ['plain', 'two\nlines', 'a "quoted" word'],
    ['', 'tab\there', '-12.5'],
  ];
  expect(untabbed(tabbed(rows))).toEqual(rows);
  expect(tabbed([['=1+1', '@SUM(A1)', '+49 30', '-cmd', '-5', '+3,5 %']])).toBe(
    "'=1+1\t'@SUM(A1)\t'+49 30\t'-cmd\t-5\t+3,5 %",
  );
  expect(untabbed('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(untabbed('"open\tand never closed')).toEqual([['open\tand never closed']]);
});

test('edits are made where they stand, whatever ends the lines', () => {
  const at = (line: number, character: number, endLine: number, end: number, newText: string) => ({
    range: { start: { line, character }, end: { line: endLine, character: end } },
    newText,
  });
  const text = 'id: R-1\r\ntitle: Old\r\nowner: X\r\n';
  expect(editedText(text, [at(1, 7, 1, 10, 'New'), at(2, 0, 3, 0, '')])).toBe('id: R-1\r\ntitle: New\r\n');
  expect(editedText(text, [at(1, 0, 1, 0, 'a: 1\r\n'), at(1, 0, 1, 0, 'b: 2\r\n')])).toBe(
    'id: R-1\r\na: 1\r\nb: 2\r\ntitle: Old\r\nowner: X\r\n',
  );
  expect(editedText('a: 1', [at(0, 4, 0, 4, '\nb: 2')])).toBe('a: 1\nb: 2');
});

test('a line is found by its number, whatever mix of ends there is', () => {
  const pieces = fc.array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', ''), { maxLength: 12 });
  fc.assert(
    fc.property(pieces, fc.nat(8), fc.nat(3), (parts, line, character) => {
      const text = parts.join('');
      const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)];
      const at = Math.min((starts[line] ?? text.length) + character, starts[line + 1] ?? text.length);
      const range = { start: { line, character }, end: { line, character } };
      expect(editedText(text, [{ range, newText: '|' }])).toBe(`${text.slice(0, at)}|${text.slice(at)}`);
    }),
    { numRuns: runs(500) },
  );
});

test('keys lead to the next cell, line, page and end, and never out of the table', () => {
  const extent = { lines: ['#headings', 'a', 'b', 'c'], columns: ['#boxes', 'x', 'y'], page: 2 };
  const go = (key: string, withControl = false): unknown =>
    moved({ line: 'b', column: 'x' }, key, withControl, extent);
  expect(go('ArrowUp')).toEqual({ line: 'a', column: 'x' });
  expect(go('ArrowDown', true)).toEqual({ line: 'c', column: 'x' });
  expect(go('Home')).toEqual({ line: 'b', column: '#boxes' });
  expect(go('Home', true)).toEqual({ line: 'a', column: '#boxes' });
  expect(go('PageUp')).toEqual({ line: 'a', column: 'x' });
  expect(go('PageDown')).toEqual({ line: 'c', column: 'x' });
  expect(go('End', true)).toEqual({ line: 'c', column: 'y' });
  expect(go('q')).toBeNull();
});

test('of what a page says only that is taken which it can mean', () => {
  const cells = [{ row: 'r', column: 'c', value: 'x' }];
  expect(tableMessage({ kind: 'edit', request: 1, cells })).not.toBeNull();
  for (const message of [
    null,
    'ready',
    { kind: 'toString' },
    { kind: 'edit', request: -1, cells },
    { kind: 'edit', request: 1, cells: [{ row: 'r', column: 'c', value: { $ref: 1 } }] },
    { kind: 'see', file: 0, line: 1.5, character: 0 },
    { kind: 'keep', layout: { shown: 'all', widths: {}, group: null, sort: null } },
  ])
    expect(tableMessage(message), JSON.stringify(message)).toBeNull();
});
