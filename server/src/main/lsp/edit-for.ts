import { LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { features } from '../../core/features.ts';
import type { ProposedEdit } from '../../language/proposed-edit.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { ClientAbilities } from './client-abilities.ts';
import type { RootSession } from './roots/root-session.ts';

const say = defineMessages('server.edit', {
  changed: '{file} was changed meanwhile. Try again.',
});

/**
 * A proposal as the client takes it. Throws an error response when a document changed while the proposal was worked
 * out: its places are no longer those that were meant, and not every client looks at versions.
 */
export function editFor(
  session: RootSession,
  proposed: ProposedEdit,
  { documentChanges }: ClientAbilities,
): WorkspaceEdit {
  for (const [path, version] of Object.entries(proposed.versions))
    if (session.paths.versionOf(path) !== version)
      throw new ResponseError(
        LSPErrorCodes.ContentModified,
        session.language.text(say.changed({ file: path })),
      );
  return features.workspaceEdit(proposed, { uriOf: (path) => session.uriOf(path), documentChanges });
}
