import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf } from '../../records/values.ts';
import { referrersOf } from '../referrers.ts';

/** The ids of the programmes an audit belongs to: the one it names, and those that list it. */
const programmesOf = (audit: QmsRecord, queries: Queries): readonly string[] => [
  ...new Set([
    ...idsOf(audit.data['programme']),
    ...referrersOf(audit, queries, 'audits')
      .filter(({ source }) => source.type === 'audit-programme')
      .map(({ source }) => source.id),
  ]),
];

/** The versions of an audit's programmes that are or were in use, oldest first; drafts say nothing. */
const versionsOf = (audit: QmsRecord, queries: Queries): readonly QmsRecord[] =>
  programmesOf(audit, queries)
    .flatMap((id) => queries.versions(id))
    .filter(({ type, phase }) => type === 'audit-programme' && (phase === 'active' || phase === 'final'));

/**
 * What an audit's programmes asked for on a day: per programme the version with the latest `effectiveFrom` not after it.
 * A programme of which no version had begun, as far as is on record, asked for nothing; one without that day holds.
 */
export function programmesOn(audit: QmsRecord, day: IsoDate, queries: Queries): readonly QmsRecord[] {
  const spoke = new Map<string, QmsRecord>();
  for (const version of versionsOf(audit, queries))
    if ((dateOf(version.data['effectiveFrom']) ?? '') <= day) spoke.set(version.id, version);
  return [...spoke.values()];
}

/** The same, and the earliest version there is of a programme that had not begun: what changes seldom held before, too. */
export function programmesAround(audit: QmsRecord, day: IsoDate, queries: Queries): readonly QmsRecord[] {
  const begun = programmesOn(audit, day, queries);
  const earliest = new Map<string, QmsRecord>();
  for (const version of versionsOf(audit, queries).toReversed()) earliest.set(version.id, version);
  return [...begun, ...[...earliest.values()].filter(({ id }) => !begun.some((each) => each.id === id))];
}
