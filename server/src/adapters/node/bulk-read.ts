import type { Worker } from 'node:worker_threads';
import type { Configuration } from '../../model/configuration.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import { decodeFacts, encodeFacts } from '../../workspace/kept/facts-codec.ts';
import type { FileSystem, ReadFacts } from '../../workspace/ports.ts';
import { factsOf } from '../../workspace/read-facts.ts';
import type { FactsCache } from './facts-cache.ts';
import { blobName, type NamedFolder } from './named-files.ts';
import { digestOf } from './sha256.ts';

/** What a worker needs to read as the main thread would. */
export interface FactsWorkerData {
  readonly root: string;
  readonly configuration: Configuration;
  readonly withAnchors: boolean;
  readonly below: string;
}

/** One file's facts on their way from a worker; `line` is null for what the main thread must read itself. */
export interface WorkerFacts {
  readonly path: string;
  readonly digest: string;
  readonly line: string | null;
}

export interface BulkReadOptions {
  readonly root: string;
  readonly files: FileSystem;
  /** The same files, to be given the names that git would give them. */
  readonly named?: NamedFolder | undefined;
  readonly cache: FactsCache | null;
  /** Takes in the digests of the bytes that were read. */
  readonly digests?: Map<string, string> | undefined;
  /** Threads to use, this one included. */
  readonly threads: number;
  /** The program a worker runs, or null where there is none (own schemas, development). */
  readonly worker: URL | null;
  /** Files times helping threads from which they are used, in place of what was measured. */
  readonly worthHelp?: number;
  /** Called with how many files are done, now and then. */
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Files times helping threads from which these pay. Each has to load the program and run it cold, and what
 * it read has to be parsed once more here: on two cores 20,000 files took as long with a helper as
 * without and a quarter more processor time, 90,000 an eighth less.
 */
const worthHelp = 30_000;
const batch = 100;

/** Reads many files: from the cache where their bytes are known, with several threads where that pays. */
export function bulkRead(options: BulkReadOptions): ReadFacts {
  const { cache, named } = options;
  const readFile = named?.unnamed ?? options.files.read;
  /** Names a file of which the cache has the facts and, if it was named before, the name. */
  const name = (path: string, bytes: Uint8Array, digest: string | null): void => {
    if (named === undefined) return;
    const kept = digest === null ? null : (cache?.nameOf(path, digest) ?? null);
    const found = kept?.length === named.digits ? kept : blobName(bytes, named.digits);
    named.name(path, found);
    if (found !== kept && digest !== null) cache?.setName(path, digest, found);
  };
  const readAll: ReadFacts = async (paths, setup, each, signal) => {
    // Few files are asked for anchors, and these were counted before.
    const withAnchors = setup.withAnchors === true;
    const progress = withAnchors ? undefined : options.progress;
    let done = 0;
    const count = (): void => {
      done += 1;
      if (done % batch === 0) progress?.(done, paths.length);
    };
    const readHere = async (path: string): Promise<void> => {
      const result = await readFile(path, setup.configuration.limits.fileSize);
      const isKept = cache !== null || options.digests !== undefined;
      const digest = isKept && result.kind === 'bytes' ? digestOf(result.bytes) : null;
      const line = digest === null ? null : (cache?.get(path, digest) ?? null);
      const kept = line === null ? null : decodeFacts(line, path, setup.catalogue);
      const known = withAnchors && kept?.anchors === null ? null : kept;
      const facts = known ?? factsOf(path, result, setup);
      if (facts === null) return;
      if (known === null && digest !== null && cache !== null) {
        const fresh = encodeFacts(facts);
        if (fresh !== null) cache.set(path, digest, fresh);
      }
      if (digest !== null) options.digests?.set(path, digest);
      if (result.kind === 'bytes') name(path, result.bytes, digest);
      each(facts);
      count();
    };
    const queue = [...paths];
    const work = async (): Promise<void> => {
      while (queue.length > 0) {
        signal?.throwIfAborted();
        for (const path of queue.splice(0, batch)) await readHere(path);
        // Lets the workers' answers in.
        await new Promise((resume) => setImmediate(resume));
      }
    };
    const unknown = cache === null || withAnchors ? paths.length : paths.length - cache.size;
    const help = options.worker === null ? 0 : Math.max(options.threads - 1, 0);
    const helpers = unknown * help >= (options.worthHelp ?? worthHelp) ? help : 0;
    const leftOver: string[] = [];
    const take = (facts: WorkerFacts): void => {
      if (facts.line === null) leftOver.push(facts.path);
      else {
        each(decodeFacts(facts.line, facts.path, setup.catalogue));
        if (facts.digest !== '') options.digests?.set(facts.path, facts.digest);
        if (cache !== null && facts.digest !== '') cache.set(facts.path, facts.digest, facts.line);
        count();
      }
    };
    const start = helpers === 0 ? null : await workerStarter(options, setup);
    const workers =
      start === null ? [] : Array.from({ length: helpers }, () => runWorker(start(), queue, take, leftOver));
    try {
      await work();
      await Promise.all(workers.map(({ done }) => done));
    } catch (error) {
      // Nobody waits for what they would still bring.
      for (const { stop } of workers) stop();
      throw error;
    }
    for (const path of leftOver) await readHere(path);
    // An editor also asks for the few files that changed: the others are still there.
    if (cache !== null && !withAnchors && paths.length * 2 > cache.size) cache.keepOnly(new Set(paths));
    cache?.save();
    progress?.(paths.length, paths.length);
  };
  return async (...request) => {
    try {
      await readAll(...request);
    } catch (error) {
      cache?.abandon();
      throw error;
    }
  };
}

/** What starts a worker. Node's threads are loaded for it alone: most runs read too little to need them. */
async function workerStarter(options: BulkReadOptions, setup: ReadSetup): Promise<() => Worker> {
  const { Worker } = await import('node:worker_threads');
  const { configuration, below, withAnchors = false } = setup;
  const workerData: FactsWorkerData = { root: options.root, configuration, below, withAnchors };
  return () => new Worker(options.worker!, { workerData });
}

/** Feeds one worker from the queue until that is empty. Files of a worker that fails are read here. */
function runWorker(
  worker: Worker,
  queue: string[],
  take: (facts: WorkerFacts) => void,
  leftOver: string[],
): { readonly done: Promise<void>; readonly stop: () => void } {
  let stopped = false;
  const done = new Promise<void>((finish) => {
    let underWay: string[] = [];
    const next = (): void => {
      underWay = queue.splice(-batch, batch);
      worker.postMessage(underWay);
      if (underWay.length === 0) finish();
    };
    worker.on('message', (answers: readonly WorkerFacts[]) => {
      if (stopped) return;
      for (const facts of answers) take(facts);
      next();
    });
    worker.on('error', () => {
      leftOver.push(...underWay);
      finish();
    });
    next();
  });
  return {
    done,
    stop: () => {
      stopped = true;
      void worker.terminate();
    },
  };
}
