import type { QmsRecord } from '../../model/record.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import { idsOf, isBlank, numberOf, textOf } from '../../records/values.ts';
import type { Bounded, Nonconformities, NonconformityEntry, OutputEntry } from '../model.ts';
import { actionEntries, actionEntry, dueOn, openActions } from './actions.ts';
import {
  dateBy,
  firstCited,
  line,
  linkTo,
  member,
  type PackContext,
  paragraph,
  partyOf,
  resultOf,
  timingOf,
  within,
} from './context.ts';
import { costsOf, moneyIn } from './costs.ts';
import { indicatorsOn } from './input-indicators.ts';
import { boundedMap } from './limits.ts';
import { sumsOf } from './money.ts';

/** Whether a nonconformity was still open on the day of the pack, by its dates; without a closing date, by its phase. */
export const isOpenOn = ({ data, phase }: QmsRecord, context: PackContext): boolean =>
  dateOf(data['closedOn']) === null ? phase === 'active' : dateBy(context, data['closedOn']) === null;

function ageOf({ data, phase }: QmsRecord, context: PackContext): number | null {
  const detected = dateOf(data['detectedOn']);
  const closed = dateBy(context, data['closedOn']);
  if (detected === null || (closed === null && phase !== 'active' && dateOf(data['closedOn']) === null))
    return null;
  return daysBetween(detected, closed ?? context.asOf);
}

function entryOf(record: QmsRecord, context: PackContext): NonconformityEntry {
  const { data } = record;
  return {
    link: linkTo(record),
    timing: timingOf(dateOf(data['detectedOn']), context),
    owner: partyOf(context, data['owner']),
    due: dueOn(record, context).due,
    source: line(data['source']),
    grade: line(data['grade']),
    process: firstCited(context, data['process']),
    detectedOn: dateOf(data['detectedOn']),
    closedOn: dateBy(context, data['closedOn']),
    ageInDays: ageOf(record, context),
    cause: paragraph(data['cause']),
    effect: resultOf(data, context),
    repeats: firstCited(context, data['repeats']),
    costs: sumsOf(costsOf(record).map(({ money }) => money)),
    actions: actionEntries(record, context),
  };
}

/** Nonconforming outputs of the period, and others that are open or cited, the newest first. */
function outputsOf(context: PackContext): Bounded<OutputEntry> {
  const found = context.queries
    .ofType('nonconforming-output')
    .filter(({ phase, data }) => phase !== 'draft' && dateBy(context, data['detectedOn']) !== null)
    .filter(
      (record) =>
        within(dateOf(record.data['detectedOn']), context.period) ||
        context.cited.has(record.id) ||
        isOpenOn(record, context),
    )
    .sort((left, right) => (String(left.data['detectedOn']) < String(right.data['detectedOn']) ? 1 : -1));
  return boundedMap(found, (record) => ({
    link: linkTo(record),
    timing: timingOf(dateOf(record.data['detectedOn']), context),
    product: line(record.data['product']),
    quantity: numberOf(record.data['quantity']),
    detectedOn: dateOf(record.data['detectedOn']),
    detectedAt: line(record.data['detectedAt']),
    disposition:
      dateOf(record.data['decidedOn']) === null || dateBy(context, record.data['decidedOn']) !== null
        ? line(record.data['disposition'])
        : null,
    closedOn: dateBy(context, record.data['closedOn']),
    open: isOpenOn(record, context),
    nonconformity: firstCited(context, record.data['nonconformity']),
    costs: sumsOf(costsOf(record).map(({ money }) => money)),
  }));
}

const ages = [
  ['0-30', 0, 30],
  ['31-90', 31, 90],
  ['91-180', 91, 180],
  ['over-180', 181, Number.POSITIVE_INFINITY],
] as const;

/** Nonconformities and corrective actions of the period, and what was open on the day of the pack. */
export function nonconformitiesOf(context: PackContext): Nonconformities {
  const all = context.queries
    .ofType('nonconformity')
    .filter(
      ({ phase, data, status }) =>
        phase !== 'draft' && status !== 'rejected' && dateBy(context, data['detectedOn']) !== null,
    );
  const inPeriod = all.filter(({ data }) => within(dateOf(data['detectedOn']), context.period));
  const open = all.filter((record) => isOpenOn(record, context));
  const days = open.flatMap((record) => ageOf(record, context) ?? []);
  const shown = all
    .filter(
      (record) =>
        inPeriod.includes(record) ||
        context.cited.has(record.id) ||
        isOpenOn(record, context) ||
        within(dateOf(record.data['closedOn']), context.period),
    )
    .sort((left, right) => (String(left.data['detectedOn']) < String(right.data['detectedOn']) ? 1 : -1));
  const checked = all.filter(({ data }) =>
    within(dateOf(member(data['effectiveness'], 'date')), context.period),
  );
  const withResult = (result: string): number =>
    checked.filter(({ data }) => member(data['effectiveness'], 'result') === result).length;
  const corrective = openActions(context)
    .filter(({ action }) => action.data['kind'] === 'corrective' || action.data['kind'] === 'correction')
    .sort((left, right) => (right.state.daysLate ?? -1) - (left.state.daysLate ?? -1));
  return {
    indicators: indicatorsOn(['nonconformities', 'audit-results'], context),
    detected: inPeriod.length,
    detectedBefore:
      all.length === inPeriod.length
        ? null
        : all.filter(({ data }) => within(dateOf(data['detectedOn']), context.comparedWith)).length,
    closed: all.filter(({ data }) => within(dateOf(data['closedOn']), context.period)).length,
    open: open.length,
    repeated: inPeriod.filter(({ data }) => idsOf(data['repeats']).length > 0).length,
    ageing: ages.map(([label, from, to]) => ({
      label,
      count: days.filter((age) => age >= from && age <= to).length,
    })),
    effect: {
      effective: withResult('effective'),
      partlyEffective: withResult('partly-effective'),
      notEffective: withResult('not-effective'),
      awaited: open.filter(
        ({ data }) =>
          !isBlank(member(data['effectiveness'], 'evaluateBy')) &&
          textOf(member(data['effectiveness'], 'result')) === null,
      ).length,
    },
    costs: sumsOf(moneyIn(inPeriod)),
    entries: boundedMap(shown, (record) => entryOf(record, context)),
    outputs: outputsOf(context),
    actions: boundedMap(corrective, ({ action }) => actionEntry(action, context)),
  };
}
