import type { VirtualItem } from '@tanstack/virtual-core';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TableRow } from '../../../server/src/main/lsp/protocol/tables.ts';
import { say } from '../table-words.ts';
import type { Line } from './arrangement.ts';
import { cellContent } from './cell-view.ts';
import { cellText, foundIn, isRightAligned, wholeText, whyLocked } from './cells.ts';
import { boxes, headings } from './cursor.ts';
import { type Actions, cellKey, type Screen, type ShownColumn } from './screen.ts';

/** Pixels. */
export const lineHeight = 28;
export const headingHeight = 32;
export const boxWidth = 34;

/** Widths of all columns, as the style sheet lays out each line by them. */
const trackWidths = ({ columns }: Screen): string =>
  [boxWidth, ...columns.map(({ width }) => width)].map((width) => `${width}px`).join(' ');

/** Columns that stay where they are when the table is moved sideways. */
const isHeld = (position: number): boolean => position < 1;

function heading(screen: Screen, shown: ShownColumn, position: number): TemplateResult {
  const { column } = shown;
  const { key, title, description } = column;
  const { arrangement, cursor, words } = screen;
  const { sort } = arrangement;
  const direction = sort?.column !== key ? 'none' : sort.isDescending ? 'descending' : 'ascending';
  const isFiltered = arrangement.filters.has(key);
  const isHere = cursor.line === headings && cursor.column === key;
  return html`<div
    class="cell heading ${isHeld(position) ? 'held' : ''} ${isRightAligned(column.kind) ? 'right' : ''}"
    role="columnheader"
    aria-sort=${direction}
    aria-colindex=${position + 2}
    tabindex=${isHere ? 0 : -1}
    data-line=${headings}
    data-column=${key}
    title=${description === '' ? title : `${title}: ${description}`}
  >
    <span class="name">${title}</span
    >${
      direction === 'none'
        ? nothing
        : html`<span class="mark" aria-hidden="true">${direction === 'ascending' ? '↑' : '↓'}</span>`
    }${
      isFiltered ? html`<span class="mark">⧩<span class="spoken">${words.filtered}</span></span>` : nothing
    }<button
      class="menu"
      tabindex="-1"
      aria-label=${say(words.columnMenu, title)}
      aria-haspopup="dialog"
      data-menu=${key}
    >
      <svg class="icon" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path d="M2 4l4 4 4-4"></path></svg></button
    ><span class="edge" data-edge=${key} aria-hidden="true"></span>
  </div>`;
}

function headingLine(screen: Screen, act: Actions): TemplateResult {
  const { columns, cursor, words, ticked, arrangement } = screen;
  const isHere = cursor.line === headings && cursor.column === boxes;
  const isAll = ticked.size > 0 && ticked.size >= arrangement.count;
  return html`<div class="line headings" role="row" aria-rowindex="1">
    <div
      class="cell box held"
      role="columnheader"
      aria-colindex="1"
      tabindex=${isHere ? 0 : -1}
      data-line=${headings}
      data-column=${boxes}
      aria-label=${words.selectAll}
    >
      <input
        type="checkbox"
        tabindex="-1"
        aria-label=${words.selectAll}
        .checked=${isAll}
        .indeterminate=${ticked.size > 0 && !isAll}
        @change=${({ target }: Event) => act.tickAll((target as HTMLInputElement).checked)}
      />
    </div>
    ${repeat(
      columns,
      ({ column }) => column.key,
      (shown, position) => heading(screen, shown, position),
    )}
  </div>`;
}

function groupLine(screen: Screen, line: Extract<Line, { kind: 'group' }>): TemplateResult {
  const { cursor, columns, words, arrangement, view } = screen;
  const isHere = cursor.line === line.key;
  const title = view.columns.find(({ key }) => key === arrangement.group)?.title ?? '';
  const label = line.label === '' ? words.none : line.label;
  return html`<div
    class="cell group ${isHere ? 'here' : ''}"
    role="gridcell"
    aria-colindex="1"
    aria-colspan=${columns.length + 1}
    aria-expanded=${line.isOpen}
    tabindex=${isHere ? 0 : -1}
    data-line=${line.key}
    data-column=${boxes}
    data-group=${line.key}
  >
    <span class="mark" aria-hidden="true">${line.isOpen ? '▾' : '▸'}</span>${say(
      words.group,
      title,
      label,
      line.count,
    )}
  </div>`;
}

interface Placed {
  readonly key: string;
  readonly row: TableRow;
  /** Position among the lines that can be reached, the headings first. */
  readonly at: number;
}

