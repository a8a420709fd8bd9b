import type { FileSystem, ReadResult } from '../workspace/ports.ts';

/** A file system with texts that are proposed and not yet written laid over it. */
export class OverlayFileSystem implements FileSystem {
  readonly #below: FileSystem;
  readonly #proposed = new Map<string, Uint8Array>();

  constructor(below: FileSystem) {
    this.#below = below;
  }

  /** Lets readers see `bytes` at this path from now on. */
  propose(path: string, bytes: Uint8Array): void {
    this.#proposed.set(path, bytes);
  }

  /** All that has been proposed, in order of path. */
  get proposed(): readonly (readonly [path: string, bytes: Uint8Array])[] {
    return [...this.#proposed].sort(([left], [right]) => (left < right ? -1 : 1));
  }

  readonly list = async (): Promise<readonly string[]> => {
    const paths = await this.#below.list();
    const added = [...this.#proposed.keys()].filter((path) => !paths.includes(path));
    return added.length === 0 ? paths : [...paths, ...added].sort();
  };

  readonly read = async (path: string, maximum: number): Promise<ReadResult> => {
    const bytes = this.#proposed.get(path);
    if (bytes === undefined) return this.#below.read(path, maximum);
    return bytes.length > maximum ? { kind: 'too-large', size: bytes.length } : { kind: 'bytes', bytes };
  };
}
