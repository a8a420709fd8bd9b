import type { NeededSignOff } from '../../model/finding.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { demandsOn } from './demands.ts';
import { neededSignOff } from './how-to-sign.ts';

/** The same sign-off once more, by the same person while they are there. */
export const signAgain = (record: QmsRecord, each: SignOffBlock, queries: Queries): NeededSignOff => {
  const person = each.by !== null && queries.target(each.by)?.phase === 'active' ? each.by : undefined;
  const { role, meaning } = each;
  return neededSignOff(record, person, queries, {
    demand: demandsOn(record, queries).find((each) => each.meaning === meaning) ?? null,
    role,
    meaning,
  });
};
