import {
  type Disposable,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import { LastAnswer } from '../last-answer.ts';
import { Later } from '../later.ts';
import type { Server } from '../server.ts';

/** Milliseconds without news after which a view is filled again. */
const quiet = 300;

/** An entry of a view with those below it. */
export interface Entry {
  readonly item: TreeItem;
  /** Given at once, or asked for when the entry is opened. */
  readonly children: readonly Entry[] | (() => Promise<readonly Entry[]>);
  /** Of an entry whose children are asked for: another text once they may be others. */
  readonly mark?: string;
}

/**
 * A view that is filled by one request, again whenever the server has news and somebody looks. What is shown stays
 * until the answer is there, and where the answer says the same: a view that has to ask anew shows that it waits.
 */
export class RequestView implements TreeDataProvider<Entry>, Disposable {
  readonly view: TreeView<Entry>;
  readonly #changed = new EventEmitter<undefined>();
  readonly #entries: LastAnswer<readonly Entry[]>;
  readonly #server: Server;
  /** What its title says is wanted also while nobody sees what is in it. */
  readonly #fillsUnseen: boolean;
  readonly #listening: Disposable[];
  readonly #later = new Later(quiet, () => this.#refresh());

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    id: string,
    server: Server,
    fill: () => Promise<readonly Entry[]>,
    {
      canSelectMany = false,
      fillsUnseen = false,
    }: { readonly canSelectMany?: boolean; readonly fillsUnseen?: boolean } = {},
  ) {
    this.#server = server;
    this.#fillsUnseen = fillsUnseen;
    this.#entries = new LastAnswer(async () => (server.status.roots.length === 0 ? [] : fill()));
    this.view = window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true, canSelectMany });
    this.#listening = [
      server.onStatus(() => this.#later.ask()),
      this.#later,
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible && !this.#entries.isKnown) this.#refresh();
      }),
    ];
  }

  /** There is news that the server does not know of. */
  renew(): void {
    this.#refresh();
  }

  /** Ends something together with the view. */
  keep(listening: Disposable): void {
    this.#listening.push(listening);
  }

  getTreeItem({ item }: Entry): TreeItem {
    return item;
  }

  async getChildren(entry?: Entry): Promise<Entry[]> {
    const children = entry === undefined ? await this.#entries.value() : entry.children;
    return [...(typeof children === 'function' ? await children() : children)];
  }

  dispose(): void {
    for (const each of this.#listening) each.dispose();
    this.view.dispose();
    this.#changed.dispose();
  }

  #refresh(): void {
    if (this.view.visible || this.#fillsUnseen) this.#server.unattended(this.#showNews());
    else this.#entries.forget();
  }

  async #showNews(): Promise<void> {
    if (await this.#entries.renew()) this.#changed.fire(undefined);
  }
}
