import type { QmsRecord } from '../model/record.ts';
import { type KeptRecord, type StatePair, sameRecords } from './kind.ts';

/** What was in force or open and is a draft again, or is taken back: rules pass it over. What is done is closed, which is work. */
const isReset = ({ before, after }: KeptRecord): boolean =>
  (after.phase === 'draft' && before.phase !== 'draft') ||
  (after.phase === 'void' && before.phase !== 'void');

/** The records that a change takes from what rules look at, by their status. */
export const resetRecords = (states: StatePair): ReadonlySet<QmsRecord> =>
  new Set([...sameRecords(states)].filter(isReset).map(({ after }) => after));
