import { type Disposable, EventEmitter, Uri } from 'vscode';
import { methods, type RecordSummary } from '../../server/src/main/lsp/protocol.ts';
import type { Server } from './server.ts';

/** Milliseconds without news after which records are asked for again. */
const quiet = 300;

/** The records of all roots, kept at hand for what cannot wait for an answer once somebody needs that. */
export class Records implements Disposable {
  readonly #server: Server;
  readonly #changed = new EventEmitter<void>();
  #listening: Disposable | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #records: readonly RecordSummary[] = [];

  readonly onChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Keeps the records at hand from now on. */
  keep(): void {
    if (this.#listening !== null) return;
    const later = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#askAgain(), quiet);
    };
    this.#listening = this.#server.onStatus(later);
    later();
  }

  /** The record an id means for a document: of its own root, the version that is no history first. */
  find(id: string, document: Uri): RecordSummary | null {
    const root = this.rootOf(document);
    const versions = this.#records.filter((record) => record.id === id && record.root === root);
    return versions.find(({ phase }) => phase !== 'final' && phase !== 'void') ?? versions[0] ?? null;
  }

  /** The nearest root at or above a file. */
  rootOf(file: Uri): string | null {
    const uri = file.toString();
    const owners = this.#server.status.roots
      .map(({ root }) => root)
      .filter((root) => uri.startsWith(`${Uri.parse(root).toString().replace(/\/$/, '')}/`));
    return owners.sort((left, right) => right.length - left.length)[0] ?? null;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listening?.dispose();
    this.#changed.dispose();
  }

  async #askAgain(): Promise<void> {
    if (!this.#server.isRunning) return;
    const before = JSON.stringify(this.#records);
    this.#records = await this.#server.request<readonly RecordSummary[]>(methods.records);
    if (JSON.stringify(this.#records) !== before) this.#changed.fire();
  }
}
