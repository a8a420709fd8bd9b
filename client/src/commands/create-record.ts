import { l10n, Range, SnippetString, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { FillInArgument, NewRecordResult } from '../../../server/src/main/lsp/protocol.ts';

/**
 * Writes a record that must not be there yet, and shows it with the caret at the first thing to write.
 * @returns false, with word of it, when there is a file of that name
 */
export async function createRecord({ uri, text, snippet }: NewRecordResult): Promise<boolean> {
  const edit = new WorkspaceEdit();
  const file = Uri.parse(uri);
  edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) {
    const name = file.path.split('/').at(-1) ?? '';
    void window.showWarningMessage(l10n.t('{0} was not written: there is a file of that name.', name));
    return false;
  }
  await fillIn({ uri, snippet });
  return true;
}

/** Shows a record in a tab that stays; `Tab` goes from one place to write to the next. */
export async function fillIn({ uri, snippet }: FillInArgument): Promise<void> {
  const editor = await window.showTextDocument(Uri.parse(uri), { preview: false });
  const { document } = editor;
  const whole = new Range(0, 0, document.lineCount, 0);
  const before = document.getText();
  await editor.insertSnippet(new SnippetString(snippet), whole, {
    ...{ undoStopBefore: false, undoStopAfter: false },
    keepWhitespace: true,
  });
  // The text is the one that is there already: nothing is left to be saved.
  if (document.getText() === before) await document.save();
}