/** Cells are made anew where anything that they are made of is another: most lines stay as they are while others come. */
function rowCells(screen: Screen, act: Actions, placed: Placed): unknown {
  const { columns, cursor, block, pending, ticked, words, view } = screen;
  const { key, row, at } = placed;
  const isIn = block !== null && at >= block.top && at <= block.bottom;
  return guard(
    [
      ...[row, columns, view.columns, words, view.files[row.file]?.state, ticked.has(key)],
      cursor.line === key ? cursor.column : null,
      isIn ? `${block.left} ${block.right}` : null,
      pending.size === 0
        ? null
        : JSON.stringify(columns.map(({ column }) => pending.get(cellKey(key, column.key))?.text)),
    ],
    () => cellsOf(screen, act, placed),
  );
}

function cellsOf(screen: Screen, act: Actions, { key, row, at }: Placed): TemplateResult {
  const { columns, cursor, block, pending, ticked, words, view } = screen;
  const isTicked = ticked.has(key);
  const isBoxHere = cursor.line === key && cursor.column === boxes;
  const name = cellText(row.cells[0]);
  const isWaiting = view.files[row.file]?.state !== 'good';
  const findingsAt = view.columns.findIndex(({ kind }) => kind === 'findings');
  return html`<div
      class="cell box held"
      role="gridcell"
      aria-colindex="1"
      tabindex=${isBoxHere ? 0 : -1}
      data-line=${key}
      data-column=${boxes}
    >
      <input
        type="checkbox"
        tabindex="-1"
        aria-label=${say(words.selectRow, name)}
        .checked=${isTicked}
        @change=${({ target }: Event) => act.tick(key, (target as HTMLInputElement).checked)}
      />
    </div>
    ${columns.map(({ column, index, width }, position) => {
      const isHere = cursor.line === key && cursor.column === column.key;
      const isIn =
        block !== null &&
        at >= block.top &&
        at <= block.bottom &&
        position + 1 >= block.left &&
        position + 1 <= block.right;
      const isLocked = whyLocked(column, row, index) !== null || isWaiting;
      const found = foundIn(row, findingsAt, column.key);
      const content = cellContent(column, row, index, pending.get(cellKey(key, column.key)));
      return html`<div
        class="cell ${isHeld(position) ? 'held' : ''} ${isRightAligned(column.kind) ? 'right' : ''} ${isIn ? 'in' : ''} ${isHere ? 'here' : ''} ${found === null ? '' : `found ${found.severity}`} kind-${column.kind}"
        title=${found?.text ?? wholeText(row.cells[index], width) ?? nothing}
        aria-invalid=${found === null ? nothing : 'true'}
        role=${position === 0 ? 'rowheader' : 'gridcell'}
        aria-colindex=${position + 2}
        aria-selected=${isIn || isTicked}
        aria-readonly=${isLocked}
        tabindex=${isHere ? 0 : -1}
        data-line=${key}
        data-column=${column.key}
        >${content}</div
      >`;
    })}`;
}

/** The lines that can be seen, and some around them. */
export function gridView(
  screen: Screen,
  act: Actions,
  items: readonly VirtualItem[],
  height: number,
): TemplateResult {
  const { lines, columns, view, words } = screen;
  return html`<div
    class="grid"
    id="grid"
    role="grid"
    aria-label=${say(words.table, view.title)}
    aria-rowcount=${lines.length + 1}
    aria-colcount=${columns.length + 1}
    aria-multiselectable="true"
    aria-busy=${!screen.isComplete}
    .style=${`--tracks:${trackWidths(screen)}`}
  >
    <div role="rowgroup" class="head">${headingLine(screen, act)}</div>
    <div role="rowgroup" class="body" .style=${`height:${height}px`}>
      ${repeat(
        items,
        ({ index }) => lines[index]!.key,
        ({ index, start }) => {
          const line = lines[index]!;
          const isRow = line.kind === 'row';
          const file = isRow ? view.files[line.row.file] : undefined;
          const isWaiting = file !== undefined && file.state !== 'good';
          return html`<div
            class="line ${isRow ? (line.row.isOver === true ? 'over' : '') : 'groups'} ${isWaiting ? 'waiting' : ''}"
            role="row"
            aria-rowindex=${index + 2}
            .style=${`transform:translateY(${start - headingHeight}px)`}
          >
            ${isRow ? rowCells(screen, act, { key: line.key, row: line.row, at: index + 1 }) : groupLine(screen, line)}
          </div>`;
        },
      )}
    </div>
  </div>`;
}
