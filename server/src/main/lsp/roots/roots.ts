import { configurationFile } from '../../../records/configuration.ts';
import { isLeftOut } from '../../../records/paths.ts';
import type { FileChange, Host } from '../hosts/host.ts';
import { canonicalUri, isSamePlace, parentUri, pathBelow, uriKey } from '../uris.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { RootSession } from './root-session.ts';
import { Turns } from './turns.ts';

export interface RootsOptions {
  readonly host: Host;
  readonly documents: OpenDocuments;
  readonly open: (root: string, inner: readonly string[]) => RootSession;
  /** A root is gone: nothing is shown for it any more. */
  readonly onClosed: (root: string) => void;
  /** It is known anew which roots there are. */
  readonly onLooked: () => void;
  readonly onFailure: (message: string) => void;
}

/** Endings of records and of what records name: whatever else comes along may be a folder, also one with a dot. */
const fileEnding = /\.(?:ya?ml|md|markdown|csv|tsv|txt|json|pdf|png|jpe?g|gif|svg|webp)$/i;

/** The QMS roots of all workspace folders, and those that open documents elsewhere belong to. */
export class Roots {
  readonly #options: RootsOptions;
  readonly #sessions = new Map<string, RootSession>();
  #folders: readonly string[] = [];
  #looking: Promise<void> = Promise.resolve();
  #lookAgain = false;
  #isClosed = false;
  /** Whose turn it is to compute an answer. */
  readonly turns: Turns;

  constructor(options: RootsOptions) {
    this.#options = options;
    this.turns = new Turns(options.host.pause);
  }

  /** Every session, in order of root. */
  all(): RootSession[] {
    return [...this.#sessions.values()].sort((left, right) => (left.root < right.root ? -1 : 1));
  }

  at(root: string): RootSession | undefined {
    return this.#sessions.get(uriKey(root, this.#options.host.foldCase));
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders.map(canonicalUri);
    this.look();
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /** The session that owns a file, and the file's path in it: that of the nearest `qms.yaml` upwards. */
  owner(uri: string): { readonly session: RootSession; readonly path: string } | null {
    let best: { readonly session: RootSession; readonly path: string } | null = null;
    for (const session of this.#sessions.values()) {
      const path = session.pathOf(uri);
      if (path !== null && (best === null || session.root.length > best.session.root.length))
        best = { session, path };
    }
    return best;
  }

  /** The version of an open document, or null for one that is not. */
  versionOf(uri: string): number | null {
    return this.#options.documents.get(uri)?.document.version ?? null;
  }

  /** The client is leaving: nothing is worth computing any more. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Finds out anew which roots there are: opens those that came and closes those that went. */
  look(): void {
    if (this.#lookAgain) return;
    this.#lookAgain = true;
    this.#looking = this.#looking.then(async () => {
      this.#lookAgain = false;
      try {
        this.#apply(await this.#find());
        this.#options.onLooked();
      } catch (error) {
        this.#options.onFailure(error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
    });
  }

  /** A document was opened that belongs to no root known: it may lie below one that is in no workspace folder. */
  async lookAbove(uri: string): Promise<void> {
    await this.#looking;
    const folder = parentUri(uri);
    if (folder === null || !this.#isPlace(uri) || this.owner(uri) !== null) return;
    try {
      if ((await this.#options.host.rootAbove(folder)) !== null) this.look();
    } catch (error) {
      this.#options.onFailure(String(error));
    }
  }

  /** A document was closed: a root in no workspace folder is of interest only as long as one of its documents is open. */
  lookAfterClosing({ root }: RootSession): void {
    const { foldCase } = this.#options.host;
    const key = uriKey(root, foldCase);
    const isInside = this.#folders.some(
      (folder) => uriKey(folder, foldCase) === key || pathBelow(folder, root, foldCase) !== null,
    );
    if (!isInside) this.look();
  }

  /** Documents of other schemes than files and workspace folders are often no files but earlier versions of one. */
  #isPlace(uri: string): boolean {
    return isSamePlace(uri, 'file:///') || this.#folders.some((folder) => isSamePlace(uri, folder));
  }

  /** Resolves once what was to be looked for has been found. */
  get found(): Promise<void> {
    return this.#looking;
  }

  async #find(): Promise<Map<string, string>> {
    const { host, documents } = this.#options;
    const found = new Map<string, string>();
    const add = (root: string): Map<string, string> => found.set(uriKey(root, host.foldCase), root);
    for (const folder of this.#folders) for (const root of await host.discoverRoots(folder)) add(root);
    for (const { uri } of documents.all()) {
      if (!this.#isPlace(uri)) continue;
      if ([...found.values()].some((root) => pathBelow(root, uri, host.foldCase) !== null)) continue;
      const folder = parentUri(uri);
      const above = folder === null ? null : await host.rootAbove(folder);
      if (above !== null) add(above);
    }
    return found;
  }

  #apply(found: ReadonlyMap<string, string>): void {
    const { host, open, onClosed } = this.#options;
    for (const [key, session] of this.#sessions) {
      if (found.has(key)) continue;
      session.close();
      this.#sessions.delete(key);
      onClosed(session.root);
    }
    for (const [key, root] of found) {
      const inner = [...found.values()].flatMap((other) => {
        const path = pathBelow(root, other, host.foldCase);
        return path === null ? [] : [`${path}/`];
      });
      const session = this.#sessions.get(key);
      if (session === undefined) this.#sessions.set(key, open(root, inner));
      else session.setInner(inner);
    }
  }

  /** Files were created, changed or deleted outside of the editor. */
  changed(changes: readonly FileChange[]): void {
    const paths = new Map<RootSession, string[]>();
    for (const { uri, kind } of changes) {
      if (this.#isHidden(uri)) continue;
      if (kind !== 'changed' && this.#mayMoveRoots(uri, kind)) this.look();
      const owner = this.owner(uri);
      if (owner === null) continue;
      const list = paths.get(owner.session) ?? [];
      paths.set(owner.session, list);
      list.push(owner.path);
      // A folder that came along with its files is reported by its own name only.
      if (kind === 'created' && !fileEnding.test(owner.path)) owner.session.rescan();
    }
    for (const [session, list] of paths) session.change(list);
  }

  /** Of what happens in `.git` and the like nobody needs to know. */
  #isHidden(uri: string): boolean {
    const { foldCase } = this.#options.host;
    return this.#folders.some((folder) => {
      const path = pathBelow(folder, uri, foldCase);
      return path !== null && isLeftOut(path);
    });
  }

  #mayMoveRoots(uri: string, kind: 'created' | 'deleted'): boolean {
    if (uri.endsWith(`/${configurationFile}`)) return true;
    const { foldCase } = this.#options.host;
    if (kind === 'created') return !fileEnding.test(uri);
    const key = uriKey(uri, foldCase);
    return [...this.#sessions.keys()].some((root) => root === key || root.startsWith(`${key}/`));
  }

  /** Closes everything and opens it anew. */
  restart(): void {
    for (const session of this.#sessions.values()) session.close();
    this.#sessions.clear();
    this.look();
  }

  /** The client is leaving: nothing is followed or answered any more. */
  close(): void {
    this.#isClosed = true;
    for (const session of this.#sessions.values()) session.close();
    this.#sessions.clear();
  }
}
