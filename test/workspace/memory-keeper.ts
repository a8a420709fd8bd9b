import type { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { largestFileSize } from '../../server/src/records/configuration.ts';
import type {
  EarlierRun,
  RunBasis,
  RunKeeper,
  RunToKeep,
} from '../../server/src/workspace/kept/run-keeper.ts';
import { factsOf } from '../../server/src/workspace/read-facts.ts';

interface Kept {
  readonly key: string;
  readonly run: RunToKeep;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/** Keeps runs on files in memory, which it compares byte by byte. */
export class MemoryKeeper implements RunKeeper {
  readonly #files: MemoryFileSystem;
  #kept: Kept | null = null;
  /** The commit that is checked out. */
  head: EarlierRun['head'] = 'no-repository';
  /** How often a run went on from another, and with how many changed files. */
  readonly uses: number[] = [];

  constructor(files: MemoryFileSystem) {
    this.#files = files;
  }

  /** The next run judges everything. */
  forget(): void {
    this.#kept = null;
  }

  #keyOf({ setup, schemas }: RunBasis): string {
    return JSON.stringify([setup.configuration, setup.below, schemas]);
  }

  async #bytes(): Promise<Map<string, Uint8Array>> {
    const all = new Map<string, Uint8Array>();
    for (const path of await this.#files.list()) {
      const read = await this.#files.read(path, largestFileSize);
      if (read.kind === 'bytes') all.set(path, read.bytes);
    }
    return all;
  }

  async recall(basis: RunBasis): Promise<EarlierRun | null> {
    const kept = this.#kept;
    if (kept === null || kept.key !== this.#keyOf(basis)) return null;
    const now = await this.#bytes();
    const paths = new Set([...kept.bytes.keys(), ...now.keys()]);
    const changed = [...paths].filter(
      (path) => kept.bytes.get(path)?.toString() !== now.get(path)?.toString(),
    );
    this.uses.push(changed.length);
    return {
      changed,
      isListAnother: changed.some((path) => kept.bytes.has(path) !== now.has(path)),
      head: this.head,
      paths: [...kept.run.records.keys()],
      records: [...kept.run.records.values()],
      factsOf: (path) => {
        const setup = { ...basis.setup, withAnchors: true };
        return factsOf(path, { kind: 'bytes', bytes: kept.bytes.get(path)! }, setup)!;
      },
      part: (name) => kept.run.parts[name],
      close: () => void this.uses.pop(),
    };
  }

  async keep(basis: RunBasis, run: RunToKeep): Promise<void> {
    this.#kept = { key: this.#keyOf(basis), run, bytes: await this.#bytes() };
  }
}
