import type { SupplierEntry, SupplierEvaluation } from '../../model.ts';
import { day, money, number } from '../format.ts';
import { type Content, html, joined, type Markup } from '../html.ts';
import { nothing } from '../nothing-words.ts';
import { idLink, more, named, state, table, tag, type View } from '../view.ts';

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

/** A late re-evaluation; one that top management has accepted until a day is no alarm. */
const overdue = (view: View, { overdue: isOverdue, exception }: SupplierEntry): Content => {
  if (!isOverdue) return null;
  if (exception === null) return tag('overdue', 'bad');
  return html`${tag(exception.until === null ? 'exception' : `exception until ${day(exception.until)}`, 'warn')} ${idLink(view, exception.link.id, exception.link.version)}`;
};

/** Suppliers with their latest evaluation against the one before. */
export function suppliers(view: View): Markup {
  const { suppliers: found } = view.pack;
  if (found.items.length === 0) return html`<p>${nothing.suppliers}</p>`;
  // What is true of all of them need not be said of each.
  const told = found.items.some(({ critical }) => !critical);
  return html`${table(
    found.items.every(({ critical }) => critical)
      ? 'Critical suppliers'
      : 'Critical suppliers and others the review cites',
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
          [each.nextEvaluation === null ? null : day(each.nextEvaluation), overdue(view, each)],
          html`<br>`,
        ),
        each.spend === null ? '' : money(each.spend),
      ],
    })),
  )}${more(found)}`;
}
