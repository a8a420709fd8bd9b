import { commands, l10n, window } from 'vscode';
import type { RootStatus } from '../../../server/src/main/lsp/protocol.ts';
import type { Server } from '../server.ts';

/**
 * The root a command is to work on: the one of the active document, the only one, or the one chosen. Where
 * there is none, offers to begin one.
 * @returns null when there is none or nothing was chosen
 */
export async function pickRoot(server: Server): Promise<RootStatus | null> {
  const roots = await server.roots();
  if (roots.length === 0) {
    await offerToInitialize();
    return null;
  }
  const uri = window.activeTextEditor?.document.uri.toString() ?? '';
  const own = roots.filter(({ root }) => uri.startsWith(`${root}/`));
  if (own.length > 0) return own.reduce((best, each) => (each.root.length > best.root.length ? each : best));
  if (roots.length === 1) return roots[0]!;
  const picked = await window.showQuickPick(
    roots.map((root) => ({ label: root.name, description: root.root, root })),
    { placeHolder: l10n.t('Which repository?') },
  );
  return picked?.root ?? null;
}

async function offerToInitialize(): Promise<void> {
  const initialize = l10n.t('Set Up…');
  const answer = await window.showInformationMessage(
    l10n.t('There is no quality management system in this workspace yet.'),
    initialize,
  );
  if (answer === initialize) await commands.executeCommand('qms.initializeRepository');
}
