import type { When } from '../../domain/due.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { DueGroup, DueLine } from './result.ts';

const say = defineMessages('due', {
  overdue: 'Overdue',
  week: 'This week',
  month: 'This month',
  quarter: 'This quarter',
  later: 'Later',
  undated: 'Without a day',
  before: '{days, plural, one {# day ago} other {# days ago}}',
  today: 'today',
  after: '{days, plural, one {in # day} other {in # days}}',
  several: '{names}',
  vacant: '{roles}: held by nobody',
  nobody: 'Nobody named',
  unknown: '{ids}: not on record',
  unread:
    '{count, plural, one {# file was} other {# files were}} read in part only, so that something may be missing here: see `qms check`.',
});

/** How soon something is due, as a heading. */
export const whenNamed = (when: When): Message => say[when]();

/** How many days it is until something is due; null without a day. */
export function daysNamed({ inDays }: Pick<DueLine, 'inDays'>): Message | null {
  if (inDays === null) return null;
  if (inDays === 0) return say.today();
  return inDays < 0 ? say.before({ days: -inDays }) : say.after({ days: inDays });
}

/** That files could not be read whole. */
export const unreadNamed = (unread: readonly string[]): Message => say.unread({ count: unread.length });

/** So many names stand in a heading. */
const mostNamed = 5;

/** Those of whom something is asked: persons by name, else roles that nobody holds. */
export function groupNamed({ key, persons, roles, lines }: DueGroup): Message | string {
  if (persons.length === 1) return persons[0]!.name;
  const names = listed(
    persons.map(({ name }) => name),
    'or',
    mostNamed,
  );
  if (persons.length > 1) return say.several({ names });
  if (roles.length > 0) return say.vacant({ roles: listed(roles.map(({ name }) => name)) });
  return lines.some(({ owners }) => owners.length > 0) ? say.unknown({ ids: key }) : say.nobody();
}

/** The record by which something is due, `EQ-004 Reference meter`; empty where there is none. */
export const recordNamed = ({
  record,
}: {
  readonly record: { readonly id: string; readonly title: string | null } | null;
}): string =>
  record === null ? '' : [record.id, record.title ?? ''].filter((each) => each !== '').join(' ');
