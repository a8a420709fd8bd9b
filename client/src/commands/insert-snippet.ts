import { l10n, SnippetString, window } from 'vscode';
import { methods, type TypeSnippet } from '../../../server/src/main/lsp/protocol.ts';
import type { Server } from '../server.ts';
import { pickRoot } from './pick-root.ts';

/** *Insert Snippet…*: inserts a record of a type to fill in, as the language of the document wants it. */
export async function insertSnippet(server: Server): Promise<void> {
  const editor = window.activeTextEditor;
  const language = editor?.document.languageId;
  if (editor === undefined || (language !== 'yaml' && language !== 'markdown')) {
    void window.showInformationMessage(l10n.t('Open a YAML or Markdown file first.'));
    return;
  }
  const root = await pickRoot(server);
  if (root === null) return;
  const snippets = await server.request<readonly TypeSnippet[]>(methods.snippets, { root: root.root });
  const picked = await window.showQuickPick(
    snippets.map((snippet) => ({
      label: snippet.title,
      description: snippet.type,
      detail: snippet.description,
      snippet,
    })),
    { placeHolder: l10n.t('What kind of record?'), matchOnDetail: true, matchOnDescription: true },
  );
  if (picked === undefined) return;
  await editor.insertSnippet(new SnippetString(picked.snippet[language]));
}
