import type { InitializeParams } from 'vscode-languageserver';
import type { FileChange, Host } from './hosts/host.ts';
import { pathBelow, uriBelow, uriKey } from './uris.ts';

/** Clients that say they watch files, and report only those they write themselves. */
const reportingOwnFilesOnly: ReadonlySet<string> = new Set(['helix']);

/** True for a client that reports what other programs do to the files of its workspace. */
export const watchesFiles = ({ capabilities, clientInfo }: InitializeParams): boolean =>
  capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true &&
  !reportingOwnFilesOnly.has(clientInfo?.name.toLowerCase() ?? '');

/** Follows the files of roots on this machine, for a client that does not. */
export class OwnWatch {
  readonly #host: Host;
  readonly #onChange: (changes: readonly FileChange[]) => void;
  /** Folders that are watched whole, with what ends that. */
  readonly #roots = new Map<string, () => void>();
  /** Workspace folders without a root, of which only what lies directly in them is watched. */
  readonly #others = new Map<string, () => void>();

  constructor(host: Host, onChange: (changes: readonly FileChange[]) => void) {
    this.#host = host;
    this.#onChange = onChange;
  }

  /**
   * These are the roots and the workspace folders there are now. A root within another is seen with that one, and one
   * that is gone from a workspace folder, as in another branch, may come back.
   */
  follow(roots: readonly string[], folders: readonly string[]): void {
    const isIn = (place: string, others: readonly string[]): boolean =>
      others.some(
        (other) =>
          uriKey(other, this.#host.foldCase) === uriKey(place, this.#host.foldCase) ||
          this.#isBelow(place, other),
      );
    const all = [...new Set([...roots, ...[...this.#roots.keys()].filter((root) => isIn(root, folders))])];
    const outermost = all.filter((root) => !all.some((other) => this.#isBelow(root, other)));
    this.#keep(this.#roots, outermost, true);
    this.#keep(
      this.#others,
      folders.filter((folder) => !isIn(folder, outermost)),
      false,
    );
  }

  stop(): void {
    this.follow([], []);
  }

  #isBelow(place: string, folder: string): boolean {
    return pathBelow(folder, place, this.#host.foldCase) !== null;
  }

  #keep(watched: Map<string, () => void>, wanted: readonly string[], isWhole: boolean): void {
    for (const [folder, end] of watched) {
      if (wanted.includes(folder)) continue;
      end();
      watched.delete(folder);
    }
    for (const folder of wanted) {
      if (watched.has(folder)) continue;
      const end = this.#host.watch?.(folder, isWhole, (changes) =>
        this.#onChange(changes.map(({ path, kind }) => ({ uri: uriBelow(folder, path), kind }))),
      );
      if (end !== undefined) watched.set(folder, end);
    }
  }
}
