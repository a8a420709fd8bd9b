import { CompletionItemKind } from 'vscode-languageserver-types';
import { defineMessages } from '../../messages/define-messages.ts';
import { isSilenceable } from '../../workspace/suppression.ts';
import type { LanguageContext } from '../context.ts';
import { SnippetWriter } from '../snippet-text.ts';
import { type CompletionClient, insertion, type Offer, sortKey } from './request.ts';

const say = defineMessages('completion.ignore', {
  reason: 'reason',
});

/** Rule ids behind `qms-ignore` in a comment; null where the cursor is in no such comment. */
export function ignoreOffer(
  context: LanguageContext,
  client: CompletionClient,
  offset: number,
): Offer | null {
  const { text, lines } = context.file;
  const line = lines.positionAt(offset).line;
  const before = text.slice(lines.lineStart(line), offset);
  const match = /(?:#|<!--)[ \t]*qms-ignore[ \t]+([a-z-]*)$/.exec(before.slice(-200));
  if (match === null) return null;
  const start = offset - match[1]!.length;
  const after = text.slice(offset, lines.lineStart(line + 1));
  const hasReason = after.includes('--');
  return {
    incomplete: false,
    items: context.project.rules.filter(isSilenceable).map(({ id, title }, index) => ({
      label: id,
      kind: CompletionItemKind.Value,
      detail: title,
      sortText: sortKey('a', index),
      ...insertion(
        context,
        client,
        { start, end: offset },
        hasReason
          ? id
          : new SnippetWriter().text(`${id} -- `).stop(context.project.language.text(say.reason())).done(),
      ),
    })),
  };
}
