import { type Blocks, paragraph, table } from '../../../document/blocks.ts';
import { day, dayOrNone } from '../../../document/dates.ts';
import { number } from '../../../document/figures.ts';
import { type Inline, joined, lines, quiet, strong, tag } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { SupplierEntry, SupplierEvaluation } from '../../model.ts';
import { moneyOrNone } from '../amounts.ts';
import { idLink, named } from '../names.ts';
import { more, nothing } from '../nothing.ts';
import { shared } from '../shared.ts';
import { state } from '../states.ts';
import { sourceOf, type View } from '../view.ts';
import { words } from '../words.ts';

const say = defineMessages('pack.suppliers', {
  critical: 'Critical suppliers',
  criticalAndCited: 'Critical suppliers and others the review cites',
  supplier: 'Supplier',
  provides: 'Provides',
  latest: 'Latest evaluation',
  next: 'Next',
  spend: 'Spend',
  none: 'none',
  criticalToProduct: 'critical to the product',
  exception: 'exception',
  exceptionUntil: 'exception until {date}',
});

/** Suppliers with their latest evaluation against the one before. */
export function suppliers(view: View): Blocks {
  const { suppliers: found } = view.pack;
  if (found.items.length === 0) return paragraph(nothing.suppliers());
  // What is true of all of them need not be said of each.
  const isMixed = found.items.some(({ critical }) => !critical);
  return [
    table(
      isMixed ? say.criticalAndCited() : say.critical(),
      [
        { title: say.supplier() },
        { title: say.provides() },
        { title: say.latest() },
        { title: shared.before() },
        { title: say.next(), numeric: true },
        { title: say.spend(), numeric: true },
      ],
      found.items.map((each) => ({
        source: sourceOf(each.link),
        cells: [
          joined([named(view, each.link), isMixed && each.critical && tag(say.criticalToProduct())], ' '),
          joined(each.provides, ', '),
          evaluated(each.evaluation),
          evaluated(each.before),
          lines(dayOrNone(each.nextEvaluation), overdue(view, each)),
          moneyOrNone(each.spend),
        ],
      })),
    ),
    more(found),
  ];
}

const evaluated = (found: SupplierEvaluation | null): Inline =>
  found === null
    ? quiet(say.none())
    : joined(
        [
          found.score === null ? null : strong(number(found.score)),
          state(found.decision),
          quiet(day(found.date)),
        ],
        ' ',
      );

/** A late re-evaluation; one that top management has accepted until a day is no alarm. */
function overdue(view: View, { overdue: isOverdue, exception }: SupplierEntry): Inline {
  if (!isOverdue) return null;
  if (exception === null) return tag(words('overdue'), 'bad');
  const { link, until } = exception;
  const said = until === null ? say.exception() : say.exceptionUntil({ date: day(until) });
  return joined([tag(said, 'warn'), idLink(view, link.id, link.version)], ' ');
}
