import { dueByFields } from '../../domain/due.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { QmsRecord } from '../../model/record.ts';
import { daysBetween } from '../../records/dates.ts';
import type { Project } from '../../workspace/project.ts';
import type { TableCell } from '../model.ts';

const say = defineMessages('table.due', {
  overdue: '{days, plural, one {# day overdue} other {# days overdue}}',
  today: 'due today',
  left: '{days, plural, one {due in # day} other {due in # days}}',
});

/** So many days before something is due people are warned. */
const soon = 14;

/** Records and the paths of their days that wait for something to be done. */
export type OpenDays = ReadonlyMap<string, ReadonlySet<string>>;

/** The days of some records by which something is still to be done, by the records' keys. */
export function openDays(records: readonly QmsRecord[], { queries }: Project): OpenDays {
  const days = new Map<string, Set<string>>();
  for (const { record, path, on } of dueByFields(records, queries)) {
    if (record === null || on === null) continue;
    const known = days.get(record.key);
    const key = path.join('.');
    if (known === undefined) days.set(record.key, new Set([key]));
    else known.add(key);
  }
  return days;
}

/** A day with how far it is, in words, where something is still to be done by it. */
export function dueCell(day: string, isOpen: boolean, { today, language }: Project): TableCell {
  if (!isOpen) return day;
  const days = daysBetween(today, day);
  if (days < 0) return { text: day, detail: language.text(say.overdue({ days: -days })), level: 'error' };
  const detail = language.text(days === 0 ? say.today() : say.left({ days }));
  return days <= soon ? { text: day, detail, level: 'warning' } : { text: day, detail };
}
