import { type Disposable, EventEmitter, Uri } from 'vscode';
import { methods, type RecordSummary } from '../../server/src/main/lsp/protocol.ts';
import { Later } from './later.ts';
import type { Server } from './server.ts';

/** Milliseconds without news after which records are asked for again. */
const quiet = 300;

/** The records of all roots, kept at hand for what cannot wait for an answer once somebody needs that. */
export class Records implements Disposable {
  readonly #server: Server;
  readonly #changed = new EventEmitter<void>();
  #listening: Disposable | null = null;
  readonly #later = new Later(quiet, () => this.#server.unattended(this.#askAgain()));
  #said = '';
  /** By root and id, those the records had before included. */
  readonly #byId = new Map<string, RecordSummary[]>();

  readonly onChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Keeps the records at hand from now on. */
  keep(): void {
    if (this.#listening !== null) return;
    this.#listening = this.#server.onStatus(() => this.#later.ask());
    this.#later.ask();
  }

  /**
   * The record an id means for a document: of its own root, now or formerly of this id; the pinned version, or the
   * one in force.
   */
  find(id: string, version: string | null, document: Uri): RecordSummary | null {
    const versions = this.#byId.get(`${this.rootOf(document)} ${id}`) ?? [];
    if (version !== null) return versions.find((record) => record.version === version) ?? null;
    return versions.find(({ current }) => current) ?? versions[0] ?? null;
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
    this.#later.dispose();
    this.#listening?.dispose();
    this.#changed.dispose();
  }

  async #askAgain(): Promise<void> {
    if (!this.#server.isRunning) return;
    const records = await this.#server.request<readonly RecordSummary[]>(methods.records);
    const said = JSON.stringify(records);
    if (said === this.#said) return;
    this.#said = said;
    this.#byId.clear();
    for (const record of records) this.#put(record.id, record);
    const own = new Set(this.#byId.keys());
    for (const record of records)
      for (const id of record.formerIds) if (!own.has(`${record.root} ${id}`)) this.#put(id, record);
    this.#changed.fire();
  }

  #put(id: string, record: RecordSummary): void {
    const key = `${record.root} ${id}`;
    const known = this.#byId.get(key);
    if (known === undefined) this.#byId.set(key, [record]);
    else known.push(record);
  }
}
