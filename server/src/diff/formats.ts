import { htmlPage } from '../document/html/page.ts';
import type { Language } from '../messages/language.ts';
import { formatOf } from '../report/formats.ts';
import { diffComment } from './document/comment.ts';
import { diffDocument } from './document/diff-document.ts';
import { diffJson } from './json.ts';
import type { Diff } from './model.ts';
import { type DiffTextOptions, diffText } from './text.ts';

/** What a format needs to know besides the changes. */
export interface DiffContext extends DiffTextOptions {
  readonly language: Language;
  /** Whose management system it is; null where qms.yaml does not say. */
  readonly organization: string | null;
}

export interface DiffFormat {
  /** What `--format` takes. */
  readonly name: string;
  /** Who reads it or where; completes "for". */
  readonly purpose: string;
  readonly write: (diff: Diff, context: DiffContext) => string;
}

/** Every format of changes; help and the tests of hostile text follow from this list. */
export const diffFormats: readonly DiffFormat[] = [
  {
    name: 'text',
    purpose: 'people, in a terminal or a log',
    write: (diff, context) => diffText(diff, context.language, context),
  },
  {
    name: 'markdown',
    purpose: 'a comment on a pull request',
    write: (diff, { language }) => diffComment(diff, language),
  },
  {
    name: 'html',
    purpose: 'people, as one page that can be printed',
    write: (diff, { language, organization }) => htmlPage(diffDocument(diff, organization), { language }),
  },
  { name: 'json', purpose: 'scripts', write: (diff) => diffJson(diff) },
];

/** The format of that name, or a sentence for the user when there is none. */
export const findDiffFormat = (name: string) => formatOf(name === 'md' ? 'markdown' : name, diffFormats);
