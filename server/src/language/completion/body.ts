import type { CompletionItem } from 'vscode-languageserver-types';
import type { LanguageContext } from '../context.ts';
import { referenceCandidates } from './references.ts';
import { type CompletionClient, insertion, nothing, type Offer, sortKey } from './request.ts';

/** Longest beginning of an id or title that is looked at. */
const longestTyped = 100;

/**
 * Ids behind `[[` in a Markdown body, with the brackets that close them: the cursor goes on behind these.
 */
export function bodyOffer(context: LanguageContext, client: CompletionClient, offset: number): Offer {
  const { text } = context.file;
  const before = text.slice(Math.max(0, offset - longestTyped), offset);
  const opened = before.lastIndexOf('[[');
  if (opened < 0) return nothing;
  const typed = before.slice(opened + 2);
  if (/[\][|\r\n@]/.test(typed)) return nothing;
  const start = offset - typed.length;
  const behind = text.slice(offset, offset + longestTyped);
  const word = offset + (/^(?:[A-Za-z0-9._-]*[A-Za-z0-9])?/.exec(behind)?.[0].length ?? 0);
  const rest = text.slice(word, word + 2);
  // Words of its own, or a version, stay behind the id.
  const goesOn = rest.startsWith('|') || rest.startsWith('@');
  const end = word + (goesOn ? 0 : /^\]*/.exec(rest)![0].length);
  const { candidates, more } = referenceCandidates(context, [], typed, noIds);
  return {
    incomplete: more,
    items: candidates.map(
      (shown, index): CompletionItem => ({
        ...shown,
        sortText: sortKey('a', index),
        ...insertion(context, client, { start, end }, `${shown.label}${goesOn ? '' : ']]'}`),
      }),
    ),
  };
}

const noIds: ReadonlySet<string> = new Set();
