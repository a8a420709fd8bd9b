import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { features } from '../../../core/features.ts';
import { methods } from '../protocol.ts';
import { isObject, positionIn, sessionsOf, textIn } from '../requests/requests.ts';
import type { RootSession } from '../roots/root-session.ts';
import { featureAnswers } from './answers.ts';
import type { FeatureOptions } from './feature-options.ts';
import { joined } from './joined-edit.ts';

/** Answers what changes names: of records, and of files that records point at. Also what files dropped into a text become. */
export function registerRenaming(options: FeatureOptions): void {
  const { connection, roots, abilities } = options;
  const { answer, openOf, editOf } = featureAnswers(options);

  connection.onPrepareRename(
    answer('indexed', null, ({ context }, params) => features.prepareRename(context, positionIn(params))),
  );
  connection.onRenameRequest(
    answer('indexed', null, async (asked, params) => {
      const { context, session } = asked;
      const { canAsk } = abilities();
      const proposed = await features.rename(
        context,
        positionIn(params),
        textIn(params, 'newName'),
        openOf(asked),
        {
          canAsk,
        },
      );
      if ('refused' in proposed) throw new ResponseError(LSPErrorCodes.RequestFailed, proposed.refused);
      return editOf(session, proposed);
    }),
  );
  connection.workspace.onWillRenameFiles(async (params: unknown, token) => {
    const files = isObject(params) && Array.isArray(params['files']) ? params['files'] : [];
    const moves = new Map<RootSession, { from: string; to: string }[]>();
    await roots.found;
    for (const file of files) {
      const owner = roots.owner(textIn(file, 'oldUri'));
      const to = owner?.session.pathOf(textIn(file, 'newUri')) ?? null;
      if (owner === null || to === null) continue;
      moves.set(owner.session, [...(moves.get(owner.session) ?? []), { from: owner.path, to }]);
    }
    const edits: WorkspaceEdit[] = [];
    for (const [{ root }, own] of moves) {
      for (const session of await sessionsOf(roots, { root }, 'indexed', token)) {
        const { canAsk } = abilities();
        const open = openOf({ session, token });
        edits.push(editOf(session, await features.fileMoveEdits(session.project!, own, open, { canAsk })));
      }
    }
    return joined(edits);
  });
  connection.onRequest(
    methods.pasteReferences,
    answer('indexed', null, ({ context, session }, params) => {
      const uris = isObject(params) && Array.isArray(params['uris']) ? params['uris'] : [];
      const paths = uris.map((uri) => (typeof uri === 'string' ? session.pathOf(uri) : null));
      return paths.every((path) => path !== null)
        ? features.pastedReferences(context, positionIn(params), paths)
        : null;
    }) as (params: unknown, token: CancellationToken) => Promise<string | null>,
  );
}
