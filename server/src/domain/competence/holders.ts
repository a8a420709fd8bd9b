import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Path } from '../../model/text.ts';
import { addDuration, dateOf, durationOf } from '../../records/dates.ts';
import { idsOf, isBlank, mappingsOf, textOf } from '../../records/values.ts';
import { columnNames, rowsOf } from '../../text/csv.ts';
import type { PresentId } from '../people/present-id.ts';

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

/** A list of people: a company of 100,000 would still fit. */
const mostCharacters = 8_000_000;

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
  const table = competence.fileUses.find(({ use }) => use === 'data')?.target;
  const text = table == null ? null : queries.file(table).text;
  if (text === null || text.length > mostCharacters) return listed;
  const [header = [], ...rows] = rowsOf(text);
  const names = columnNames(header);
  const tabled = rows.flatMap((row): Holder[] => {
    const cell = (name: string): string => row[names.indexOf(name)]?.trim() ?? '';
    if (cell('person') === '') return [];
    return [
      {
        person: cell('person'),
        hasEvidence: cell('evidence') !== '',
        status: cell('status') || null,
        since: dateOf(cell('date')),
        until: until(dateOf(cell('expires')), dateOf(cell('date'))),
        path: ['data'],
      },
    ];
  });
  return [...listed, ...tabled];
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
