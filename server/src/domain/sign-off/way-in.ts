import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { demandsOfType } from '../../records/sign-off-demands.ts';

/** True for a record that a sign-off may put in force: a maintained one that is no history. */
export const canPutInForce = ({ kind, phase }: QmsRecord): boolean =>
  kind === 'maintained' && phase !== 'final' && phase !== 'void';

/** True for one that is written or reviewed, and needs a sign-off before people work by it. */
export const awaitsForce = (record: QmsRecord, queries: Queries): boolean =>
  canPutInForce(record) &&
  record.phase !== 'active' &&
  record.register === null &&
  demandsOfType(record.type, queries.config('signOff').required).length > 0;
