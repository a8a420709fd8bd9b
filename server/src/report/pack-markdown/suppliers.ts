import type { Pack, SupplierEvaluation } from '../../pack/model.ts';
import { day, money, number } from '../../pack/render/format.ts';
import { nothing } from '../../pack/render/nothing-words.ts';
import { bold, date, joined, more, type Piece, record, table, unless, word } from './pieces.ts';

/** Suppliers with their latest evaluation against the one before. */
export function suppliers({ suppliers }: Pack): string[] {
  return [
    '## Suppliers',
    '',
    ...unless(suppliers.items.length > 0, nothing.suppliers),
    ...table(
      ['Supplier', 'Provides', 'Critical', 'Latest evaluation', 'Before', 'Next evaluation', 'Spend'],
      suppliers.items.map((each) => [
        record(each.link),
        each.provides.join(', '),
        each.critical ? 'yes' : null,
        evaluated(each.evaluation),
        evaluated(each.before),
        joined(
          [
            date(each.nextEvaluation),
            !each.overdue
              ? null
              : each.exception === null
                ? bold('overdue')
                : `exception${each.exception.until === null ? '' : ` until ${day(each.exception.until)}`} (${each.exception.link.id})`,
          ],
          ', ',
        ),
        each.spend === null ? null : money(each.spend),
      ]),
    ),
    ...more(suppliers),
  ];
}

const evaluated = (entry: SupplierEvaluation | null): Piece =>
  entry === null
    ? 'none'
    : joined(
        [entry.score === null ? null : number(entry.score), word(entry.decision), day(entry.date)],
        ', ',
      );
