import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Path } from '../../model/text.ts';
import { addDuration, dateOf, durationOf } from '../../records/dates.ts';
import { idsOf, isBlank, mappingsOf, textOf } from '../../records/values.ts';
import type { UnreadData } from '../../statistics/reading.ts';
import { dataFileOf } from '../../statistics/series.ts';
import type { PresentId } from '../people/present-id.ts';
import { type HoldersTable, holdersTable } from './holders-table.ts';

/** One person who has a competence, as the record or its table says. */
export interface Holder {
  readonly person: string;
  readonly hasEvidence: boolean;
  readonly status: string | null;
  /** The day from which the person has it, or null where none is given. */
  readonly since: IsoDate | null;
  /** The last day on which it holds, or null for one without end. */
  readonly until: IsoDate | null;
  /** Where it is said: the entry, or the table. */
  readonly path: Path;
}

/** Persons with a competence, from `holders` and from the table under `data`. */
export function holdersOf(competence: QmsRecord, queries: Queries): readonly Holder[] {
  const validity = durationOf(competence.data['validity']);
  const until = (expires: IsoDate | null, date: IsoDate | null): IsoDate | null =>
    expires ?? (date === null || validity === null ? null : addDuration(date, validity));
  const listed = mappingsOf(competence.data['holders']).flatMap(({ index, value }): Holder[] =>
    idsOf(value['person'])
      .slice(0, 1)
      .map((person) => ({
        person,
        hasEvidence: !isBlank(value['evidence']),
        status: textOf(value['status']),
        since: dateOf(value['date']),
        until: until(dateOf(value['expires']), dateOf(value['date'])),
        path: ['holders', index],
      })),
  );
  const tabled = tableOf(competence, queries)?.holders ?? [];
  return [
    ...listed,
    ...tabled.map(
      ({ person, hasEvidence, status, date, expires }): Holder => ({
        person,
        hasEvidence,
        status,
        since: date,
        until: until(expires, date),
        path: ['data'],
      }),
    ),
  ];
}

const known = new WeakMap<QmsRecord, { readonly text: string; readonly table: HoldersTable }>();

/** The table of people that a competence names under `data`; null where there is none that can be read. */
export function tableOf(competence: QmsRecord, queries: Queries): HoldersTable | null {
  const use = dataFileOf(competence);
  const text = use === null ? null : queries.file(use.target).text;
  if (text === null) return null;
  const before = known.get(competence);
  if (before !== undefined && before.text === text) return before.table;
  const table = holdersTable(text);
  known.set(competence, { text, table });
  return table;
}

/** What of its table is missing from the holders of a competence; null where nothing is. */
export function unreadHolders(competence: QmsRecord, queries: Queries): UnreadData | null {
  const use = dataFileOf(competence);
  if (use === null) return null;
  const table = tableOf(competence, queries);
  // That no file is there at all is said by the rule on broken links.
  if (table === null) return queries.file(use.target).exists ? { file: use.written, rows: null } : null;
  if (table.isUnread) return { file: use.written, rows: null };
  const rows = table.unreadPersons.length;
  return rows === 0 ? null : { file: use.written, rows };
}

/**
 * Whether a person may have a competence after all, since the table holds rows that could not be read: such with the
 * person's id, or with none that can be seen.
 * @param presentId the id that a person goes by now
 */
export function mayBeUnread(
  competence: QmsRecord,
  person: string,
  queries: Queries,
  presentId: PresentId,
): boolean {
  if (unreadHolders(competence, queries) === null) return false;
  const table = tableOf(competence, queries);
  return (
    table === null ||
    table.isUnread ||
    table.unreadPersons.some((each) => each === null || presentId(each) === presentId(person))
  );
}

/** True for someone who has the competence, as opposed to being trained for it or having lost it. */
export const hasCompetence = ({ status }: Holder): boolean => status === null || status === 'held';

/** One entry per person: someone may be listed again after a renewal, and the longest validity counts. */
export function lastingHolders(
  holders: readonly Holder[],
  presentId: PresentId = (id) => id,
): readonly Holder[] {
  const last = new Map<string, Holder>();
  for (const holder of holders) {
    const person = presentId(holder.person);
    const other = last.get(person);
    const isLonger =
      other === undefined || (other.until !== null && (holder.until === null || holder.until > other.until));
    if (isLonger) last.set(person, holder);
  }
  return [...last.values()];
}
