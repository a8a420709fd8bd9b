import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import { excerpt } from '../../text/oddity.ts';
import { columnLetters, type Sheet } from '../../text/sheet-cells.ts';
import type { Names } from '../cell-values/names.ts';
import type { Header } from '../table-rows/columns.ts';
import type { ReadRows } from '../table-rows/rows.ts';

const say = defineMessages('import.note', {
  above: 'The labels stand in row {row, number}; what stands above is not read.',
  hiddenRows:
    '{count, plural, one {# hidden row is} other {# hidden rows are}} read like the others: {rows}.',
  hiddenColumns:
    '{count, plural, one {# hidden column is} other {# hidden columns are}} read like the others: {columns}.',
  merged:
    '{count, plural, one {# range of cells is} other {# ranges of cells are}} merged, and what it holds counts for its first row alone: {ranges}.',
  times: '{count, plural, one {# date has} other {# dates have}} a time of day, which is left out.',
  names:
    '{count, plural, one {# name is} other {# names are}} written as the id of the record called so: {names}.',
  name: '{name} → {id}',
  dangling: '{count, plural, one {# id leads} other {# ids lead}} to no record yet: {ids}.',
  made: 'No column gives ids, so they are made: {first}{count, plural, one {} other { to {last}}}.',
  parts: 'The rows are divided into {count, number} files, since one would be too large to be signed.',
});

const listedMost = 8;

const shortly = (items: readonly string[]) => listed(items.slice(0, 1000), 'and', listedMost);

/** What somebody should know of how a table was read. */
export function notesOn(
  sheet: Sheet,
  header: Header,
  rows: ReadRows,
  names: Names,
  files: number,
): readonly Message[] {
  const below = sheet.rows.filter(({ number }) => number > header.row);
  const hidden = below.filter((row) => row.hidden);
  const columns = header.columns.filter(({ index }) =>
    sheet.hiddenColumns.some(([first, last]) => index >= first && index <= last),
  );
  const merged = sheet.merged.filter(({ bottom, top }) => bottom > header.row && bottom > top);
  const notes: (Message | null)[] = [
    sheet.rows[0]!.number < header.row ? say.above({ row: header.row }) : null,
    hidden.length > 0
      ? say.hiddenRows({ count: hidden.length, rows: shortly(hidden.map(({ number }) => String(number))) })
      : null,
    columns.length > 0
      ? say.hiddenColumns({
          count: columns.length,
          columns: shortly(columns.map(({ index }) => columnLetters(index))),
        })
      : null,
    merged.length > 0
      ? say.merged({ count: merged.length, ranges: shortly(merged.map(({ ref }) => ref)) })
      : null,
    rows.times > 0 ? say.times({ count: rows.times }) : null,
    names.found.length > 0
      ? say.names({
          count: names.found.length,
          names: listed(
            names.found.map(([name, id]) => say.name({ name: excerpt(name), id })),
            'and',
            listedMost,
          ),
        })
      : null,
    names.dangling.length > 0
      ? say.dangling({ count: names.dangling.length, ids: shortly(names.dangling) })
      : null,
    rows.made.length > 0
      ? say.made({ count: rows.made.length, first: rows.made[0]!, last: rows.made.at(-1)! })
      : null,
    files > 1 ? say.parts({ count: files }) : null,
  ];
  return notes.filter((note) => note !== null);
}
