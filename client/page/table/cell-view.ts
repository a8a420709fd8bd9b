import { html, nothing, type TemplateResult } from 'lit';
import type { TableColumn, TableRow } from '../../../server/src/main/lsp/protocol/tables.ts';
import { detailsOf } from './cells.ts';
import type { Pending } from './screen.ts';
import { sparkline } from './sparkline.ts';

/** Shapes that go with colours, for those who do not see these. */
export const marks: Readonly<Record<string, string>> = {
  error: '×',
  warning: '▲',
  information: '●',
  high: '▲',
  medium: '◆',
  low: '▼',
  good: '✓',
};

/** What stands in a cell: texts are put in as texts, whatever they hold. */
export function cellContent(
  { kind }: TableColumn,
  row: TableRow,
  index: number,
  pending: Pending | undefined,
): TemplateResult | string {
  if (pending !== undefined) return html`<span class="pending">${pending.text}</span>`;
  const { text, level, detail, points } = detailsOf(row.cells[index]);
  if (level === undefined && detail === undefined && points === undefined) return text;
  const isChip = kind === 'rating' || kind === 'findings' || kind === 'signed-state';
  const mark = level === undefined || kind === 'due' ? undefined : marks[level];
  return html`<span class="said ${level === undefined ? '' : `level ${level}`} ${isChip ? 'chip' : ''}"
      >${points === undefined ? nothing : sparkline(points)}${
        mark === undefined ? nothing : html`<span class="mark" aria-hidden="true">${mark}</span>`
      }${text}</span
    >${
      detail === undefined
        ? nothing
        : html`<span class="detail ${kind === 'due' && level !== undefined ? `level ${level}` : ''}">${detail}</span>`
    }`;
}
