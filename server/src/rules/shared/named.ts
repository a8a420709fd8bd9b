import type { QmsRecord } from '../../model/record.ts';

/** A record inside a sentence: `OBJ-2026-01 "Reduce complaints by half"`, or the id alone without a title. */
export const named = (record: Pick<QmsRecord, 'id' | 'title'>): string =>
  record.title === null ? record.id : `${record.id} "${record.title}"`;
