import { commands } from 'vscode';
import type { Server } from './server.ts';

/** Steps of the walkthrough: each is done once its command has brought something about. */
export type Step = 'initialized' | 'createdRecord' | 'signed' | 'sawCoverage';

export const stepDone = (step: Step): void => void commands.executeCommand('setContext', `qms.${step}`, true);

/** Keeps the context keys that menus and empty views depend on. */
export const keepContextKeys = (server: Server): { dispose(): void } =>
  server.onStatus(({ roots }) => {
    const indexing = roots.some((root) => root.indexing !== null);
    void commands.executeCommand('setContext', 'qms.hasRoot', roots.length > 0);
    void commands.executeCommand('setContext', 'qms.indexing', indexing);
    if (roots.length > 0) stepDone('initialized');
  });
