import { isLeftOut } from '../../../records/paths.ts';
import { pathBelow, uriBelow } from '../uris.ts';
import type { OpenDocuments } from './open-documents.ts';

export interface RootPathsOptions {
  /** URI of the folder that holds the `qms.yaml`. */
  readonly root: string;
  readonly documents: OpenDocuments;
  /** Upper and lower case are the same in paths. */
  readonly foldCase: boolean;
  /** Paths of inner roots below this one, each ending in `/`. */
  readonly inner: readonly string[];
  /** Files of the root as last listed, once they are. */
  readonly listed: () => ReadonlySet<string> | undefined;
}

/** What URIs are in the terms of one root, and its paths as URIs; which of its files are open. */
export class RootPaths {
  readonly #options: RootPathsOptions;
  #inner: readonly string[];

  constructor(options: RootPathsOptions) {
    this.#options = options;
    this.#inner = options.inner;
  }

  /** Takes in which inner roots there are. True when they are others than before. */
  setInner(inner: readonly string[]): boolean {
    if (inner.length === this.#inner.length && inner.every((prefix) => this.#inner.includes(prefix)))
      return false;
    this.#inner = inner;
    return true;
  }

  /** False for what an inner root owns. */
  owns(path: string): boolean {
    return !this.#inner.some((prefix) => path.startsWith(prefix));
  }

  /** The URI of a path, spelled as the client does where it is open. */
  uriOf(path: string): string {
    const uri = uriBelow(this.#options.root, path);
    return this.#options.documents.get(uri)?.uri ?? uri;
  }

  /** The path of a file of this root, or null for one elsewhere. */
  pathOf(uri: string): string | null {
    const { root, foldCase } = this.#options;
    const path = pathBelow(root, uri, foldCase);
    if (path === null || !this.owns(path) || isLeftOut(path)) return null;
    return foldCase ? this.#asListed(path) : path;
  }

  /** A path as the file is really spelled, where upper and lower case are the same. */
  #asListed(path: string): string {
    const listed = this.#options.listed();
    if (listed === undefined || listed.has(path)) return path;
    const folded = path.toLowerCase();
    for (const candidate of listed) if (candidate.toLowerCase() === folded) return candidate;
    return path;
  }

  isOpen(path: string): boolean {
    return this.versionOf(path) !== null;
  }

  /** The version of an open document, or null. */
  versionOf(path: string): number | null {
    const { root, documents } = this.#options;
    return documents.get(uriBelow(root, path))?.document.version ?? null;
  }

  /** The open documents of this root with their versions. */
  openVersions(): readonly (readonly [path: string, version: number])[] {
    return [...this.#options.documents.all()].flatMap(({ uri, document }) => {
      const path = this.pathOf(uri);
      return path === null ? [] : [[path, document.version] as const];
    });
  }

  openPaths(): string[] {
    return this.openVersions().map(([path]) => path);
  }
}
