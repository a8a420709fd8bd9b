import {
  commands,
  type Disposable,
  l10n,
  type TextDocumentShowOptions,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  methods,
  type Refused,
  type SignedDifference,
  type SignedText,
  type SignedTextArgument,
  type SignedTextParams,
} from '../../server/src/main/lsp/protocol.ts';
import { refusalSentence, unlessRefused } from './commands/refusal.ts';
import { rangeOf } from './places.ts';
import type { Server } from './server.ts';

/** Scheme of documents that hold a text as it was signed: they cannot be edited. */
const scheme = 'qms-signed';

/**
 * The document of a text as it was signed. Its path is the one it had then, for people and for VS Code, which shows where
 * a file was renamed; what is asked for stands in the query.
 */
const signedUri = (asked: SignedTextParams, path: string): Uri =>
  Uri.from({ scheme, path: Uri.joinPath(Uri.parse(asked.root), path).path, query: JSON.stringify(asked) });

/** Answers what documents of the scheme hold: the server finds it by the sign-off alone. */
export const provideSignedTexts = (server: Server): Disposable =>
  workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ query }) {
      const answer = await server.request<SignedText | Refused>(methods.signedText, JSON.parse(query));
      if ('refused' in answer) throw new Error(refusalSentence(answer));
      return answer.text;
    },
  });

/** Shows what was signed next to what stands there now; several texts in one editor. */
export async function showWhatChanged(server: Server, asked: SignedTextArgument): Promise<void> {
  const { root, id, digest } = asked;
  const answer = unlessRefused(
    await server.request<SignedDifference | Refused>(methods.signedDifference, { root, id, digest }),
  );
  if (answer === null) return;
  const { date, parts, note } = answer;
  const title =
    date === null ? l10n.t('{0} as signed ↔ now', id) : l10n.t('{0} as signed on {1} ↔ now', id, date);
  const sides = parts.map(({ part, path, uri, range }) => {
    const options: TextDocumentShowOptions = range === null ? {} : { selection: rangeOf(range) };
    return { signed: signedUri({ root, id, digest, part }, path), now: Uri.parse(uri), options };
  });
  const [only, other] = sides;
  if (only !== undefined && other === undefined)
    await commands.executeCommand('vscode.diff', only.signed, only.now, title, only.options);
  else if (only !== undefined)
    await commands.executeCommand(
      'vscode.changes',
      title,
      sides.map(({ signed, now }) => [now, signed, now]),
    );
  if (note !== null) void window.showInformationMessage(note);
}
