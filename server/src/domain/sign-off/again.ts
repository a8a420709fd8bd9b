import type { NeededSignOff } from '../../model/finding.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { personWords, recordName } from '../words/records.ts';
import { demandOn } from './demands.ts';
import { neededSignOff } from './how-to-sign.ts';
import { signatureWords } from './words.ts';

/** A signature as a message begins with it: `The approval of … by Jane Doe (PER-1) on 2026-03-01`. */
export const signatureOf = (record: QmsRecord, each: SignOffBlock, queries: Queries): string => {
  const by = each.by === null ? '' : ` by ${personWords(queries, each.by)}`;
  return `The ${signatureWords(each.meaning)} of ${recordName(record)}${by}${each.date === null ? '' : ` on ${each.date}`}`;
};

/** The same sign-off once more, by the same person while they are there. */
export const signAgain = (record: QmsRecord, each: SignOffBlock, queries: Queries): NeededSignOff => {
  const person = each.by !== null && queries.target(each.by)?.phase === 'active' ? each.by : undefined;
  const { role, meaning } = each;
  return neededSignOff(record, person, queries, { demand: demandOn(record, queries), role, meaning });
};
