import type { CancellationToken, WorkspaceEdit } from 'vscode-languageserver';
import type { ProposedEdit } from '../../../language/proposed-edit.ts';
import { editFor } from '../edit-for.ts';
import { type Asked, askedAbout, cancelled, type Needs, uriIn } from '../requests/requests.ts';
import type { RootSession } from '../roots/root-session.ts';
import type { FeatureOptions } from './feature-options.ts';

/** How requests of the editor features are answered. */
export interface FeatureAnswers {
  /** Answers a request on a document: `nothing` where it belongs to no root. */
  readonly answer: <T, N>(
    needs: Needs,
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
    answer: (needs, nothing, work) => async (params, token) => {
      const asked = await askedAbout(roots, uriIn(params), needs, token);
      return asked === null ? nothing : work(asked, params);
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
