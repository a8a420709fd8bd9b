import type { Cell, Table } from '../blocks.ts';
import { contentOf, shownColumns } from '../columns.ts';
import type { MarkdownContext } from './context.ts';
import { bold, inlineMarkdown } from './inline.ts';

/** Stands in cells that are marked, where a page shades them. */
const mark = '·';

/** A table under its caption; nothing for no rows. */
export function tableMarkdown(context: MarkdownContext, table: Table): readonly string[] {
  const { caption, rows, layout, quietCaption } = table;
  if (rows.length === 0) return [];
  const columns = shownColumns(table);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cellOf = (cell: Cell): string => {
    const shown = inlineMarkdown(context, contentOf(cell)).trim();
    return isMarked(cell) ? `${mark} ${shown}`.trim() : shown;
  };
  const head = line(columns.map(({ title }) => inlineMarkdown(context, title)));
  const body = rows.map(({ cells }) =>
    line(
      columns.map(({ index }) =>
        layout === 'matrix' && index === 0 ? bold(cellOf(cells[index])) : cellOf(cells[index]),
      ),
    ),
  );
  const rule = `|${columns.map(({ numeric }) => (numeric === true ? '--:' : '---')).join('|')}|`;
  return [
    ...(quietCaption ? [] : [bold(inlineMarkdown(context, caption))]),
    [head, rule, ...body].join('\n'),
  ];
}

const isMarked = (cell: Cell): boolean =>
  cell !== null && typeof cell === 'object' && 'is' in cell && cell.is === 'field' && cell.marked;
