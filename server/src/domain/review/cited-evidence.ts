import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { eventDate } from '../../records/history.ts';
import { isObject, listOf, splitReference } from '../../records/values.ts';
import { shortened } from '../words/shortened.ts';
import type { InputItem } from './inputs.ts';

const say = defineMessages('words.evidence', {
  record: 'Evidence {id}',
  external: 'Evidence "{name}"',
  elsewhere: 'Evidence kept elsewhere',
});

const longestName = 30;

/** A piece of evidence that an input cites and that has dates of its own. */
export interface DatedEvidence {
  /** Path below the input's section. */
  readonly path: readonly (string | number)[];
  /** How a sentence that begins with it names it. */
  readonly words: Message;
  /** Day from which it could be cited. */
  readonly from: IsoDate;
  /** Last day it speaks of; null while what it speaks of was not over. */
  readonly to: IsoDate | null;
}

/** Where the end of a case is written. A case of these types goes on until then. */
const ends: Readonly<Record<string, string>> = {
  complaint: 'closedOn',
  nonconformity: 'closedOn',
  'nonconforming-output': 'closedOn',
  action: 'completedOn',
  change: 'implementedOn',
};

const later = (...dates: readonly (IsoDate | null)[]): IsoDate | null =>
  dates
    .filter((date) => date !== null)
    .reduce((last: IsoDate | null, date) => (last === null || date > last ? date : last), null);

function spanOf(record: QmsRecord): { readonly from: IsoDate; readonly to: IsoDate | null } | null {
  const { data } = record;
  if (record.type === 'survey') {
    const period = isObject(data['period']) ? dateOf(data['period']['to']) : null;
    const from = dateOf(data['evaluatedOn']) ?? period;
    return from === null ? null : { from, to: from };
  }
  const from = eventDate(record);
  if (from === null) return null;
  const end = Object.hasOwn(ends, record.type) ? ends[record.type] : undefined;
  if (end !== undefined) return { from, to: dateOf(data[end]) ?? dateOf(data['withdrawnOn']) };
  return { from, to: later(from, dateOf(data['dateTo']), dateOf(data['reportedOn'])) };
}

/**
 * The dated evidence of an input: events (audits, complaints, surveys, …) and evidence kept elsewhere
 * that states its date. Maintained records such as indicators live on and have no such date.
 */
export function datedEvidence(item: InputItem, queries: Queries): readonly DatedEvidence[] {
  const { evidence } = item.value;
  return listOf(evidence).flatMap((entry, index): DatedEvidence[] => {
    const path = Array.isArray(evidence) ? ['evidence', index] : ['evidence'];
    if (isObject(entry)) {
      const date = dateOf(entry['date']);
      const words =
        typeof entry['external'] === 'string'
          ? say.external({ name: shortened(entry['external'], longestName) })
          : say.elsewhere();
      return date === null ? [] : [{ path, words, from: date, to: date }];
    }
    if (typeof entry !== 'string') return [];
    const { id, version } = splitReference(entry);
    const target = queries.target(id, version);
    // An earlier review is cited for what it decided, whatever its age.
    if (target?.kind !== 'event' || target.type === 'management-review') return [];
    const record = queries.record(id, version);
    const span = record === undefined ? null : spanOf(record);
    return record === undefined || span === null
      ? []
      : [{ path, words: say.record({ id: record.id }), ...span }];
  });
}
