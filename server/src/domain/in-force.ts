import type { IsoDate } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';

const startOf = (record: QmsRecord): IsoDate => dateOf(record.data['effectiveFrom']) ?? '';

/**
 * The records of a maintained type in force today, one per id: the approved version with the latest
 * `effectiveFrom` not after today. A superseded version still holds while its successor has not begun;
 * a withdrawn one does not.
 *
 * @param type a type of which a company has few (it is read as a whole)
 */
export function inForceToday(queries: Queries, type: string): readonly QmsRecord[] {
  const today = queries.today();
  const versions = queries
    .ofType(type)
    .filter((record) => record.phase === 'active' || record.status === 'superseded');
  const chosen = new Map<string, QmsRecord>();
  for (const record of versions) {
    const withdrawn = dateOf(record.data['withdrawnOn']);
    if (startOf(record) > today || (withdrawn !== null && withdrawn <= today)) continue;
    const other = chosen.get(record.id);
    if (other === undefined || startOf(record) >= startOf(other)) chosen.set(record.id, record);
  }
  const succeeds = (record: QmsRecord): boolean =>
    versions.some((later) => later.id === record.id && later.phase === 'active' && startOf(later) > today);
  return [...chosen.values()].filter((record) => record.phase === 'active' || succeeds(record));
}
