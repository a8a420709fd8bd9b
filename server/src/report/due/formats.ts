import type { Language } from '../../messages/language.ts';
import { formatOf } from '../formats.ts';
import { dueCalendar } from './ics.ts';
import { dueJson } from './json.ts';
import { dueMarkdown } from './markdown.ts';
import type { DueReport } from './result.ts';
import { type DueTextOptions, dueText } from './text.ts';

/** What a format needs to know besides what is due. */
export interface DueContext extends DueTextOptions {
  readonly language: Language;
  /** Whether addresses of persons are written where a format has a place for them. */
  readonly emails: boolean;
}

export interface DueFormat {
  /** What `--format` takes. */
  readonly name: string;
  /** Who reads it or where; completes "for". */
  readonly purpose: string;
  readonly write: (report: DueReport, context: DueContext) => string;
}

/** Every format of what is due; help and the tests of hostile text follow from this list. */
export const dueFormats: readonly DueFormat[] = [
  {
    name: 'text',
    purpose: 'people, in a terminal or a log',
    write: (report, context) => dueText(report, context.language, context),
  },
  {
    name: 'json',
    purpose: 'scripts',
    write: (report, { language, emails }) => dueJson(report, language, emails),
  },
  {
    name: 'markdown',
    purpose: 'minutes, wikis and issues, as GitHub Markdown; `md` for short',
    write: (report, { language }) => dueMarkdown(report, language),
  },
  {
    name: 'ics',
    purpose: 'calendars: a whole day for each thing that has one',
    write: (report, { language, emails }) => dueCalendar(report, language, emails),
  },
];

/** The format of that name, or a sentence for the user when there is none. */
export const findDueFormat = (name: string) => formatOf(name === 'md' ? 'markdown' : name, dueFormats);
