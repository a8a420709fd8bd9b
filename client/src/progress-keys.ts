import { commands, Disposable, window } from 'vscode';
import type { RootStatus } from '../../server/src/main/lsp/protocol.ts';
import { Later } from './later.ts';
import type { Server } from './server.ts';

/** Steps of the walkthrough: each is done once it has been brought about, by a command or otherwise. */
export type Step = 'initialized' | 'createdRecord' | 'signed' | 'sawPack';

export const stepDone = (step: Step): void => void commands.executeCommand('setContext', `qms.${step}`, true);

/** Milliseconds after a page was opened by which VS Code knows the steps it shows. */
const known = 1_000;

/**
 * Ticks steps that were done before VS Code had looked at the walkthrough, which it does when somebody first opens
 * one: it never ticks a step whose key is set by then. Their other key is set for a moment after that.
 */
function lookAgain(): void {
  for (const value of [true, false]) void commands.executeCommand('setContext', 'qms.lookAgain', value);
}

/** Looks again once a page has been opened; walkthroughs are among those of which VS Code says nothing. */
function lookAgainAtPages(): Disposable {
  const later = new Later(known, lookAgain);
  const opened = window.tabGroups.onDidChangeTabs((tabs) => {
    if ([...tabs.opened, ...tabs.changed].some(({ input }) => input === undefined)) later.ask();
  });
  return Disposable.from(later, opened);
}

type Counts = Pick<RootStatus, 'records' | 'signOffs'>;

/** Keeps the context keys that menus, empty views and the steps of the walkthrough depend on. */
export function keepContextKeys(server: Server): Disposable {
  /** What there was in each root when it was first read. */
  const atFirst = new Map<string, Counts>();
  const listening = server.onStatus(({ roots }) => {
    const indexing = roots.some((root) => root.indexing !== null);
    void commands.executeCommand('setContext', 'qms.hasRoot', roots.length > 0);
    void commands.executeCommand('setContext', 'qms.indexing', indexing);
    if (roots.length > 0) stepDone('initialized');
    for (const { root, records, signOffs, indexing: reading, today } of roots) {
      if (reading !== null || today === null) continue;
      const before = atFirst.get(root);
      if (before === undefined) atFirst.set(root, { records, signOffs });
      else {
        // However it came: by a command, a snippet, the command line or a copied file.
        if (records > before.records) stepDone('createdRecord');
        if (signOffs > before.signOffs) stepDone('signed');
      }
    }
  });
  return Disposable.from(listening, lookAgainAtPages());
}
