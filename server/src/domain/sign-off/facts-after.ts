import type { PastDate, QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { cancels, type SignOffBlock } from '../../records/sign-offs.ts';
import { isBoundBy } from '../../schemas/bound.ts';

/**
 * What a sign-off binds although it happened on a later day. The same day passes, and so does what an author foresees;
 * whoever rejects a record binds nothing in it.
 */
export function factsAfter(
  record: QmsRecord,
  block: Pick<SignOffBlock, 'date' | 'meaning'>,
): readonly PastDate[] {
  const { date, meaning } = block;
  if (date === null || meaning === 'authored' || cancels(block)) return [];
  return record.pastDates.filter(({ value, signed }) => {
    const day = dateOf(value);
    return day !== null && day > date && isBoundBy(signed, meaning ?? '');
  });
}
