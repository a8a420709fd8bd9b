import type { QmsRecord } from '../model/record.ts';
import { addDuration, dateOf, durationOf } from '../records/dates.ts';
import { mappingsOf, numberOf } from '../records/values.ts';
import { dateBy, line, lines, linkTo, moneyOf, type PackContext, recordsOn } from './context.ts';
import { boundedMap } from './limits.ts';
import type { Bounded, SupplierEntry, SupplierEvaluation } from './model.ts';

function evaluationsOf(supplier: QmsRecord, context: PackContext): readonly SupplierEvaluation[] {
  return mappingsOf(supplier.data['evaluations'])
    .flatMap(({ value }): SupplierEvaluation[] => {
      const date = dateBy(context, value['date']);
      return date === null
        ? []
        : [{ date, score: numberOf(value['score']), decision: line(value['decision']) }];
    })
    .sort((left, right) => (left.date < right.date ? 1 : -1));
}

function supplierEntry(supplier: QmsRecord, context: PackContext): SupplierEntry {
  const { data } = supplier;
  const [evaluation, before] = evaluationsOf(supplier, context);
  const interval = durationOf(data['reevaluationInterval']);
  const next =
    dateOf(data['nextEvaluation']) ??
    (evaluation === undefined || interval === null ? null : addDuration(evaluation.date, interval));
  return {
    link: linkTo(supplier),
    provides: lines(data['provides']),
    critical: data['critical'] === true,
    status: supplier.status,
    spend: moneyOf(data['spend']),
    evaluation: evaluation ?? null,
    before: before ?? null,
    nextEvaluation: next,
    overdue: supplier.phase === 'active' && next !== null && next < context.asOf,
  };
}

/** Suppliers that affect conformity and those the review cites: cited ones first, then overdue ones, then by score. */
export function suppliersOf(context: PackContext): Bounded<SupplierEntry> {
  const chosen = recordsOn(context, 'supplier')
    .filter(({ id, data }) => data['critical'] === true || context.cited.has(id))
    .map((supplier) => ({ supplier, latest: evaluationsOf(supplier, context)[0] }))
    .sort((left, right) => {
      const cited =
        Number(context.cited.has(right.supplier.id)) - Number(context.cited.has(left.supplier.id));
      return cited || (left.latest?.score ?? -1) - (right.latest?.score ?? -1);
    });
  return boundedMap(chosen, ({ supplier }) => supplierEntry(supplier, context));
}
