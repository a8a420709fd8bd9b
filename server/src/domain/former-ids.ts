import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { textsOf } from '../records/values.ts';
import { defineAggregate } from './define-aggregate.ts';

/** The records that claim a former id, by that id. */
const claims = defineAggregate<null>({
  name: 'claims of former ids',
  types: [],
  map: (record) => [...new Set(textsOf(record.data['formerIds']))].map((former) => [former, null] as const),
});

/** Why a former id leads nowhere: a record has it as its own, or records of another id claim it as well. */
export type FormerIdFault =
  | { readonly kind: 'taken'; readonly by: QmsRecord }
  | { readonly kind: 'claimed'; readonly by: QmsRecord };

/** What keeps a former id of a record from leading to it, or null. */
export function formerIdFault(record: QmsRecord, former: string, queries: Queries): FormerIdFault | null {
  const owner = queries.versions(former).find(({ id }) => id === former);
  if (owner !== undefined) return { kind: 'taken', by: owner };
  const other = queries.aggregate(claims, former).find((claim) => claim.record.id !== record.id)?.record;
  return other === undefined ? null : { kind: 'claimed', by: other };
}

/** The ids a record had before and still answers to: those it states that lead nowhere are left out. */
export const formerIdsOf = (record: QmsRecord, queries: Queries): readonly string[] =>
  textsOf(record.data['formerIds']).filter((former) => formerIdFault(record, former, queries) === null);
