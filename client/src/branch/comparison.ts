import { commands, type Disposable, EventEmitter, l10n, ProgressLocation, window, workspace } from 'vscode';
import {
  type BranchChanges,
  methods,
  type RecordSummary,
  type Refused,
} from '../../../server/src/main/lsp/protocol.ts';
import { unlessRefused } from '../commands/refusal.ts';
import { Later } from '../later.ts';
import type { Server } from '../server.ts';

/** Whether a view shows a record. */
export type IsShown = (record: RecordSummary) => boolean;

/** Milliseconds after a file was saved in which further ones are waited for. */
const quiet = 1_000;

const keyOf = ({ uri, id }: Pick<RecordSummary, 'uri' | 'id'>): string => `${uri} ${id}`;

/**
 * What the files change against a branch, root by root, as it was when somebody asked or saved last: it is found out by
 * reading a commit, and not while somebody types.
 */
export class Comparison implements Disposable {
  readonly #server: Server;
  readonly #found = new Map<string, BranchChanges>();
  readonly #changed = new EventEmitter<void>();
  readonly #listening: Disposable;
  readonly #later = new Later(quiet, () => this.#server.unattended(this.renew()));
  #records: ReadonlySet<string> = new Set();
  #onlyChanged = false;

  readonly onChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#listening = workspace.onDidSaveTextDocument(({ uri }) => {
      const saved = uri.toString();
      if ([...this.#found.keys()].some((root) => saved.startsWith(`${root}/`))) this.#later.ask();
    });
  }

  /** What was found, in the order of the roots. */
  get found(): readonly BranchChanges[] {
    return this.#server.status.roots.flatMap(({ root }) => this.#found.get(root) ?? []);
  }

  /** Records that are shown in the views: all, or only those that a change touches. */
  readonly isShown: IsShown = (record) => !this.#onlyChanged || this.#records.has(keyOf(record));

  /** The records that are shown where only those are that a change touches; else null. */
  get among(): BranchChanges['records'] | null {
    return this.#onlyChanged ? this.found.flatMap(({ records }) => records) : null;
  }

  /** What views say above what they show; nothing while they show everything. */
  get filterWords(): string | undefined {
    if (!this.#onlyChanged) return undefined;
    const bases = new Set(this.found.map(({ base }) => base));
    return l10n.t('Changed in this branch, compared with {0}', [...bases].join(', '));
  }

  /** Compares the files of a root with a branch. False where that is not possible, which has been said then. */
  async compare(root: string, base: string): Promise<boolean> {
    const title = l10n.t('Comparing with {0}…', base);
    const found = await window.withProgress({ location: ProgressLocation.Window, title }, () =>
      this.#ask(root, base),
    );
    if (found === null) return false;
    this.#found.set(root, found);
    this.#tell();
    return true;
  }

  /** Asks again for what has been compared. */
  async renew(): Promise<void> {
    for (const { root, base } of this.found) {
      const found = await this.#ask(root, base);
      if (found === null) this.#found.delete(root);
      else this.#found.set(root, found);
    }
    this.#tell();
  }

  showOnlyChanged(onlyChanged: boolean): void {
    this.#onlyChanged = onlyChanged;
    this.#tell();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#later.dispose();
    this.#changed.dispose();
  }

  #ask = async (root: string, base: string): Promise<BranchChanges | null> =>
    unlessRefused(await this.#server.request<BranchChanges | Refused>(methods.branchChanges, { root, base }));

  #tell(): void {
    this.#records = new Set(this.found.flatMap(({ records }) => records.map(keyOf)));
    if (this.#found.size === 0) this.#onlyChanged = false;
    void commands.executeCommand('setContext', 'qms.isCompared', this.#found.size > 0);
    void commands.executeCommand('setContext', 'qms.onlyChanged', this.#onlyChanged);
    this.#changed.fire();
  }
}
