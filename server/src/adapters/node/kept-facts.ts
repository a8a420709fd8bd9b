import type { FileFacts } from '../../model/facts.ts';
import { decodeFacts, encodeFacts } from '../../workspace/kept/facts-codec.ts';
import type { RunBasis } from '../../workspace/kept/run-keeper.ts';
import { factsOf } from '../../workspace/read-facts.ts';
import { readingBasis } from '../../workspace/root-setup.ts';
import { FactsCache } from './facts-cache.ts';
import { readOrdinaryFile } from './ordinary-file.ts';

/** What files said on their own when their bytes had a digest. */
export interface KeptFacts {
  /** Whether it is kept what a file said. */
  readonly has: (path: string) => boolean;
  /** The name git gave to a file; null where nobody asked for it. */
  readonly nameOf: (path: string) => string | null;
  readonly of: (path: string) => FileFacts;
  readonly close: () => void;
}

interface Place {
  /** The folder for caches. */
  readonly folder: string;
  readonly root: string;
  /** Digest of this program. */
  readonly engine: string;
}

function openCache({ folder, root, engine }: Place, { setup, schemas }: RunBasis): FactsCache {
  const configuration = [readingBasis(setup.configuration), setup.below];
  const cache = new FactsCache(folder, { root, engine, schemas, configuration });
  cache.load();
  return cache;
}

/** Adds facts of files that the cache does not have with these bytes: those a run read by itself that went on. */
export function keepFacts(
  place: Place,
  basis: RunBasis,
  files: Iterable<readonly [path: string, digest: string]>,
  factsOf: (path: string) => FileFacts | undefined,
): void {
  const cache = openCache(place, basis);
  for (const [path, digest] of files) {
    const facts = cache.has(path, digest) ? undefined : factsOf(path);
    const line = facts === undefined ? null : encodeFacts(facts);
    if (line !== null) cache.set(path, digest, line);
  }
  cache.save();
}

/**
 * The facts of files of a root at an earlier run, from the cache of facts; of those that are missing there, from the
 * files, which are as they were.
 * @param digestThen digest of a file's bytes at that run, null where it is not known
 */
export function keptFacts(
  place: Place,
  basis: RunBasis,
  digestThen: (path: string) => string | null,
): KeptFacts {
  const { root } = place;
  const { setup } = basis;
  let opened: FactsCache | null = null;
  const cache = (): FactsCache => {
    opened ??= openCache(place, basis);
    return opened;
  };
  const fromFile = (path: string): FileFacts => {
    const result = readOrdinaryFile(`${root}/${path}`, setup.configuration.limits.fileSize);
    // What was searched for anchors then is searched again.
    const facts = factsOf(path, result, { ...setup, withAnchors: true });
    return facts ?? { path, records: [], issues: [], ignores: [], anchors: null };
  };
  return {
    has: (path) => cache().has(path, digestThen(path) ?? ''),
    nameOf: (path) => cache().nameOf(path, digestThen(path) ?? ''),
    of(path) {
      const line = cache().get(path, digestThen(path) ?? '');
      return line === null ? fromFile(path) : decodeFacts(line, path, setup.catalogue);
    },
    close: () => opened?.close(),
  };
}
