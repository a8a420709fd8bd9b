import { type ExtensionContext, l10n, ViewColumn, window } from 'vscode';
import { type ClauseCoverage, methods } from '../../../server/src/main/lsp/protocol.ts';
import { coveragePage } from '../coverage-page.ts';
import { stepDone } from '../progress-keys.ts';
import type { Server } from '../server.ts';
import { pickRoot } from './pick-root.ts';

/** *Show Clause Coverage*: a page with what there is for each clause. Kept up to date while it is open. */
export async function showClauseCoverage(server: Server, context: ExtensionContext): Promise<void> {
  const root = await pickRoot(server);
  if (root === null) return;
  const panel = window.createWebviewPanel(
    'qms.clauseCoverage',
    l10n.t('Clause coverage: {0}', root.name),
    ViewColumn.Active,
    { enableScripts: false, enableFindWidget: true },
  );
  const show = async (): Promise<void> => {
    const clauses = await server.request<readonly ClauseCoverage[]>(methods.clauseCoverage, {
      root: root.root,
    });
    panel.webview.html = coveragePage(root.name, clauses);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listening = server.onStatus(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(), 500);
  });
  panel.onDidDispose(
    () => {
      clearTimeout(timer);
      listening.dispose();
    },
    undefined,
    context.subscriptions,
  );
  await show();
  stepDone('sawCoverage');
}
