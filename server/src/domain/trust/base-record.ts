import type { QmsRecord } from '../../model/record.ts';
import { textsOf } from '../../records/values.ts';

/** The records of a base by id; records that had the id before are not meant. */
export type RecordsUnder = (id: string) => readonly QmsRecord[];

/**
 * What a record was in the base: the same version, else the newest there was; under a former id where it was renamed.
 * Undefined for one that is new.
 */
export function baseOf(record: QmsRecord, under: RecordsUnder): QmsRecord | undefined {
  for (const id of [record.id, ...textsOf(record.data['formerIds'])]) {
    const known = under(id).filter((base) => base.type === record.type && base.id === id);
    const same = known.find(({ version }) => version === record.version);
    if (known.length > 0) return same ?? known.at(-1);
  }
  return undefined;
}
