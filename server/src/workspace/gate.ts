import type { IsoDate } from '../model/configuration.ts';
import type { Severity } from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Concern } from '../model/rule.ts';
import { dateOf } from '../records/dates.ts';

/** An event's own date: the first of its type's date fields that holds one. */
export function eventDate(record: QmsRecord, dateFields: readonly string[]): IsoDate | null {
  for (const field of dateFields) {
    const date = dateOf(record.data[field]);
    if (date !== null) return date;
  }
  return null;
}

const integrityOnly: readonly Concern[] = ['form', 'integrity', 'signature'];
const spoken: Readonly<Record<Exclude<QmsRecord['phase'], 'final'>, readonly Concern[]>> = {
  draft: ['form'],
  review: ['form', 'integrity', 'must-have'],
  active: ['form', 'integrity', 'signature', 'must-have', 'content', 'today'],
  void: integrityOnly,
};
const finalEvent: readonly Concern[] = ['form', 'integrity', 'signature', 'must-have', 'content'];

function speaks(record: QmsRecord): readonly Concern[] {
  if (record.phase !== 'final') return spoken[record.phase];
  return record.kind === 'event' ? finalEvent : integrityOnly;
}

/** Whether a rule with this concern looks at the record at all. `before` is `judgeFrom`, `date` the event's own date. */
export function isJudged(
  concern: Concern,
  record: QmsRecord,
  date: IsoDate | null,
  before: IsoDate | null,
): boolean {
  const isOld = record.kind === 'event' && before !== null && date !== null && date < before;
  return speaks(record).includes(concern) && !(isOld && !integrityOnly.includes(concern));
}

/** A finding about a record under review, or about the integrity of a finished one, is at most a warning. */
export function severityIn(record: QmsRecord, concern: Concern, severity: Severity): Severity {
  if (severity !== 'error') return severity;
  if (concern === 'integrity' && record.phase !== 'active') return 'warning';
  if (concern === 'must-have' && record.phase === 'review') return 'warning';
  return 'error';
}
