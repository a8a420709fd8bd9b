import { defineMessages } from '../../messages/define-messages.ts';
import type { Cell, Row, Table } from '../blocks.ts';
import { contentOf, shownColumns } from '../columns.ts';
import { wordsOf } from '../writer-context.ts';
import type { HtmlContext } from './context.ts';
import { inlineHtml, sourceAttributes, topicAttributes } from './inline.ts';
import { html, type Markup } from './markup.ts';

const say = defineMessages('document.table', { name: 'Table: {caption}', matrix: 'Matrix: {caption}' });

/** A table in a frame that scrolls where it is too wide. Nothing for no rows. */
export function tableHtml(context: HtmlContext, table: Table): Markup | null {
  const { caption, rows, layout, quietCaption } = table;
  if (rows.length === 0) return null;
  const columns = shownColumns(table);
  const form = layout ?? (columns.length > 3 ? 'cards' : 'plain');
  const isCards = form === 'cards' || form === 'lines' || form === 'ledger';
  const classes = [
    form === 'matrix' && 'matrix',
    form !== 'matrix' && form !== 'ledger' && columns.length <= 3 && 'few',
    isCards && 'cards',
    form === 'lines' && 'lines',
    form === 'ledger' && 'ledger',
  ].filter((each) => each !== false);
  // Rows shown as cards are no longer a table to every browser, unless the roles say so.
  const role = (name: string): Markup | null => (isCards ? html` role="${name}"` : null);
  const name = form === 'matrix' ? say.matrix({ caption }) : say.name({ caption });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${wordsOf(context, name)}"><table${classAttribute(classes)}${role('table')}>
<caption${quietCaption ? html` class="spoken"` : null}>${inlineHtml(context, caption)}</caption>
<thead${role('rowgroup')}><tr${role('row')}>${columns.map(
    ({ title, numeric }) =>
      html`<th scope="col"${role('columnheader')}${align(numeric)}>${inlineHtml(context, title)}</th>`,
  )}</tr></thead>
<tbody${role('rowgroup')}>${rows.map(rowHtml)}</tbody>
</table></div>`;

  function rowHtml({ cells, source, topics, id, isSum }: Row): Markup {
    return html`<tr${role('row')}${id === null || id === undefined ? null : html` id="${id}"`}${isSum === true ? html` class="sum"` : null}${sourceAttributes(source)}${topicAttributes(topics)}>${columns.map(
      ({ title, numeric, index }) => {
        const cell = cells[index];
        const shown = inlineHtml(context, contentOf(cell));
        return index === 0
          ? html`<th scope="row"${role('rowheader')}${align(numeric)}>${shown}</th>`
          : html`<td${role('cell')}${align(numeric) ?? fieldClass(cell)}${isCards ? html` data-label="${wordsOf(context, title)}"` : null}>${shown}</td>`;
      },
    )}</tr>`;
  }
}

const align = (numeric: boolean | undefined): Markup | null => (numeric === true ? html` class="n"` : null);

const classAttribute = (classes: readonly string[]): Markup | null =>
  classes.length === 0 ? null : html` class="${classes.join(' ')}"`;

function fieldClass(cell: Cell): Markup | null {
  if (cell === null || typeof cell !== 'object' || !('is' in cell) || cell.is !== 'field') return null;
  return classAttribute([cell.marked ? 'high' : '', cell.held ? 'held' : ''].filter((each) => each !== ''));
}
