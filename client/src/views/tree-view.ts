import {
  type Disposable,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import { Later } from '../later.ts';
import type { Server } from '../server.ts';

/** Milliseconds without news after which a view is filled again. */
const quiet = 300;

/** An entry of a view with those below it. */
export interface Entry {
  readonly item: TreeItem;
  readonly children: readonly Entry[];
}

/** A view that is filled by one request, again whenever the server has news and somebody looks. */
export class RequestView implements TreeDataProvider<Entry>, Disposable {
  readonly view: TreeView<Entry>;
  readonly #changed = new EventEmitter<undefined>();
  readonly #fill: () => Promise<readonly Entry[]>;
  readonly #server: Server;
  readonly #listening: Disposable[];
  readonly #later = new Later(quiet, () => this.#refresh());
  #stale = false;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(id: string, server: Server, fill: () => Promise<readonly Entry[]>) {
    this.#server = server;
    this.#fill = fill;
    this.view = window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.#listening = [
      server.onStatus(() => this.#later.ask()),
      this.#later,
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#stale) this.#refresh();
      }),
    ];
  }

  /** Ends something together with the view. */
  keep(listening: Disposable): void {
    this.#listening.push(listening);
  }

  getTreeItem({ item }: Entry): TreeItem {
    return item;
  }

  async getChildren(entry?: Entry): Promise<Entry[]> {
    if (entry !== undefined) return [...entry.children];
    if (this.#server.status.roots.length === 0) return [];
    return [...(await this.#fill())];
  }

  dispose(): void {
    for (const each of this.#listening) each.dispose();
    this.view.dispose();
    this.#changed.dispose();
  }

  #refresh(): void {
    this.#stale = !this.view.visible;
    if (this.view.visible) this.#changed.fire(undefined);
  }
}
