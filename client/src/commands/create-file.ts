import { l10n, type Uri, WorkspaceEdit, window, workspace } from 'vscode';

/** Writes a file that must not be there yet, and shows it. False, with word of it, when there is one. */
export async function createFile(uri: Uri, text: string): Promise<boolean> {
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) {
    const name = uri.path.split('/').at(-1) ?? '';
    void window.showWarningMessage(l10n.t('{0} was not written: there is a file of that name.', name));
    return false;
  }
  await window.showTextDocument(uri);
  return true;
}
