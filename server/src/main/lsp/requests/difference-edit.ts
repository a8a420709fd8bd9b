import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { ChangedText } from '../../../core/core.ts';
import { LineIndex } from '../../../text/lines.ts';
import type { ClientAbilities } from '../client-abilities.ts';
import { editFor } from '../edit-for.ts';
import type { RootSession } from '../roots/root-session.ts';

/** The one edit that makes `after` of `before`, without what both begin and end with. */
export function differenceEdit(before: string, after: string): TextEdit {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  const lines = new LineIndex(before);
  return {
    range: lines.rangeOf({ start, end: before.length - same }),
    newText: after.slice(start, after.length - same),
  };
}

/** A text that is changed, as an edit of the version that the client has open. */
export function changedText(
  session: RootSession,
  { file, before, after }: ChangedText,
  abilities: ClientAbilities,
): WorkspaceEdit {
  const version = new Map(session.paths.openVersions()).get(file) ?? null;
  const changes = [{ file, ...differenceEdit(before, after) }];
  return editFor(
    session,
    { created: [], changes, versions: { [file]: version }, annotations: {} },
    abilities,
  );
}
