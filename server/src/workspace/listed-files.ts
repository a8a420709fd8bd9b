import { foldersOf } from '../records/paths.ts';
import { CaseTwins } from './case-twins.ts';

/** Which files there are below a root, as last listed, and the folders they make. */
export class ListedFiles {
  readonly #paths: Set<string>;
  #folders: Set<string> | null = null;
  readonly #twins = new CaseTwins(() => this.#paths);

  constructor(paths: Iterable<string>) {
    this.#paths = new Set(paths);
  }

  get paths(): ReadonlySet<string> {
    return this.#paths;
  }

  /** Paths that differ in upper and lower case only. */
  get twins(): readonly (readonly string[])[] {
    return this.#twins.groups;
  }

  /** What stands at a path. */
  standing(path: string): 'file' | 'folder' | null {
    if (this.#paths.has(path)) return 'file';
    this.#folders ??= new Set([...this.#paths].flatMap(foldersOf));
    return this.#folders.has(path) ? 'folder' : null;
  }

  /** Takes in whether a file is there. True when that is new. */
  note(path: string, isThere: boolean): boolean {
    if (this.#paths.has(path) === isThere) return false;
    if (isThere) {
      this.#paths.add(path);
      this.#twins.add(path);
    } else {
      this.#paths.delete(path);
      this.#twins.remove(path);
    }
    this.#folders = null;
    return true;
  }
}
