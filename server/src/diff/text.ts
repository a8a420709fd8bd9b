import { oneLine } from '../document/sanitize.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { Language } from '../messages/language.ts';
import type { Severity } from '../model/finding.ts';
import type { Style } from '../report/ansi.ts';
import { paragraph, type TerminalOptions, textOfLines, type Writing, writingFor } from '../report/writing.ts';
import { countWords } from './counts.ts';
import type { Change, Diff } from './model.ts';
import { notComparedWords, stateNamed } from './state-words.ts';
import { valueWords } from './value-words.ts';

const say = defineMessages('diff.text', {
  title: 'From {base} to {head}, both judged as of {today}',
  inBase: '{place} in {base}',
  off: 'Left out by qms.yaml: {kinds}',
});

const styleOf: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', information: 'blue' };
const longest = 2000;
/** Values of a change that are shown; `--format json` has all. */
const mostValues = 6;

export interface DiffTextOptions extends TerminalOptions {
  /** Path from where the reader stands to the root, so that a terminal can open the places; empty when there. */
  readonly rootFromHere?: string;
}

/**
 * What a change does to the management system, for a terminal: the most severe first, each with its place and what it
 * moves. Ends with a line feed. No record text can steer a terminal or a CI log.
 */
export function diffText(diff: Diff, language: Language, options: DiffTextOptions): string {
  const writing = writingFor(language, options);
  const { paint, words } = writing;
  const { base, head, today, changes, kindsOff, notCompared } = diff;
  const title = say.title({ base: stateNamed(base), head: stateNamed(head), today });
  const lines = [paint(words(title), 'bold'), ''];
  if (changes.length === 0) lines.push(words(countWords(changes)), '');
  for (const change of changes) lines.push(...changeLines(change, diff, writing, options), '');
  if (notCompared.length > 0) lines.push(...paragraph(notComparedWords(notCompared), writing, '', 'dim'), '');
  if (kindsOff.length > 0)
    lines.push(...paragraph(say.off({ kinds: kindsOff.join(', ') }), writing, '', 'dim'), '');
  if (changes.length === 0) return textOfLines(lines.slice(0, -1));
  lines.push(words(countWords(changes)));
  return textOfLines(lines);
}

function changeLines(change: Change, diff: Diff, writing: Writing, options: DiffTextOptions): string[] {
  const { paint, words } = writing;
  const { severity, kind, record, side, file, range } = change;
  const style = styleOf[severity];
  const about = [record === undefined ? null : titled(record), kind].filter((part) => part !== null);
  const prefix =
    options.rootFromHere === undefined || options.rootFromHere === '' ? '' : `${options.rootFromHere}/`;
  const at = `${side === 'head' ? prefix : ''}${file}:${range.start.line + 1}:${range.start.character + 1}`;
  const place = side === 'head' ? at : say.inBase({ place: at, base: stateNamed(diff.base) });
  const shown = change.values.slice(0, mostValues);
  const more = change.values.length - shown.length;
  return [
    `${paint(severity, style, 'bold')}${paint(` · ${about.map((part) => oneLine(part, longest)).join(' · ')}`, 'dim')}`,
    ...paragraph(change.message, writing),
    ...shown.flatMap((value) => paragraph(valueWords(value, change.names), writing, '    ', 'dim')),
    ...(more > 0 ? [paint(`    +${more}`, 'dim')] : []),
    `  ${paint(words(place), 'cyan')}`,
  ];
}

const titled = ({ id, title }: NonNullable<Change['record']>): string =>
  title === null ? id : `${id} "${title}"`;
