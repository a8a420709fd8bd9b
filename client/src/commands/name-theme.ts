import { l10n, Uri, window, workspace } from 'vscode';
import { methods, type Refused, type ThemeAdded } from '../../../server/src/main/lsp/protocol.ts';
import type { Server } from '../server.ts';
import { unlessRefused } from './refusal.ts';

/** Asks for a strategic theme of the organization, and adds it to qms.yaml. */
export async function nameTheme(server: Server, root: unknown): Promise<void> {
  if (typeof root !== 'string') return;
  const title = await window.showInputBox({
    title: l10n.t('A strategic theme'),
    prompt: l10n.t('A few words of your strategy that objectives can serve, such as: Customers for life'),
    ignoreFocusOut: true,
  });
  if (title === undefined || title.trim() === '') return;
  const answer = unlessRefused(await server.request<ThemeAdded | Refused>(methods.addTheme, { root, title }));
  if (answer === null || !(await server.apply(answer.edit))) return;
  await (await workspace.openTextDocument(Uri.parse(answer.file))).save();
}
