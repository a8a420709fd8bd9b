import { l10n, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { AdoptionView } from '../../../server/src/main/lsp/protocol.ts';

/**
 * Writes the qms.yaml that was proposed, and nothing else.
 * @returns false, with word of it, where there is another one by now than the proposal was made for
 */
export async function writeConfiguration(folder: Uri, { config, before }: AdoptionView): Promise<boolean> {
  const uri = Uri.joinPath(folder, 'qms.yaml');
  const bytes = new TextEncoder().encode(config);
  const isWritten = before === null ? await create(uri, bytes) : await replace(uri, before, bytes);
  if (!isWritten)
    void window.showWarningMessage(
      l10n.t(
        'Nothing was written, because qms.yaml has been changed meanwhile. Look through the folder again.',
      ),
      l10n.t('OK'),
    );
  return isWritten;
}

async function create(uri: Uri, contents: Uint8Array): Promise<boolean> {
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, contents });
  return workspace.applyEdit(edit);
}

async function replace(uri: Uri, before: string, bytes: Uint8Array): Promise<boolean> {
  const isDirty = workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
  const stored = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(uri));
  if (isDirty || stored !== before) return false;
  await workspace.fs.writeFile(uri, bytes);
  return true;
}
