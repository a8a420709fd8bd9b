import { Disposable, l10n, ViewColumn, window } from 'vscode';
import { type ClauseCoverage, methods } from '../../../server/src/main/lsp/protocol.ts';
import { coveragePage, openPlace } from '../coverage-page.ts';
import { Later } from '../later.ts';
import { stepDone } from '../progress-keys.ts';
import type { Server } from '../server.ts';
import { pickRoot } from './pick-root.ts';

/** Milliseconds without news after which the page is filled again. */
const quiet = 500;

/** *Show Clause Coverage*: a page with what there is for each clause. Kept up to date while it is open. */
export async function showClauseCoverage(server: Server): Promise<void> {
  const root = await pickRoot(server);
  if (root === null) return;
  const panel = window.createWebviewPanel(
    'qms.clauseCoverage',
    l10n.t('Clause coverage: {0}', root.name),
    ViewColumn.Active,
    { enableScripts: false, enableFindWidget: true, enableCommandUris: [openPlace] },
  );
  let isOpen = true;
  const show = async (): Promise<void> => {
    const clauses = await server.request<readonly ClauseCoverage[]>(methods.clauseCoverage, {
      root: root.root,
    });
    const page = coveragePage(root.name, clauses);
    // Filling it anew folds what was opened: only where something changed.
    if (isOpen && panel.webview.html !== page) panel.webview.html = page;
  };
  const later = new Later(quiet, () => {
    // A root that has gone leaves the page as it was.
    if (server.status.roots.some((each) => each.root === root.root)) server.unattended(show());
  });
  const listening = Disposable.from(
    later,
    server.onStatus(() => later.ask()),
  );
  panel.onDidDispose(() => {
    isOpen = false;
    listening.dispose();
  });
  await show();
  stepDone('sawCoverage');
}
