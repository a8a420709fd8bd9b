import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { type Demand, demandsFor, demandsOfType } from '../../records/sign-off-demands.ts';
import { splitReference, textOf, textsOf } from '../../records/values.ts';
import { withApprovers } from '../exceptions/approvers.ts';

/** What a register answers for: who the single item names is not asked of a block that counts for all. */
const ofWholeRegister = (demand: Omit<Demand, 'named'>): Demand => ({
  ...demand,
  by: demand.by === 'top-management' || demand.by === 'roles' ? demand.by : 'anyone',
  named: [],
});

/** What must be signed here, in order. A register answers for its items, so it has the demands of their type. */
export function demandsOn(record: QmsRecord, queries: Queries): readonly Demand[] {
  const { required } = queries.config('signOff');
  if (record.type !== 'register') {
    const threshold = record.type === 'risk' ? queries.config('risk').threshold : 0;
    return withApprovers(demandsFor(record, required, threshold), record, queries);
  }
  const type = textOf(record.data['of']);
  return type === null ? [] : demandsOfType(type, required).map(ofWholeRegister);
}

/**
 * The management review a record says it was approved in (`approvedIn`, such as `MR-1` or `MR-1@1.0`), or
 * undefined when it names none or none has that id.
 */
export function decidingReview(record: QmsRecord, queries: Queries): QmsRecord | undefined {
  const written = textsOf(record.data['approvedIn'])[0];
  if (written === undefined) return undefined;
  const { id, version } = splitReference(written);
  const review = queries.record(id, version);
  return review?.type === 'management-review' ? review : undefined;
}
