import { availableParallelism } from 'node:os';
import type { GitEvidenceOptions } from '../adapters/git/evidence.ts';
import { evidenceCache, noCache } from '../adapters/git/evidence-cache.ts';
import { placeInRepository } from '../adapters/git/place-in-repository.ts';
import { type BaseKeeper, baseKeeper } from '../adapters/node/base-keeper.ts';
import { bulkRead } from '../adapters/node/bulk-read.ts';
import { cacheFolder } from '../adapters/node/cache-folder.ts';
import { FactsCache } from '../adapters/node/facts-cache.ts';
import { nodeFileSystem, type Skipped } from '../adapters/node/file-system.ts';
import type { NamedFolder } from '../adapters/node/named-files.ts';
import type { RootLook } from '../adapters/node/root-look.ts';
import { runKeeper } from '../adapters/node/run-keeper.ts';
import { digestOf, nodeSha256 } from '../adapters/node/sha256.ts';
import type { RootPorts } from '../core/root-ports.ts';
import { roots } from '../core/roots.ts';
import type { Language } from '../messages/language.ts';
import type { IsoDate } from '../model/configuration.ts';
import { type NotedReads, notingReads } from '../workspace/noted-reads.ts';
import type { FileSystem, ReadEvidence, ReadFacts } from '../workspace/ports.ts';
import type { Project } from '../workspace/project.ts';
import type { ProjectOptions } from '../workspace/project-options.ts';
import { readFactsInThread } from '../workspace/read-facts.ts';
import { type LoadTypes, readingBasis } from '../workspace/root-setup.ts';
import { buildIdentity, builtProgram } from './installation.ts';
import { installedLanguage, localeOfTerminal } from './installed-language.ts';
import { loadTypes } from './load-types.ts';
import { localDate } from './local-date.ts';

export { localDate };

export interface OpenOptions {
  readonly today?: IsoDate;
  readonly incremental?: boolean;
  /** Use what an earlier run read, and leave it for the next (default true). */
  readonly cache?: boolean;
  /** Begin with what an earlier run found, and keep what is found for the next (default false). */
  readonly keep?: boolean;
  /** Threads to read with; default: as many as the machine runs at once, at most 8. */
  readonly threads?: number;
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Called with what stands below the root and is not read. */
  readonly skipped?: (entry: Skipped) => void;
  /** The files of the root where somebody has looked at them already, which then are not listed again. */
  readonly look?: RootLook;
  /** Given the digests of files that are read as records, as far as they are computed. */
  readonly digests?: Map<string, string>;
  /** Given what is read for other reasons. */
  readonly noted?: NotedReads;
  /** What findings are put into words in (default: the language of the terminal). */
  readonly language?: Language;
  /** The files of the folder, to be given the names that git would give them. */
  readonly folder?: NamedFolder;
  /** Read from here, without a cache, instead of from the folder: such as with proposed changes laid over it. */
  readonly files?: FileSystem;
}

/** Fewer files than this, such as those an editor saw change, are read before a large cache is opened. */
const worthCache = 20;

/** Ways to read a whole root of this machine: from the cache, with several threads, and going on from an earlier run. */
export function bulkReading(
  root: string,
  files: FileSystem,
  options: {
    readonly cache: boolean;
    readonly threads: number;
    readonly progress?: (done: number, total: number) => void;
    readonly named?: NamedFolder | undefined;
    /** Whether runs are kept, too. */
    readonly keep: boolean;
  } & Pick<OpenOptions, 'look' | 'digests' | 'noted'>,
): Pick<ProjectOptions, 'readFacts' | 'loadTypes' | 'sha256' | 'keeper'> {
  const engine = buildIdentity();
  const folder = options.cache && engine !== null ? cacheFolder(process.env, process.platform) : null;
  const { look, noted, digests = new Map<string, string>() } = options;
  const keeper =
    !options.keep || folder === null || engine === null
      ? null
      : runKeeper({ folder, root, engine, digests, noted, look, named: options.named });
  let schemas: readonly { readonly path: string; readonly text: string }[] = [];
  const readFacts: ReadFacts = async (paths, setup, each, readSignal) => {
    const configuration = [readingBasis(setup.configuration), setup.below];
    // What was kept of the files of an earlier run stays as it is, as long as this one needs it.
    const isGoingOn = paths.length * 2 < (keeper?.earlierFiles() ?? 0);
    const isFew = paths.length < worthCache && setup.withAnchors !== true;
    const store =
      folder === null || engine === null || isFew || isGoingOn
        ? null
        : new FactsCache(folder, { root, engine, schemas, configuration });
    store?.load();
    const worker = schemas.length === 0 ? builtProgram('facts-worker.mjs') : null;
    const read = bulkRead({
      root,
      files,
      named: options.named,
      cache: store,
      threads: options.threads,
      worker,
      digests: keeper === null ? undefined : digests,
      ...(options.progress === undefined ? {} : { progress: options.progress }),
    });
    await read(paths, setup, each, readSignal);
  };
  return {
    readFacts,
    ...(keeper === null ? {} : { keeper }),
    sha256: nodeSha256,
    loadTypes: (found) => {
      schemas = found;
      return loadTypes(found);
    },
  };
}

