import {
  CancellationTokenSource,
  commands,
  Disposable,
  l10n,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import type { AdoptionView } from '../../../server/src/main/lsp/protocol.ts';
import type { FromAdoptionPage, ToAdoptionPage } from '../../page/adoption-messages.ts';
import { stepDone } from '../progress-keys.ts';
import type { Server } from '../server.ts';
import { nonce, showFailure } from '../webviews.ts';
import { lookThrough } from './look-through.ts';
import { adoptionMessage } from './messages.ts';
import { adoptionPage } from './page.ts';
import { offerWhatNext } from './what-next.ts';
import { writeConfiguration } from './write-configuration.ts';

export interface AdoptionOptions {
  readonly server: Server;
  /** Where the extension is installed. */
  readonly extension: Uri;
  readonly folder: Uri;
  /** Begins a system of its own next to the documents. */
  readonly startFresh: () => Promise<unknown>;
}

/** Shows what is recognized in a folder, asks what only the company can say, and writes qms.yaml once that is wanted. */
export class AdoptionPanel {
  readonly #options: AdoptionOptions;
  readonly #panel: WebviewPanel;
  readonly #listening: Disposable;
  /** The page shows and listens. */
  #isReady = false;
  #view: AdoptionView;
  /** Choices by the id of their question, those included that are being looked at. */
  #answers: Readonly<Record<string, string>>;
  #asking: CancellationTokenSource | null = null;

  constructor(options: AdoptionOptions, view: AdoptionView) {
    this.#options = options;
    this.#view = view;
    this.#answers = view.answers;
    const { extension } = options;
    const title = l10n.t('Documents that are here');
    this.#panel = window.createWebviewPanel('qms.adoption', title, ViewColumn.Active, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [Uri.joinPath(extension, 'dist')],
    });
    const { webview } = this.#panel;
    this.#listening = Disposable.from(
      webview.onDidReceiveMessage((given) => {
        const message = adoptionMessage(given);
        if (message !== null) void this.#answer(message).catch(showFailure);
      }),
      this.#panel.onDidDispose(() => {
        this.#asking?.cancel();
        this.#listening.dispose();
      }),
    );
    const script = webview.asWebviewUri(Uri.joinPath(extension, 'dist', 'adoption.js')).toString();
    webview.html = adoptionPage({ title, style: view.style, script, nonce: nonce() });
  }

  async #answer(message: FromAdoptionPage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.#isReady = true;
        return this.#show();
      case 'open':
        // The path comes from a page: it stays below the folder whatever it says.
        if (message.file.split('/').includes('..')) return;
        await commands.executeCommand('vscode.open', Uri.joinPath(this.#options.folder, message.file), {
          viewColumn: ViewColumn.Beside,
          preview: true,
        });
        return;
      case 'answer':
        this.#answers = { ...this.#answers, [message.question]: message.choice };
        return this.#ask();
      case 'write':
        return this.#write();
      case 'fresh':
        this.#panel.dispose();
        await this.#options.startFresh();
    }
  }

  /** Looks through the folder again with the answers there are; of several in a row the last one counts. */
  async #ask(): Promise<void> {
    this.#asking?.cancel();
    const asking = new CancellationTokenSource();
    this.#asking = asking;
    this.#send({ html: null });
    const { server, folder } = this.#options;
    try {
      const view = await lookThrough(server, folder, this.#answers, asking.token);
      if (view !== null && this.#asking === asking) this.#view = view;
    } finally {
      if (this.#asking === asking) {
        this.#asking = null;
        // What was cancelled leaves everything as it was.
        this.#answers = this.#view.answers;
        this.#show();
      }
    }
  }

  async #write(): Promise<void> {
    const { server, folder } = this.#options;
    if (this.#asking !== null || !(await writeConfiguration(folder, this.#view))) return;
    const isNew = this.#view.before === null;
    this.#panel.dispose();
    stepDone('initialized');
    const uri = Uri.joinPath(folder, 'qms.yaml');
    await window.showTextDocument(uri);
    server.filesWritten([{ uri: uri.toString(), wasThere: !isNew, isThere: true }]);
    // Nobody waits for an answer to a notification.
    server.unattended(offerWhatNext(server, folder, isNew));
  }

  #show(): void {
    this.#send({ html: this.#view.html });
  }

  #send(message: ToAdoptionPage): void {
    if (this.#isReady) void this.#panel.webview.postMessage(message);
  }
}
