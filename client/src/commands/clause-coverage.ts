import { Disposable, env, l10n, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import {
  type CoverageView,
  methods,
  packMethods,
  type Refused,
} from '../../../server/src/main/lsp/protocol.ts';
import type { FromPage, ToPage } from '../../page/messages.ts';
import { Later } from '../later.ts';
import { livePage } from '../live-page.ts';
import { pageMessage } from '../review-pack/messages.ts';
import type { Server } from '../server.ts';
import { showSource } from '../show-source.ts';
import { nonce } from '../webviews.ts';
import { pickRoot } from './pick-root.ts';
import { unlessRefused } from './refusal.ts';

/** Milliseconds without news after which the page is filled again. */
const quiet = 500;

/** *Show Clause Coverage*: a page with what there is for each clause. Kept up to date while it is open. */
export async function showClauseCoverage(server: Server, extension: Uri): Promise<void> {
  const chosen = await pickRoot(server);
  if (chosen === null) return;
  const { root, name } = chosen;
  const view = await ask(server, root);
  if (view === null) return;
  const title = l10n.t('Clause coverage: {0}', name);
  const dist = Uri.joinPath(extension, 'dist');
  const panel = window.createWebviewPanel('qms.clauseCoverage', title, ViewColumn.Active, {
    enableScripts: true,
    enableFindWidget: true,
    enableCommandUris: false,
    localResourceRoots: [dist],
  });
  fill(panel, { server, root, view });
  panel.webview.html = livePage({
    title,
    data: { root },
    style: view.style,
    script: panel.webview.asWebviewUri(Uri.joinPath(dist, 'coverage.js')).toString(),
    nonce: nonce(),
    language: env.language,
  });
}

const ask = async (server: Server, root: string): Promise<CoverageView | null> =>
  unlessRefused(await server.request<CoverageView | Refused>(methods.clauseCoverage, { root }));

interface Shown {
  readonly server: Server;
  readonly root: string;
  readonly view: CoverageView;
}

/** Gives the page its parts, follows what changes, and leads to what is clicked. */
function fill(panel: WebviewPanel, { server, root, view }: Shown): void {
  let parts = view.parts;
  let isReady = false;
  let isOpen = true;
  const send = (message: ToPage): void => {
    if (isReady) void panel.webview.postMessage(message);
  };
  const renew = async (): Promise<void> => {
    const now = await ask(server, root);
    if (now === null || !isOpen) return;
    const before = new Map(parts.map(({ id, html }) => [id, html]));
    const hasChanged =
      now.parts.length !== parts.length || now.parts.some(({ id, html }) => before.get(id) !== html);
    parts = now.parts;
    if (hasChanged)
      send({
        kind: 'parts',
        parts: parts.map(({ id, html }) => ({ id, html: before.get(id) === html ? null : html })),
      });
  };
  const later = new Later(quiet, () => {
    // A root that has gone leaves the page as it was.
    if (server.status.roots.some((each) => each.root === root)) server.unattended(renew());
  });
  const answer = async (message: FromPage): Promise<void> => {
    if (message.kind === 'ready') {
      // Hidden pages are made anew when they are looked at again.
      isReady = true;
      send({ kind: 'parts', parts });
    } else if (message.kind === 'open') {
      const { record, path, file } = message;
      await showSource(server, packMethods.packSource, { root, record, path, file }, panel);
    } else if (message.kind === 'see') {
      const { finding, file } = message;
      await showSource(server, packMethods.packFinding, { root, finding, file }, panel);
    }
  };
  const listening = Disposable.from(
    later,
    server.onStatus(() => later.ask()),
    panel.webview.onDidReceiveMessage((message) => {
      const known = pageMessage(message);
      if (known !== null) server.unattended(answer(known));
    }),
  );
  panel.onDidDispose(() => {
    isOpen = false;
    listening.dispose();
  });
}
