import { commands, l10n, window } from 'vscode';
import { type Branches, methods, type Refused } from '../../../server/src/main/lsp/protocol.ts';
import { pickRoot } from '../commands/pick-root.ts';
import { unlessRefused } from '../commands/refusal.ts';
import type { Server } from '../server.ts';
import type { Comparison } from './comparison.ts';

/** *Compare with Branch…*: shows what the files change against a branch that somebody picks. */
export async function compareWithBranch(
  server: Server,
  comparison: Comparison,
  given: unknown,
): Promise<void> {
  const chosen = await pickRoot(server);
  if (chosen === null) return;
  const base = typeof given === 'string' ? given : await pickBranch(server, chosen.root);
  if (base !== null && (await comparison.compare(chosen.root, base)))
    await commands.executeCommand('qms.branchChanges.focus');
}

/** Shows in the views only what is changed; what it is compared with is asked for first where nobody has said. */
export async function showOnlyChanged(server: Server, comparison: Comparison): Promise<void> {
  if (comparison.found.length === 0) await compareWithBranch(server, comparison, undefined);
  if (comparison.found.length > 0) comparison.showOnlyChanged(true);
}

async function pickBranch(server: Server, root: string): Promise<string | null> {
  const found = unlessRefused(await server.request<Branches | Refused>(methods.branches, { root }));
  if (found === null) return null;
  const { usual, names } = found;
  const others = names.filter((name) => name !== usual);
  const items = [
    ...(usual === null ? [] : [{ label: usual, description: l10n.t('where this branch will go') }]),
    ...others.map((label) => ({ label, description: '' })),
  ];
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t('Which branch to compare with? What is on it since this one began does not count.'),
  });
  return picked?.label ?? null;
}
