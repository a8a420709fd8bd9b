import { expect, test } from 'vitest';
import { Arrangement, type Line } from '../../client/page/table/arrangement.ts';
import { changedRows } from '../../client/page/table/rows.ts';
import type { TableRow } from '../../server/src/main/lsp/protocol.ts';
import { rowOf, viewOf } from './tables.ts';

const { columns } = viewOf(0);

function arranged(rows: readonly TableRow[]): Arrangement {
  const arrangement = new Arrangement(columns);
  arrangement.rows = rows;
  return arrangement;
}

const textOf = (line: Line): string =>
  line.kind === 'group' ? `${line.label} (${line.count})` : String(line.row.cells[0]);

const rows = [5, 1, 3, 2, 4].map((at) => rowOf(at));

test('rows stand in the order they come in, or in that of a column, with nothing at the end', () => {
  const arrangement = arranged(rows);
  expect(arrangement.lines().map(textOf)).toEqual([
    'RSK-0005',
    'RSK-0001',
    'RSK-0003',
    'RSK-0002',
    'RSK-0004',
  ]);
  arrangement.sort = { column: 'rating', isDescending: false };
  expect(arrangement.lines().map(textOf)).toEqual([
    'RSK-0005',
    'RSK-0004',
    'RSK-0003',
    'RSK-0002',
    'RSK-0001',
  ]);
  const empty = { ...rows[0]!, key: 'empty', cells: columns.map(() => '') };
  for (const isDescending of [false, true]) {
    const some = arranged([empty, ...rows]);
    some.sort = { column: 'id', isDescending };
    expect(textOf(some.lines().at(-1)!)).toBe('');
  }
});

test('figures in texts and accents are sorted as people do', () => {
  const some = arranged(
    ['Step 10', 'Step 9', 'Öl', 'Oktober', 'zuletzt'].map((title, at) => ({
      ...{ key: title, file: 0, cells: rowOf(at).cells.map((each, index) => (index === 1 ? title : each)) },
    })),
  );
  some.sort = { column: 'title', isDescending: false };
  expect(some.lines().map(({ key }) => key)).toEqual(['Oktober', 'Öl', 'Step 9', 'Step 10', 'zuletzt']);
});

test('groups are open, can be closed, and stand in their order', () => {
  const arrangement = arranged(rows);
  arrangement.group = 'owner';
  expect(arrangement.lines().map(textOf)).toEqual([
    ...[
      'Role 0 (1)',
      'RSK-0005',
      'Role 1 (1)',
      'RSK-0001',
      'Role 2 (1)',
      'RSK-0002',
      'Role 3 (1)',
      'RSK-0003',
    ],
    ...['Role 4 (1)', 'RSK-0004'],
  ]);
  arrangement.toggle(arrangement.lines()[0]!.key);
  expect(arrangement.lines().map(textOf).slice(0, 3)).toEqual(['Role 0 (1)', 'Role 1 (1)', 'RSK-0001']);
  expect(arrangement.count).toBe(5);
  arrangement.toggle(arrangement.lines()[0]!.key);
  arrangement.rows = rows.slice(1);
  expect(arrangement.lines()).toHaveLength(8);
});

test('filters hold for one column each, the search for all', () => {
  const arrangement = arranged(Array.from({ length: 30 }, (_, at) => rowOf(at)));
  arrangement.setFilter('status', { kind: 'values', values: ['open', 'closed'] });
  expect(arrangement.count).toBe(20);
  arrangement.setFilter('nextReview', { kind: 'marked' });
  expect(arrangement.lines().map(textOf)).toEqual(['RSK-0000', 'RSK-0009', 'RSK-0018', 'RSK-0027']);
  arrangement.setFilter('status', null);
  arrangement.setFilter('title', { kind: 'text', text: 'number 1' });
  expect(arrangement.lines().map(textOf)).toEqual(['RSK-0018']);
  arrangement.clearFilters();
  arrangement.setFilter('$findings', { kind: 'marked' });
  expect(arrangement.lines().map(textOf)).toEqual([
    'RSK-0000',
    'RSK-0007',
    'RSK-0014',
    'RSK-0021',
    'RSK-0028',
  ]);
  arrangement.sought = '0021';
  expect(arrangement.lines().map(textOf)).toEqual(['RSK-0021']);
  arrangement.setFilter('accepted', { kind: 'values', values: [''] });
  arrangement.sought = '';
  expect(arrangement.count).toBe(5);
});

test('changed rows take the place they are given, and others stay what they were', () => {
  const row = (key: string): TableRow => ({ key, file: 0, cells: [key] });
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(row) as [TableRow, TableRow, TableRow, TableRow];
  const keys = (changed: Parameters<typeof changedRows>[1]): string =>
    changedRows([a, b, c], changed)
      .map(({ key, cells }) => `${key}${cells.length > 1 ? '!' : ''}`)
      .join('');
  const changed = { ...b, cells: ['b', 'new'] };
  expect(keys({ rows: [{ row: changed, after: 'a' }], removed: [] })).toBe('ab!c');
  expect(keys({ rows: [{ row: changed, after: 'c' }], removed: [] })).toBe('acb!');
  expect(keys({ rows: [{ row: d, after: null }], removed: ['a'] })).toBe('dbc');
  expect(
    keys({
      rows: [
        { row: d, after: 'b' },
        { row: row('e'), after: 'd' },
      ],
      removed: ['c'],
    }),
  ).toBe('abde');
  expect(keys({ rows: [{ row: d, after: 'unheard-of' }], removed: [] })).toBe('abcd');
  const same = [a, b, c];
  expect(changedRows(same, { rows: [], removed: [] })).toBe(same);
  expect(changedRows(same, { rows: [{ row: changed, after: 'a' }], removed: [] })[2]).toBe(c);
});
