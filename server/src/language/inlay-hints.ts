import { type InlayHint, InlayHintKind } from 'vscode-languageserver-types';
import type { QmsRecord } from '../model/record.ts';
import type { Range } from '../model/text.ts';
import { entryTitle } from '../records/entry-title.ts';
import { titleOf } from '../records/record-title.ts';
import type { LanguageContext } from './context.ts';
import { shortened } from './markdown-text.ts';
import { isDeclaration, mentionsIn } from './mentions.ts';
import { holderNames } from './people.ts';

/** Which hints are shown. */
export interface InlayHintOptions {
  /** The title behind an id. */
  readonly titles: boolean;
  /** Who holds a role today, behind its id. */
  readonly holders: boolean;
}

const longestTitle = 48;

/** Hints behind the ids of a range: the title of what they lead to, and for roles who holds them today. */
export function inlayHints(context: LanguageContext, range: Range, options: InlayHintOptions): InlayHint[] {
  const { project, file } = context;
  const hints: InlayHint[] = [];
  for (const mention of mentionsIn(project, file)) {
    const { kind, id, version, whole } = mention;
    if (isDeclaration(mention)) continue;
    const position = file.lines.positionAt(whole.end);
    if (position.line < range.start.line || position.line > range.end.line) continue;
    // A link with words of its own says already what it leads to.
    if (kind === 'body' && file.text.slice(whole.start, whole.end).includes('|')) continue;
    const record = project.queries.record(id, version);
    const held = record === undefined ? project.queries.entry(id, version) : undefined;
    const label =
      record !== undefined
        ? hintOf(context, record, options)
        : held !== undefined && options.titles
          ? shortened(entryTitle(held) ?? '', longestTitle)
          : '';
    if (label !== '') hints.push({ position, label, kind: InlayHintKind.Type, paddingLeft: true });
  }
  return hints;
}

function hintOf(
  { project }: LanguageContext,
  record: QmsRecord,
  { titles, holders }: InlayHintOptions,
): string {
  const names = holders ? holderNames(project.queries, record.id).join(', ') : '';
  const title = titles ? shortened(titleOf(record) ?? '', longestTitle) : '';
  return [title, names].filter((part) => part !== '').join(' · ');
}
