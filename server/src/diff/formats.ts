import type { Language } from '../messages/language.ts';
import { formatOf } from '../report/formats.ts';
import { diffJson } from './json.ts';
import type { Diff } from './model.ts';
import { type DiffTextOptions, diffText } from './text.ts';

/** What a format needs to know besides the changes. */
export interface DiffContext extends DiffTextOptions {
  readonly language: Language;
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
  { name: 'json', purpose: 'scripts', write: (diff) => diffJson(diff) },
];

/** The format of that name, or a sentence for the user when there is none. */
export const findDiffFormat = (name: string) => formatOf(name === 'md' ? 'markdown' : name, diffFormats);
