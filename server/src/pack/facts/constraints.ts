import type { IsoDate } from '../../model/configuration.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import type { Money } from '../model.ts';
import { dateBy, member, moneyOf, type PackContext, paragraph } from './context.ts';

/** The bottleneck of a process. */
export interface Constraint {
  readonly what: string;
  readonly since: IsoDate | null;
  readonly needs: string | null;
  readonly costOfDelay: Money | null;
}

/** The constraint of a process as far as it was known on the day of the pack; one without a date is of today. */
export function constraintOf(process: QmsRecord, context: PackContext): Constraint | null {
  const { constraint } = process.data;
  const what = paragraph(member(constraint, 'what'));
  const since = member(constraint, 'since');
  const isKnown = dateOf(since) === null ? context.isPresent : dateBy(context, since) !== null;
  if (what === null || !isKnown) return null;
  return {
    what,
    since: dateOf(since),
    needs: paragraph(member(constraint, 'needs')),
    costOfDelay: moneyOf(member(constraint, 'costOfDelay')),
  };
}
