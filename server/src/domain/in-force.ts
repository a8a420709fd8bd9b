import type { IsoDate } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';

const startOf = (record: QmsRecord): IsoDate => dateOf(record.data['effectiveFrom']) ?? '';

/** The records of a maintained type in force today: see {@link inForceOn}. */
export const inForceToday = (queries: Queries, type: string): readonly QmsRecord[] =>
  inForceOn(queries, type, queries.today());

/**
 * The records of a maintained type in force on a day, one per id: the approved version with the latest
 * `effectiveFrom` not after it. A superseded version still holds while its successor has not begun;
 * a withdrawn one does not.
 *
 * @param type a type of which a company has few (it is read as a whole)
 */
export function inForceOn(queries: Queries, type: string, day: IsoDate): readonly QmsRecord[] {
  const versions = queries
    .ofType(type)
    .filter((record) => record.phase === 'active' || record.status === 'superseded');
  const chosen = new Map<string, QmsRecord>();
  for (const record of versions) {
    const withdrawn = dateOf(record.data['withdrawnOn']);
    if (startOf(record) > day || (withdrawn !== null && withdrawn <= day)) continue;
    const other = chosen.get(record.id);
    if (other === undefined || startOf(record) >= startOf(other)) chosen.set(record.id, record);
  }
  const succeeds = (record: QmsRecord): boolean =>
    versions.some((later) => later.id === record.id && later.phase === 'active' && startOf(later) > day);
  return [...chosen.values()].filter((record) => record.phase === 'active' || succeeds(record));
}