/**
 * The git history of a root of this machine. What is found out from another commit than the one that is checked out is
 * kept apart.
 */
export function historyReading(
  root: string,
  cache: boolean,
  loadTypes: LoadTypes,
  options: Pick<GitEvidenceOptions, 'from' | 'readsAsNow' | 'repository'> = {},
): ReadEvidence {
  const engine = buildIdentity();
  const folder = cache && engine !== null ? cacheFolder(process.env, process.platform) : null;
  const cached =
    folder === null || engine === null
      ? noCache
      : evidenceCache(folder, options.from === undefined ? root : `${root}\0earlier`, engine);
  // Loaded when the history is asked for, which many a run never does.
  return async (...request) => {
    const { gitEvidence } = await import('../adapters/git/evidence.ts');
    return gitEvidence(root, { ...options, loadTypes, cache: cached })(...request);
  };
}

/** As many threads as the machine runs at once, at most 8. */
export const usualThreads = (): number => Math.min(availableParallelism(), 8);

function filesOf(root: string, { look, skipped }: OpenOptions): FileSystem {
  const files = nodeFileSystem(root, skipped);
  return look === undefined ? files : { ...files, list: async () => look.paths };
}

/** The ports of the QMS root in a folder of this machine. */
export function portsOf(root: string, options: OpenOptions = {}): RootPorts {
  const { today, incremental = false, cache = true, threads = usualThreads(), progress } = options;
  const { look, digests, language = installedLanguage(localeOfTerminal(process.env)) } = options;
  const noted: NotedReads | undefined = options.noted ?? (options.keep === true ? new Map() : undefined);
  const files = options.files ?? options.folder ?? filesOf(root, options);
  const reading = bulkReading(root, files, {
    cache,
    threads,
    keep: options.keep === true,
    named: options.folder,
    ...(look === undefined ? {} : { look }),
    ...(digests === undefined ? {} : { digests }),
    ...(noted === undefined ? {} : { noted }),
    ...(progress === undefined ? {} : { progress }),
  });
  return {
    ...reading,
    files: noted === undefined ? files : notingReads(files, noted, digestOf),
    ...(options.files === undefined ? {} : { readFacts: readFactsInThread(files) }),
    readEvidence: historyReading(root, cache, loadTypes),
    readCommitted: async (...request) =>
      (await import('../adapters/git/committed-files.ts')).committedFiles(root)(...request),
    committedBetween: async (...commits) =>
      (await import('../adapters/git/committed-between.ts')).committedBetween(root)(...commits),
    clock: localDate,
    placeInRepository: async () => placeInRepository(root),
    language,
    incremental,
    ...(today === undefined ? {} : { today }),
  };
}

/** What keeps the findings of the commit a root is compared with; null as for its runs. */
export function baseKeeperOf(root: string): BaseKeeper | null {
  const engine = buildIdentity();
  const folder = engine === null ? null : cacheFolder(process.env, process.platform);
  return engine === null || folder === null ? null : baseKeeper(folder, root, engine);
}

/** Opens the QMS root in a folder of this machine. */
export const openProject = (root: string, options: OpenOptions = {}): Promise<Project> =>
  roots.open(portsOf(root, options), options.signal);
