import { type Disposable, env, l10n, type Memento, type Uri, type WebviewPanel, window } from 'vscode';
import type { KeptLayout } from '../../page/table-messages.ts';
import { sentencePage } from '../live-page.ts';
import type { Server } from '../server.ts';
import { type TableTarget, tableTarget } from './messages.ts';
import { newPanel, TablePanel } from './panel.ts';

const viewType = 'qms.table';

const nameOf = ({ source }: TableTarget): string => ('type' in source ? source.type : source.register);

/** The tables that are shown, a panel each; those of an earlier session are shown again. */
export class Tables implements Disposable {
  readonly #server: Server;
  readonly #extension: Uri;
  readonly #state: Memento;
  readonly #panels = new Set<TablePanel>();
  readonly #registered: Disposable;

  constructor(server: Server, extension: Uri, state: Memento) {
    this.#server = server;
    this.#extension = extension;
    this.#state = state;
    this.#registered = window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel: WebviewPanel, kept: unknown) => {
        const target = tableTarget(kept);
        if (target === null)
          panel.webview.html = sentencePage(l10n.t('Close this and open the table again.'), env.language);
        else this.#keep(panel, target);
      },
    });
  }

  /** Shows a table, in the panel it is shown in already where there is one. */
  open(target: TableTarget, title: string): void {
    const shown = [...this.#panels].find(
      (panel) => panel.target.root === target.root && nameOf(panel.target) === nameOf(target),
    );
    if (shown === undefined) this.#keep(newPanel(viewType, title), target);
    else shown.reveal();
  }

  dispose(): void {
    this.#registered.dispose();
    for (const panel of this.#panels) panel.dispose();
  }

  #keep(panel: WebviewPanel, target: TableTarget): void {
    const key = `qms.table.${nameOf(target)}`;
    const kept = new TablePanel(panel, {
      ...{ server: this.#server, extension: this.#extension, target },
      layout: this.#state.get<KeptLayout>(key) ?? null,
      keep: (layout) => void this.#state.update(key, layout),
    });
    this.#panels.add(kept);
    panel.onDidDispose(() => this.#panels.delete(kept));
  }
}
