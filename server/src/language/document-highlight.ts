import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Position } from '../model/text.ts';
import type { LanguageContext } from './context.ts';
import { idsMeant, mentionAt, mentionsIn } from './mentions.ts';

/** All places of the document that mean the record or entry whose id stands at a position; null where no id stands. */
export function documentHighlights(context: LanguageContext, position: Position): DocumentHighlight[] | null {
  const { project, file } = context;
  const mention = mentionAt(context, position);
  if (mention === null) return null;
  return mentionsIn(project, file, idsMeant(project, mention)).map(({ kind, span }) => ({
    range: file.rangeOf(span),
    kind:
      kind === 'declaration' || kind === 'entry' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
