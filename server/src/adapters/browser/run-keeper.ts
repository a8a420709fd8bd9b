import { portableSha256 } from '../../records/sha256.ts';
import { decodeFacts, encodeFacts } from '../../workspace/kept/facts-codec.ts';
import { isWorthGoingOn } from '../../workspace/kept/remembering.ts';
import type { EarlierRun, RunBasis, RunKeeper, RunToKeep } from '../../workspace/kept/run-keeper.ts';
import type { NotedReads } from '../../workspace/noted-reads.ts';
import type { FileSystem } from '../../workspace/ports.ts';

/** A file as a run found it. */
interface KeptFile {
  /** What its bytes are known by; empty where only matters whether there is a file, null where nothing is known. */
  readonly digest: string | null;
  /** How many records it holds; null for one that was not read as records. */
  readonly records: number | null;
}

/** What is kept of a run of one root: plain data that a browser can store. */
export interface StoredRun {
  readonly key: string;
  /** By path, in order. */
  readonly files: ReadonlyMap<string, KeptFile>;
  /** By path, what a file said on its own, as one line of JSON. */
  readonly facts: ReadonlyMap<string, string>;
  readonly parts: RunToKeep['parts'];
}

/** Where runs are stored. What cannot be stored or read is not there. */
export interface RunStore {
  readonly get: (root: string) => Promise<StoredRun | null>;
  readonly put: (root: string, run: StoredRun) => Promise<void>;
}

export interface BrowserKeeperOptions {
  readonly store: RunStore;
  readonly root: string;
  /** What identifies this build of the program. */
  readonly engine: string;
  /** The files, read to be compared. */
  readonly files: FileSystem;
  /** What has been read of them, whatever for. */
  readonly noted: NotedReads;
  /** What was read to be compared will not be asked for again. */
  readonly forget: () => void;
}

/**
 * Keeps runs where files have neither stamps nor anything else that would tell whether they were written: contents are
 * compared. So a start reads all files as before, and neither parses nor judges those that hold what they held.
 */
export function browserRunKeeper({
  store,
  root,
  engine,
  files,
  noted,
  forget,
}: BrowserKeeperOptions): RunKeeper {
  const keyOf = ({ setup, schemas }: RunBasis): string =>
    portableSha256(JSON.stringify([root, engine, setup.configuration, setup.below, schemas]));

  /** Files that differ from those that were kept, came or went. */
  const changedSince = async (kept: StoredRun, { listed, setup }: RunBasis): Promise<readonly string[]> => {
    const isThere = new Set(listed);
    const isChanged = async (path: string): Promise<boolean> => {
      const digest = kept.files.get(path)?.digest;
      if (digest === '' || digest == null) return digest !== '';
      const read = await files.read(path, setup.configuration.limits.fileSize);
      return read.kind !== 'bytes' || noted.get(path) !== digest;
    };
    const answers = await Promise.all(listed.map(isChanged));
    const gone = [...kept.files.keys()].filter((path) => !isThere.has(path));
    return [...listed.filter((_, index) => answers[index]), ...gone].sort();
  };

  return {
    async recall(basis) {
      const kept = await store.get(root);
      if (kept?.key !== keyOf(basis)) return null;
      const changed = await changedSince(kept, basis);
      if (!isWorthGoingOn(changed.length, kept.facts.size)) return null;
      forget();
      const isThere = new Set(basis.listed);
      const read = [...kept.files].flatMap(([path, { records }]) =>
        records === null ? [] : [[path, records] as const],
      );
      return {
        changed,
        isListAnother: changed.some((path) => kept.files.has(path) !== isThere.has(path)),
        head: null,
        paths: read.map(([path]) => path),
        records: read.map(([, records]) => records),
        factsOf: (path) => decodeFacts(kept.facts.get(path)!, path, basis.setup.catalogue),
        part: (name) => kept.parts[name] ?? null,
        close: () => {},
      } satisfies EarlierRun;
    },
    async keep(basis, { records, contents, parts, factsOf }) {
      const facts = new Map<string, string>();
      for (const path of records.keys()) {
        const found = factsOf(path);
        const line = found === undefined ? null : encodeFacts(found);
        // The few that JSON cannot hold would have to be read again to know what they said.
        if (line === null) return;
        facts.set(path, line);
      }
      const cited = new Set(contents);
      const kept = new Map(
        basis.listed.map((path): [string, KeptFile] => {
          const count = records.get(path) ?? null;
          const matters = count !== null || cited.has(path);
          return [path, { digest: matters ? (noted.get(path) ?? null) : '', records: count }];
        }),
      );
      await store.put(root, { key: keyOf(basis), files: kept, facts, parts });
    },
  };
}
