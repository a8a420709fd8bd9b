import { isLeftOut } from '../records/paths.ts';
import type { FileSystem, ReadResult } from '../workspace/ports.ts';

/** Files held in memory: for tests, for editors without a disk, and for proposals not yet written. */
export class MemoryFileSystem implements FileSystem {
  readonly #files = new Map<string, Uint8Array>();

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  write(path: string, content: string | Uint8Array): void {
    this.#files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }

  delete(path: string): void {
    this.#files.delete(path);
  }

  readonly list = async (): Promise<readonly string[]> => {
    const inner = [...this.#files.keys()]
      .filter((path) => path.endsWith('/qms.yaml'))
      .map((path) => path.slice(0, -'qms.yaml'.length));
    return [...this.#files.keys()]
      .filter((path) => !isLeftOut(path) && !inner.some((folder) => path.startsWith(folder)))
      .sort();
  };

  readonly read = async (path: string, maximum: number): Promise<ReadResult> => {
    const bytes = this.#files.get(path);
    if (bytes === undefined) return { kind: 'missing' };
    return bytes.length > maximum ? { kind: 'too-large', size: bytes.length } : { kind: 'bytes', bytes };
  };
}
