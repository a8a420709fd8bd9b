import type { RootPorts } from '../../../core/root-ports.ts';
import { largestFileSize } from '../../../records/configuration.ts';
import { shippedCatalogue } from '../../../schemas/catalogue.ts';
import { decode } from '../../../text/decode.ts';
import type { RunKeeper } from '../../../workspace/kept/run-keeper.ts';
import type { FileSystem, ReadFacts } from '../../../workspace/ports.ts';
import { readFactsInThread } from '../../../workspace/read-facts.ts';
import { localDate } from '../../local-date.ts';
import type { History } from '../hosts/host.ts';
import { uriBelow } from '../uris.ts';
import type { RootPaths } from './root-paths.ts';
import type { RootSessionOptions } from './root-session-options.ts';

/** Fewer files than this are read faster without threads and cache. */
const worthBulk = 500;

/** What the project of a session needs besides what the session was given. */
export interface SessionProjectOptions
  extends Pick<RootSessionOptions, 'root' | 'host' | 'documents' | 'trusted' | 'language'> {
  readonly paths: RootPaths;
  /** Null where there is none to be asked. */
  readonly history: History | null;
  /** The files as the editor has them. */
  readonly files: FileSystem;
  /** How many files the root has once it is indexed; null before. */
  readonly indexedFiles: () => number | null;
  readonly progress: (done: number, total: number) => void;
  readonly breathe: () => Promise<boolean>;
}

/** What is open counts as changed, and nothing is kept while it says something else than what is stored. */
function keeperOfEditor(
  keeper: RunKeeper,
  { root, host, paths, documents }: SessionProjectOptions,
): RunKeeper {
  const isStored = async (path: string): Promise<boolean> => {
    const stored = await host.fileSystem(root).read(path, largestFileSize);
    const text = documents.get(paths.uriOf(path))?.document.getText();
    return stored.kind === 'bytes' && decode(stored.bytes).text === text;
  };
  return {
    async recall(basis) {
      const earlier = await keeper.recall(basis);
      if (earlier === null) return null;
      const open = [...paths.openPaths()].filter((path) => basis.listed.includes(path));
      return { ...earlier, changed: [...new Set([...earlier.changed, ...open])] };
    },
    async keep(basis, run) {
      const open = await Promise.all([...paths.openPaths()].map(isStored));
      if (open.every((each) => each)) await keeper.keep(basis, run);
    },
  };
}

/** A project as an editor needs it: open files are read first, all others in bulk, and few in this thread. */
export function sessionProject(options: SessionProjectOptions): RootPorts {
  const { root, host, documents, trusted, language, paths: rootPaths, indexedFiles, breathe } = options;
  const bulk = host.bulk(root, options.files, options.progress);
  const files = bulk.files ?? options.files;
  const inThread = readFactsInThread(files);
  const readFacts: ReadFacts = async (paths, setup, each, signal) => {
    const all = indexedFiles();
    if (all !== null && paths.length < Math.max(all / 2, worthBulk))
      return inThread(paths, setup, each, signal);
    const open = paths.filter((path) => rootPaths.isOpen(path));
    await inThread(open, setup, each, signal);
    const others = open.length === 0 ? paths : paths.filter((path) => !rootPaths.isOpen(path));
    await bulk.readFacts(others, setup, each, signal);
  };
  return {
    files,
    readFacts,
    // Without trust the root's own schemas are left unread.
    loadTypes: trusted ? bulk.loadTypes : async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
    ...(bulk.sha256 === undefined ? {} : { sha256: bulk.sha256 }),
    ...(options.history === null
      ? {}
      : { readEvidence: options.history.read, readCommitted: options.history.readCommitted }),
    clock: () => localDate(host.now()),
    placeInRepository: () => host.placeInRepository(root),
    language,
    incremental: true,
    ...(trusted && bulk.keeper !== undefined ? { keeper: keeperOfEditor(bulk.keeper, options) } : {}),
    breathe,
    opened: (path) => documents.locate(uriBelow(root, path), path),
    keepConfiguration: true,
  };
}
