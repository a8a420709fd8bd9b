import { commands } from 'vscode';
import type { RootStatus } from '../../server/src/main/lsp/protocol.ts';
import type { Server } from './server.ts';

/** Steps of the walkthrough: each is done once it has been brought about, by a command or otherwise. */
export type Step = 'initialized' | 'createdRecord' | 'signed' | 'sawCoverage';

export const stepDone = (step: Step): void => void commands.executeCommand('setContext', `qms.${step}`, true);

type Counts = Pick<RootStatus, 'records' | 'signOffs'>;

/** Keeps the context keys that menus, empty views and the steps of the walkthrough depend on. */
export function keepContextKeys(server: Server): { dispose(): void } {
  /** What there was in each root when it was first read. */
  const atFirst = new Map<string, Counts>();
  return server.onStatus(({ roots }) => {
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
}
