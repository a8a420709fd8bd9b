import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf, periodOf } from '../../records/dates.ts';
import { isObject, listOf, textOf } from '../../records/values.ts';

/** Rules on the programme and on impartiality are about the organization's own audits. */
export const isInternal = ({ data }: QmsRecord): boolean => data['kind'] === 'internal';

/** The last day of an audit, or null. */
export const auditDate = ({ data }: QmsRecord): IsoDate | null =>
  dateOf(data['dateTo']) ?? dateOf(data['date']);

/** Mentions of the audit in a list of a programme beyond draft, each by its place there. */
const mentions = (audit: QmsRecord, field: 'audits' | 'reschedules', queries: Queries) =>
  queries
    .referrers(audit.id, field)
    .filter(
      ({ source }) =>
        source.type === 'audit-programme' && source.phase !== 'draft' && source.phase !== 'void',
    );

/** True when some programme lists the audit. */
export const isInProgramme = (audit: QmsRecord, queries: Queries): boolean =>
  mentions(audit, 'audits', queries).length > 0;

/** What the programmes say an audit was moved to (a day, a period, `dropped`), in the order written. */
const movesOf = (audit: QmsRecord, queries: Queries): readonly string[] =>
  mentions(audit, 'reschedules', queries).flatMap(({ source, reference }) => {
    const move = listOf(source.data['reschedules'])[Number(reference.path[1])];
    return isObject(move) ? (textOf(move['to']) ?? []) : [];
  });

/**
 * The last day on which an audit that was not held yet is to be: its own, or what a programme moved it to. Null for one
 * that was dropped, or that names no day.
 */
export function plannedFor(audit: QmsRecord, queries: Queries): IsoDate | null {
  const moved = movesOf(audit, queries).at(-1);
  if (moved === 'dropped') return null;
  const later = moved === undefined ? null : (dateOf(moved) ?? periodOf(moved)?.to ?? null);
  return (
    [auditDate(audit), later]
      .filter((date) => date !== null)
      .sort()
      .at(-1) ?? null
  );
}
