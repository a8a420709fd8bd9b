import type { IsoDate } from '../../model/configuration.ts';
import type { Json } from '../../model/json.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf, periodOf } from '../../records/dates.ts';
import { idsOf, isObject, listOf, mappingsOf, textOf } from '../../records/values.ts';
import { referrersOf } from '../referrers.ts';

/** Rules on the programme and on impartiality are about the organization's own audits. */
export const isInternal = ({ data }: QmsRecord): boolean => data['kind'] === 'internal';

/** The last day of an audit, or null. */
export const auditDate = ({ data }: QmsRecord): IsoDate | null =>
  dateOf(data['dateTo']) ?? dateOf(data['date']);

/** Mentions of the audit in a list of a programme beyond draft, each by its place there. */
const mentions = (audit: QmsRecord, field: 'audits' | 'reschedules', queries: Queries) =>
  referrersOf(audit, queries, field).filter(
    ({ source }) => source.type === 'audit-programme' && source.phase !== 'draft' && source.phase !== 'void',
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

/** The last day of a day or a period, or null for anything else. */
const endOf = (planned: Json | undefined): IsoDate | null => dateOf(planned) ?? periodOf(planned)?.to ?? null;

/** An audit as a programme plans it. */
export interface PlannedAudit {
  /** Position in `audits` of the programme. */
  readonly index: number;
  /** Id of the audit; null as long as it has none. */
  readonly audit: string | null;
  /** As written: a day or a period. */
  readonly planned: string;
  /** The last day of it. */
  readonly end: IsoDate;
}

/** The audits of a programme for which it says when they are to be. */
export const plannedIn = (programme: QmsRecord): readonly PlannedAudit[] =>
  mappingsOf(programme.data['audits']).flatMap(({ index, value }) => {
    const end = endOf(value['planned']);
    return end === null
      ? []
      : [{ index, audit: idsOf(value['audit'])[0] ?? null, planned: String(value['planned']), end }];
  });

/** When the programmes in force want an audit held at the latest: where they moved it to, else as planned. */
function programmedFor(audit: QmsRecord, queries: Queries): IsoDate | null {
  const moved = movesOf(audit, queries).at(-1);
  if (moved !== undefined) return endOf(moved);
  const ends = mentions(audit, 'audits', queries)
    .filter(({ source }) => source.phase === 'active')
    .flatMap(({ source, reference }) =>
      plannedIn(source).flatMap(({ index, end }) => (index === reference.path[1] ? [end] : [])),
    );
  return ends.sort().at(-1) ?? null;
}

/** True for an audit that a programme has dropped, with a reason. */
const isDropped = (audit: QmsRecord, queries: Queries): boolean =>
  movesOf(audit, queries).at(-1) === 'dropped';

/**
 * The last day on which an audit that was not held yet is to be: its own, or what a programme moved it to; without a day
 * of its own the one the programme plans. Null for one that was dropped, or for which nobody names a day.
 */
export function plannedFor(audit: QmsRecord, queries: Queries): IsoDate | null {
  if (isDropped(audit, queries)) return null;
  const own = auditDate(audit);
  const programmed = programmedFor(audit, queries);
  const hasMoved = movesOf(audit, queries).length > 0;
  if (own === null || !hasMoved) return own ?? programmed;
  return programmed !== null && programmed > own ? programmed : own;
}

/**
 * The last day on which the programme wanted an audit held that is now set for a later day without a word in it on why;
 * null where both agree, or that day is not past.
 */
export function slippedFrom(audit: QmsRecord, queries: Queries): IsoDate | null {
  const own = auditDate(audit);
  const programmed = own === null || isDropped(audit, queries) ? null : programmedFor(audit, queries);
  return programmed !== null && own !== null && programmed < own && programmed < queries.today()
    ? programmed
    : null;
}

/** True where the programme says that an audit is dropped, or is to be on a later day than planned. */
export function isMovedOn(audit: QmsRecord, day: IsoDate, queries: Queries): boolean {
  const moved = movesOf(audit, queries).at(-1);
  return moved !== undefined && (moved === 'dropped' || (endOf(moved) ?? day) >= day);
}
