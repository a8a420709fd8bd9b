import type { Queries, Referrer } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { formerIdsOf } from './former-ids.ts';

/**
 * Who mentions a record, under its id or one it had: signed texts keep the id they were signed with.
 * @param field of the mentions, all where it is left out
 */
export const referrersOf = (record: QmsRecord, queries: Queries, field?: string): readonly Referrer[] =>
  [record.id, ...formerIdsOf(record, queries)].flatMap((id) => queries.referrers(id, field));
