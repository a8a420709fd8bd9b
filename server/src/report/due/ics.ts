import ical, { ICalEventTransparency } from 'ical-generator';
import { oneLine } from '../../document/sanitize.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Language } from '../../messages/language.ts';
import { listed } from '../../messages/listed.ts';
import { addDays, daysBetween } from '../../records/dates.ts';
import type { DueGroup, DueLine, DueReport } from './result.ts';
import { groupNamed, recordNamed } from './words.ts';

const say = defineMessages('due.calendar', {
  name: 'Due: {organization}',
  plain: 'Due',
  what: '{deed}: {record}',
  from: 'From: {names}',
});

const longest = 400;

/** Text in one line; a line that goes on may begin anywhere, so nowhere with what CI services take for a command. */
const calm = (text: string): string => oneLine(text, longest).replace(/:(?=:)/g, ': ');

/** What ids of a calendar may hold everywhere; all else is written as its bytes. */
const plainId = (text: string): string =>
  oneLine(text, longest)
    .replace(/:+/g, ':')
    .replace(/[^\w.@:~+-]/gu, (character) => encodeURIComponent(character));

/** What names a repository in the ids of its calendar, which other repositories may stand next to. */
function sourceOf(organization: string | null): string {
  const name = plainId((organization ?? '').trim().replace(/\s+/g, '-')).toLowerCase();
  return `${name === '' ? 'repository' : name.replaceAll(/[@:]/g, '-')}.qms`;
}

/** The day from which the editions of a calendar are counted: each day's is later than that of the day before. */
const firstDay = '2020-01-01';

/**
 * What is due as a calendar (RFC 5545): a whole day for each thing that has one, in no time zone, with an id that stays
 * when the day moves, so that calendars move it too. Lines end with CR LF.
 * @param withEmails whether persons are invited by their addresses
 */
export function dueCalendar(report: DueReport, { text }: Language, withEmails: boolean): string {
  const { organization, today, groups } = report;
  const source = sourceOf(organization);
  const words = (...given: Parameters<typeof text>): string => calm(text(...given));
  const calendar = ical({
    prodId: { company: 'QMS as Code', product: 'qms due', language: 'EN' },
    name: words(organization === null ? say.plain() : say.name({ organization })),
  });
  const add = (line: DueLine, group: DueGroup, on: string): void => {
    const record = recordNamed(line);
    calendar.createEvent({
      id: `${plainId(line.id)}@${source}`,
      // Days as text and no time zone: as points in time they would move with the machine.
      start: on,
      end: addDays(on, 1),
      allDay: true,
      stamp: `${today}T00:00:00Z`,
      sequence: Math.max(0, daysBetween(firstDay, today)),
      summary: words(record === '' ? line.deed : say.what({ deed: line.deed, record })),
      description: [words(say.from({ names: listed([groupNamed(group)]) })), calm(line.file)].join('\n'),
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(withEmails ? { attendees: attendeesOf(group) } : {}),
    });
  };
  for (const group of groups) for (const line of group.lines) if (line.on !== null) add(line, group, line.on);
  return `${calendar.toString()}\r\n`;
}

/** The first address of each person that is one. */
const attendeesOf = ({ persons }: DueGroup) =>
  persons.flatMap(({ name, emails }) => {
    const email = emails.find(
      (each) => /^[^\s@<>"';:,\\]+@[^\s@<>"';:,\\]+$/.test(each) && oneLine(each) === each,
    );
    return email === undefined ? [] : [{ email, name: calm(name).replaceAll('"', "'") }];
  });
