import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Position } from '../model/text.ts';
import type { LanguageContext } from './context.ts';
import { idsBehind, mentionAt, mentionsIn } from './mentions.ts';

/** All places of the document that mean the record whose id stands at a position; null where no id stands. */
export function documentHighlights(context: LanguageContext, position: Position): DocumentHighlight[] | null {
  const { project, file } = context;
  const mention = mentionAt(context, position);
  if (mention === null) return null;
  return mentionsIn(project, file, idsBehind(project, mention.id)).map(({ kind, span }) => ({
    range: file.rangeOf(span),
    kind: kind === 'declaration' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
