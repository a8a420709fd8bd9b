import { type CodeAction, CodeActionKind, commands, l10n, Range, type Uri, window, workspace } from 'vscode';
import { isShown } from './write-edit.ts';

interface Lines {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Actions whose edits are worked out, at most: each may ask the server. */
const most = 30;

/** Offers what the light bulb would at a finding, and does what is chosen. */
export async function offerSteps(uri: Uri, { start, end }: Lines): Promise<void> {
  const range = new Range(start.line, start.character, end.line, end.character);
  const found = await commands.executeCommand<readonly CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    CodeActionKind.QuickFix.value,
    most,
  );
  const picked = await window.showQuickPick(
    found.map((action) => ({ label: action.title, action })),
    { placeHolder: l10n.t('What do you want to do about it?') },
  );
  if (picked === undefined) return;
  const { edit, command } = picked.action;
  const document = await workspace.openTextDocument(uri);
  const isUnseen = !isShown(document);
  if (edit !== undefined && !(await workspace.applyEdit(edit))) return;
  if (command !== undefined) await commands.executeCommand(command.command, ...(command.arguments ?? []));
  // What nobody sees is not left unsaved, as with every edit from a table.
  else if (isUnseen) await document.save();
}
