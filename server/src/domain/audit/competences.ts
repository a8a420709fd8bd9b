import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { idsOf } from '../../records/values.ts';
import { programmesAround } from './programme.ts';

/** Competences that a role needs: those it names, and those that name it. */
const neededBy = (role: string, queries: Queries): readonly string[] => [
  ...idsOf(queries.record(role)?.data['competences']),
  ...queries
    .referrers(role, 'requiredFor')
    .filter(({ source }) => source.type === 'competence')
    .map(({ source }) => source.id),
];

/**
 * The competences that an audit takes: those of the roles that its programme gives the audits to. Empty where none is on
 * record.
 * @param day the day of the audit
 */
export function auditCompetences(audit: QmsRecord, day: IsoDate, queries: Queries): readonly QmsRecord[] {
  const roles = programmesAround(audit, day, queries).flatMap(({ data }) => idsOf(data['responsibilities']));
  const ids = new Set([...new Set(roles)].flatMap((role) => neededBy(role, queries)));
  return [...ids].flatMap((id) => {
    const record = queries.record(id);
    const isInUse = record?.type === 'competence' && (record.phase === 'active' || record.phase === 'final');
    return isInUse ? [record] : [];
  });
}
