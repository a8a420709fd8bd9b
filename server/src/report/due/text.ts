import { guardLineStart, oneLine } from '../../document/sanitize.ts';
import { type When, whens } from '../../domain/due.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Language } from '../../messages/language.ts';
import type { Message } from '../../model/message.ts';
import { type Paint, painter, type Style } from '../ansi.ts';
import { cut, displayWidth } from '../width.ts';
import type { DueGroup, DueLine, DueReport } from './result.ts';
import { daysNamed, groupNamed, unreadNamed, whenNamed } from './words.ts';

const say = defineMessages('due.text', {
  title: 'Due as of {today}',
  titleFor: 'Due from {name} as of {today}',
  until: '{title}, until {until}',
  none: 'Nothing is due.',
  from: 'From',
  more: '+{count, number} more',
  moreLater: '+{count, number} more later, the next on {next}; --until or --format json shows them',
  vacant: 'Roles that nobody holds, and records without an owner, stand last: name somebody.',
});

export interface DueTextOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** So much of what is due from the same persons at the same time is shown line by line, of what is due later less. */
const mostOfATime = 20;
const mostLater = 3;
const longest = 400;

const styleOf: Readonly<Record<When, Style>> = {
  overdue: 'red',
  week: 'yellow',
  month: 'blue',
  quarter: 'blue',
  later: 'dim',
  undated: 'dim',
};

/**
 * What is due for people: who has how much to do how soon, then person by person what it is, by day. Ends with a line
 * feed. No record text can steer a terminal or a CI log.
 */
export function dueText(report: DueReport, { text }: Language, options: DueTextOptions): string {
  const paint = painter(options.colour);
  const columns = Math.min(120, Math.max(60, options.width));
  const words = (message: Message | string): string => oneLine(text(message), longest);
  const lines = [paint(words(titleOf(report)), 'bold'), ''];
  if (report.unread.length > 0) lines.push(paint(words(unreadNamed(report.unread)), 'yellow'), '');
  if (report.lines.length === 0) lines.push(words(say.none()), '');
  if (report.groups.length > 1) lines.push(...overview(report, words, columns, paint), '');
  for (const group of report.groups) lines.push(...groupLines(group, report, words, columns, paint), '');
  if (report.groups.some(({ persons }) => persons.length === 0))
    lines.push(paint(words(say.vacant()), 'dim'), '');
  return `${lines.slice(0, -1).map(guardLineStart).join('\n')}\n`;
}

function titleOf({ today, until, asked }: DueReport): Message {
  const title = asked === null ? say.title({ today }) : say.titleFor({ today, name: asked.name });
  return until === null ? title : say.until({ title, until });
}

type Words = (message: Message | string) => string;

/** Names take no more of a line than this. */
const widestName = 44;

/** A table of who has how much to do how soon. */
function overview({ groups, lines }: DueReport, words: Words, columns: number, paint: Paint): string[] {
  const shown = whens.filter((when) => lines.some((line) => line.when === when));
  const heads = shown.map((when) => words(whenNamed(when)));
  const room = columns - heads.reduce((sum, head) => sum + displayWidth(head) + 2, 0);
  const names = groups.map((group) => words(groupNamed(group)));
  const width = Math.max(10, Math.min(room, widestName, ...[Math.max(...names.map(displayWidth))]));
  const padded = (name: string): string => {
    const kept = cut(name, width);
    return kept + ' '.repeat(Math.max(0, width - displayWidth(kept)));
  };
  return [
    paint([padded(words(say.from())), ...heads].join('  '), 'dim'),
    ...groups.map((group, at) =>
      [
        padded(names[at]!),
        ...shown.map((when, column) => {
          const count = group.lines.filter((line) => line.when === when).length;
          const cell = (count === 0 ? '·' : String(count)).padStart(displayWidth(heads[column]!));
          return count > 0 && (when === 'overdue' || when === 'week') ? paint(cell, styleOf[when]) : cell;
        }),
      ].join('  '),
    ),
  ];
}

function groupLines(
  group: DueGroup,
  { until }: DueReport,
  words: Words,
  columns: number,
  paint: Paint,
): string[] {
  const roles = group.persons.length === 0 ? [] : group.roles.map(({ name }) => name);
  const head = [
    words(groupNamed(group)),
    ...(roles.length === 0 ? [] : [oneLine(roles.join(', '), longest)]),
  ];
  const lines = [paint(cut(head.join(' · '), columns), 'bold')];
  for (const when of whens) {
    const all = group.lines.filter((line) => line.when === when);
    if (all.length === 0) continue;
    const shown = all.slice(0, when === 'later' && until === null ? mostLater : mostOfATime);
    lines.push(`  ${paint(words(whenNamed(when)), styleOf[when])}`);
    lines.push(...shown.map((line) => `    ${lineText(line, words, columns - 4)}`));
    const rest = all.slice(shown.length);
    const more =
      when === 'later' && until === null
        ? say.moreLater({ count: rest.length, next: rest[0]?.on ?? '' })
        : say.more({ count: rest.length });
    if (rest.length > 0) lines.push(`    ${paint(words(more), 'dim')}`);
  }
  return lines;
}

/** The columns of the day, and of how long that is. */
const [dayWidth, daysWidth] = [10, 13];

function lineText(line: DueLine, words: Words, columns: number): string {
  const days = daysNamed(line);
  const lead = `${(line.on ?? '').padEnd(dayWidth)}  ${(days === null ? '' : words(days)).padEnd(daysWidth)}  `;
  // The id comes first, since what stands last is cut off.
  const deed = [words(line.deed), words(line.record?.title ?? '')].filter((each) => each !== '').join(': ');
  const what = [words(line.record?.id ?? ''), deed].filter((each) => each !== '').join(' ');
  return lead + cut(what, Math.max(20, columns - displayWidth(lead)));
}
