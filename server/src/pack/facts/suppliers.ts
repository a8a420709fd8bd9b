import type { IsoDate } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import { addDuration, dateOf, durationOf } from '../../records/dates.ts';
import { mappingsOf, numberOf } from '../../records/values.ts';
import type { Bounded, SupplierEntry, SupplierEvaluation } from '../model.ts';
import { dateBy, line, lines, linkTo, moneyOf, type PackContext, recordsOn } from './context.ts';
import { exceptionFor, exceptionsOn } from './exceptions.ts';
import { boundedMap } from './limits.ts';

interface Evaluated {
  readonly supplier: QmsRecord;
  /** Evaluations made by the day of the pack, the newest first. */
  readonly evaluations: readonly SupplierEvaluation[];
  /** Whether one has been made since. */
  readonly isEvaluatedSince: boolean;
}

function evaluatedBy(supplier: QmsRecord, context: PackContext): Evaluated {
  const all = mappingsOf(supplier.data['evaluations']).map(({ value }) => value);
  const evaluations = all
    .flatMap((value): SupplierEvaluation[] => {
      const date = dateBy(context, value['date']);
      return date === null
        ? []
        : [{ date, score: numberOf(value['score']), decision: line(value['decision']) }];
    })
    .sort((left, right) => (left.date < right.date ? 1 : -1));
  const isEvaluatedSince = all.some((value) => (dateOf(value['date']) ?? '') > context.asOf);
  return { supplier, evaluations, isEvaluatedSince };
}

/** When the next evaluation is due: as written, unless that was written after a later evaluation than the pack knows of. */
function nextOf({ supplier, evaluations: [latest], isEvaluatedSince }: Evaluated): IsoDate | null {
  const written = isEvaluatedSince ? null : dateOf(supplier.data['nextEvaluation']);
  const interval = durationOf(supplier.data['reevaluationInterval']);
  return written ?? (latest === undefined || interval === null ? null : addDuration(latest.date, interval));
}

function supplierEntry(
  evaluated: Evaluated,
  exceptions: readonly QmsRecord[],
  context: PackContext,
): SupplierEntry {
  const { supplier, evaluations } = evaluated;
  const { data } = supplier;
  const [evaluation, before] = evaluations;
  const next = nextOf(evaluated);
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
    exception: exceptionFor(supplier, 'supplier-reevaluation-overdue', exceptions),
  };
}

/** Suppliers that affect conformity and those the review cites: cited ones first, then by score, the lowest first. */
export function suppliersOf(context: PackContext): Bounded<SupplierEntry> {
  const isCited = ({ id }: QmsRecord): number => Number(context.cited.has(id));
  const chosen = recordsOn(context, 'supplier')
    .filter((supplier) => supplier.data['critical'] === true || isCited(supplier))
    .map((supplier) => evaluatedBy(supplier, context))
    .sort(
      (left, right) =>
        isCited(right.supplier) - isCited(left.supplier) ||
        (left.evaluations[0]?.score ?? -1) - (right.evaluations[0]?.score ?? -1),
    );
  const exceptions = exceptionsOn(context);
  return boundedMap(chosen, (evaluated) => supplierEntry(evaluated, exceptions, context));
}
