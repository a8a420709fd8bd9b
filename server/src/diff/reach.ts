import { referrersOf } from '../domain/referrers.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { meetingKeys, movedUnder, ratingKeys, targetKeys } from './content-keys.ts';
import type { KeptRecord } from './kind.ts';

/** So far is followed who refers to whom; what is further off rests on too much else. */
const furthest = 2;
/** So many records are looked at: everything refers to a policy in the end. */
const mostReached = 500;

/** Keys of any type on which others rest. */
const restedOn: readonly string[] = ['title', 'status', 'version', 'due', 'outputs', 'effectiveFrom'];

/** True where a record changes in what others rest on: what it says, aims at, decides or is called. */
export const contentMoved = (pair: KeptRecord): boolean => {
  const { before, after } = pair;
  if ((before.body ?? '') !== (after.body ?? '')) return true;
  const { type } = after;
  const keys = [...restedOn, ...targetKeys(type), ...ratingKeys(type), ...meetingKeys(type)];
  return movedUnder(pair, keys).length > 0;
};

/** Ids of the records that refer to one, directly or through others, the nearest first. */
export function reachedFrom(record: QmsRecord, queries: Queries): readonly string[] {
  const found = new Set<string>();
  let now: readonly QmsRecord[] = [record];
  for (let distance = 0; distance < furthest && found.size < mostReached; distance += 1) {
    const next: QmsRecord[] = [];
    for (const each of now)
      for (const { source } of referrersOf(each, queries)) {
        if (source.id === '' || source.id === record.id || found.has(source.id)) continue;
        found.add(source.id);
        next.push(source);
      }
    now = next;
  }
  return [...found].slice(0, mostReached);
}
