import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { splitReference, textsOf } from '../../records/values.ts';
import type { Bounded, ExceptionEntry, SupplierEntry } from '../model.ts';
import { citedIn, lines, linkTo, type PackContext, paragraph } from './context.ts';
import { boundedMap } from './limits.ts';

/** The exceptions in force on the day of the pack. */
export const exceptionsOn = ({ queries, asOf }: PackContext): readonly QmsRecord[] =>
  queries.ofType('exception').filter(({ phase, data }) => {
    const [from, until] = [dateOf(data['from']), dateOf(data['until'])];
    const inForce = phase === 'active' || phase === 'final';
    return inForce && from !== null && from <= asOf && (until === null || until >= asOf);
  });

/** The one of several exceptions that covers a rule on a record and lasts longest. */
export function exceptionFor(
  { id, type }: QmsRecord,
  rule: string,
  exceptions: readonly QmsRecord[],
): SupplierEntry['exception'] {
  const covering = exceptions
    .filter(
      ({ data }) =>
        textsOf(data['rules']).includes(rule) &&
        (textsOf(data['types']).includes(type) ||
          textsOf(data['records']).some((written) => splitReference(written).id === id)),
    )
    .map((record) => ({ link: linkTo(record), until: dateOf(record.data['until']) }))
    .sort((left, right) => ((left.until ?? '9999') < (right.until ?? '9999') ? 1 : -1));
  return covering[0] ?? null;
}

/** All exceptions in force on the day of the pack. */
export const exceptionEntries = (context: PackContext): Bounded<ExceptionEntry> =>
  boundedMap(exceptionsOn(context), (record) => ({
    link: linkTo(record),
    rules: lines(record.data['rules']),
    records: citedIn(context, record.data['records']),
    reason: paragraph(record.data['reason']),
    risk: paragraph(record.data['risk']),
    compensation: paragraph(record.data['compensation']),
    from: dateOf(record.data['from']),
    until: dateOf(record.data['until']),
  }));
