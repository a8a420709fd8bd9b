import type { SupplierEvaluation } from '../../model.ts';
import { day, money, number } from '../format.ts';
import { type Content, html, joined, type Markup } from '../html.ts';
import { more, named, state, table, tag, type View } from '../view.ts';

const evaluated = (entry: SupplierEvaluation | null): Content =>
  entry === null
    ? html`<span class="muted">none</span>`
    : joined(
        [
          entry.score === null ? null : html`<b>${number(entry.score)}</b>`,
          state(entry.decision),
          html`<span class="muted">${day(entry.date)}</span>`,
        ],
        ' ',
      );

/** Suppliers with their latest evaluation against the one before. */
export function suppliers(view: View): Markup {
  const { suppliers: found } = view.pack;
  if (found.items.length === 0) return html`<p>The records hold no suppliers.</p>`;
  // What is true of all of them need not be said of each.
  const told = found.items.some(({ critical }) => !critical);
  return html`${table(
    'Suppliers',
    [
      { title: 'Supplier' },
      { title: 'Provides' },
      { title: 'Latest evaluation' },
      { title: 'Before' },
      { title: 'Next', numeric: true },
      { title: 'Spend', numeric: true },
    ],
    found.items.map((each) => ({
      link: each.link,
      cells: [
        html`${named(view, each.link)} ${told && each.critical ? tag('critical to the product') : null}`,
        each.provides.join(', '),
        evaluated(each.evaluation),
        evaluated(each.before),
        joined(
          [
            each.nextEvaluation === null ? null : day(each.nextEvaluation),
            each.overdue ? tag('overdue', 'bad') : null,
          ],
          html`<br>`,
        ),
        each.spend === null ? '' : money(each.spend),
      ],
    })),
  )}${more(found)}`;
}
