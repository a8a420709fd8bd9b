import { dueByFields } from '../../domain/due.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { QmsRecord } from '../../model/record.ts';
import { daysBetween } from '../../records/dates.ts';
import type { Project } from '../../workspace/project.ts';
import type { TableCell } from '../model.ts';
import { remembered } from './remembered.ts';

const say = defineMessages('table.due', {
  overdue: '{days, plural, one {# day overdue} other {# days overdue}}',
  today: 'due today',
  left: '{days, plural, one {due in # day} other {due in # days}}',
});

/** So many days before something is due people are warned. */
const soon = 14;

/** Whether something is still to be done by the day under a path of a record. */
export type IsOpenDay = (record: QmsRecord, path: string) => boolean;

/** Looks at each record once, when it is first asked about. */
export function openDays({ queries }: Project): IsOpenDay {
  const known = new Map<QmsRecord, ReadonlySet<string>>();
  return (record, path) => {
    let open = known.get(record);
    if (open === undefined) {
      const due = dueByFields([record], queries).filter(({ on }) => on !== null);
      open = new Set(due.map((each) => each.path.join('.')));
      known.set(record, open);
    }
    return open.has(path);
  };
}

/** Days by which something is still to be done, with how far they are, in words. */
export const dueCells = ({ today, language }: Project): ((day: string) => TableCell) =>
  remembered((day) => {
    const days = daysBetween(today, day);
    if (days < 0) return { text: day, detail: language.text(say.overdue({ days: -days })), level: 'error' };
    const detail = language.text(days === 0 ? say.today() : say.left({ days }));
    return days <= soon ? { text: day, detail, level: 'warning' } : { text: day, detail };
  });
