import { defineMessages } from '../../messages/define-messages.ts';
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

/** Days by which something is still to be done, with how far they are, in words. */
export const dueCells = ({ today, language }: Project): ((day: string) => TableCell) =>
  remembered((day) => {
    const days = daysBetween(today, day);
    if (days < 0) return { text: day, detail: language.text(say.overdue({ days: -days })), level: 'error' };
    const detail = language.text(days === 0 ? say.today() : say.left({ days }));
    return days <= soon ? { text: day, detail, level: 'warning' } : { text: day, detail };
  });
