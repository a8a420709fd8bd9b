import { commands, type Disposable, l10n, Uri, workspace } from 'vscode';
import {
  type BranchChange,
  type BranchChanges,
  methods,
  type Refused,
  type TextBefore,
  type TextBeforeParams,
} from '../../../server/src/main/lsp/protocol.ts';
import { refusalSentence } from '../commands/refusal.ts';
import { rangeOf } from '../places.ts';
import type { Server } from '../server.ts';

/** Scheme of documents that hold a file as a commit has it: they cannot be edited. */
const scheme = 'qms-before';

/** The document of a file as it was; the path is for people, what is asked for stands in the query. */
const uriBefore = (asked: TextBeforeParams): Uri =>
  Uri.from({
    scheme,
    path: Uri.joinPath(Uri.parse(asked.root), asked.path).path,
    query: JSON.stringify(asked),
  });

/** Answers what documents of the scheme hold. */
export const provideTextsBefore = (server: Server): Disposable =>
  workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ query }) {
      const answer = await server.request<TextBefore | Refused>(methods.textBefore, JSON.parse(query));
      if ('refused' in answer) throw new Error(refusalSentence(answer));
      return answer.text;
    },
  });

/** A change, and what it was found in. */
export interface FoundChange {
  readonly change: BranchChange;
  readonly of: Pick<BranchChanges, 'root' | 'base' | 'commit'>;
}

/** Shows the file of a change as it was next to what it is now; alone where it is on one side only. */
export async function showTextDifference({ change, of }: FoundChange): Promise<void> {
  const { root, base, commit } = of;
  const { place, before } = change;
  const was = before === null ? null : uriBefore({ root, commit, path: before });
  const now = place === null ? null : Uri.parse(place.uri);
  const options = place === null ? {} : { selection: rangeOf(place.range) };
  if (was !== null && now !== null) {
    const name = now.path.split('/').at(-1) ?? '';
    await commands.executeCommand('vscode.diff', was, now, l10n.t('{0}: {1} ↔ now', name, base), options);
  } else if ((now ?? was) !== null) await commands.executeCommand('vscode.open', now ?? was, options);
}
