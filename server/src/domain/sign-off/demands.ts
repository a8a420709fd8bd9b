import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { type Demand, demandFor, demandOfType } from '../../records/sign-off-demands.ts';
import { splitReference, textOf, textsOf } from '../../records/values.ts';
import { withApprovers } from '../exceptions/approvers.ts';
import { registerOf } from '../register.ts';
import { currentBlocks } from './blocks.ts';

/** True when the register an item is in carries a sign-off of this meaning, which counts for every item. */
export function isSignedByRegister(item: QmsRecord, meaning: string, queries: Queries): boolean {
  const register = registerOf(item, queries);
  if (register === undefined) return false;
  return currentBlocks(register, queries).some((block) => block.meaning === meaning);
}

/**
 * What must be signed here. A register answers for its items, so it has the demand of their type; who
 * the single item names is not asked of the block that counts for all.
 */
export function demandOn(record: QmsRecord, queries: Queries): Demand | null {
  const { required } = queries.config('signOff');
  if (record.type !== 'register') {
    const threshold = record.type === 'risk' ? queries.config('risk').threshold : 0;
    return withApprovers(demandFor(record, required, threshold), record, queries);
  }
  const type = textOf(record.data['of']);
  const demand = type === null ? null : demandOfType(type, required);
  if (demand === null) return null;
  return { ...demand, by: demand.by === 'top-management' ? demand.by : 'anyone', named: [] };
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
