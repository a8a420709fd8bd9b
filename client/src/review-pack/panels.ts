import { type Disposable, env, l10n, type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { sentencePage } from '../live-page.ts';
import type { Server } from '../server.ts';
import { keptPack } from './messages.ts';
import { type PackTarget, ReviewPackPanel } from './panel.ts';

const viewType = 'qms.reviewPack';

/** The packs that are shown, one panel each; those of an earlier session are shown again. */
export class ReviewPacks implements Disposable {
  readonly #server: Server;
  readonly #extension: Uri;
  readonly #export: (target: PackTarget) => unknown;
  readonly #panels = new Set<ReviewPackPanel>();
  readonly #registered: Disposable;

  constructor(server: Server, extension: Uri, exportPack: (target: PackTarget) => unknown) {
    this.#server = server;
    this.#extension = extension;
    this.#export = exportPack;
    this.#registered = window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel: WebviewPanel, state: unknown) => {
        const target = keptPack(state);
        if (target === null)
          panel.webview.html = sentencePage(
            l10n.t('Close this and open the review pack again.'),
            env.language,
          );
        else this.#keep(panel, target);
      },
    });
  }

  /** What is shown of each pack. */
  get panels(): readonly ReviewPackPanel[] {
    return [...this.#panels];
  }

  /** Shows the pack of a review next to the editor. */
  open(target: PackTarget): void {
    const shown = this.panels.find(
      ({ target: { root, review } }) => root === target.root && review === target.review,
    );
    if (shown !== undefined) {
      shown.reveal();
      return;
    }
    const panel = window.createWebviewPanel(
      viewType,
      target.review,
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      // Made anew each time it is shown, a page of this size would flicker and lose what was opened in it.
      { enableFindWidget: true, retainContextWhenHidden: true },
    );
    this.#keep(panel, target);
  }

  dispose(): void {
    this.#registered.dispose();
    for (const panel of this.#panels) panel.dispose();
  }

  #keep(panel: WebviewPanel, target: PackTarget): void {
    const kept = new ReviewPackPanel(panel, target, this.#server, this.#extension, this.#export);
    this.#panels.add(kept);
    panel.onDidDispose(() => this.#panels.delete(kept));
  }
}
