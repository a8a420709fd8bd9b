import type { CancellationToken, WorkspaceEdit } from 'vscode-languageserver';
import type { ProposedEdit } from '../../../language/proposed-edit.ts';
import type { Stage } from '../../../workspace/stage.ts';
import { editFor } from '../edit-for.ts';
import { type Asked, askedAbout, cancelled, uriIn } from '../requests/requests.ts';
import type { RootSession } from '../roots/root-session.ts';
import type { FeatureOptions } from './feature-options.ts';

/** How requests of the editor features are answered. */
export interface FeatureAnswers {
  /** Answers a request on a document once its root is as far as needed: `nothing` where it belongs to no root. */
  readonly answer: <T, N>(
    needs: Stage,
    nothing: N,
    work: (asked: Asked, params: unknown) => T | Promise<T>,
  ) => (params: unknown, token: CancellationToken) => Promise<T | N>;
  /** Reads further files for a request, as long as somebody waits for its answer. */
  readonly openOf: (
    asked: Pick<Asked, 'session' | 'token'>,
  ) => (path: string) => ReturnType<RootSession['locate']>;
  /** What was proposed, as an edit the client can make. */
  readonly editOf: (session: RootSession, proposed: ProposedEdit) => WorkspaceEdit;
}

export function featureAnswers({ roots, abilities }: FeatureOptions): FeatureAnswers {
  return {
    answer: (needs, nothing, work) => {
      const asking = new Map<string, CancellationToken>();
      return async (params, token) => {
        const uri = uriIn(params);
        asking.set(uri, token);
        try {
          const asked = await askedAbout(roots, uri, needs, token, () => asking.get(uri) !== token);
          return asked === null ? nothing : await work(asked, params);
        } finally {
          if (asking.get(uri) === token) asking.delete(uri);
        }
      };
    },
    openOf:
      ({ session, token }) =>
      (path) => {
        if (token.isCancellationRequested) throw cancelled();
        return session.locate(path);
      },
    editOf: (session, proposed) => editFor(session, proposed, abilities()),
  };
}
