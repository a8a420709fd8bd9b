import { hash } from 'node:crypto';
import { endianness } from 'node:os';
import { join } from 'node:path';
import type { EarlierRun, RunBasis, RunKeeper } from '../../workspace/kept/run-keeper.ts';
import type { NotedReads } from '../../workspace/noted-reads.ts';
import { historyAt } from '../git/head-commit.ts';
import { noteUse, runEnding } from './cache-folder.ts';
import { type KeptFacts, keepFacts, keptFacts } from './kept-facts.ts';
import { type KeptFiles, readKeptFiles, writeKeptFiles } from './kept-files.ts';
import type { NamedFolder } from './named-files.ts';
import { compareWithKept, digestIn, lookAt, placeIn, type RootLook } from './root-look.ts';
import { openRunFile, type RunFile, writeRunFile } from './run-file.ts';
import { isSameStamp, restamped, stampsOf, tellingStamps } from './stamps.ts';

export interface RunKeeperOptions {
  /** The folder for caches of this user. */
  readonly folder: string;
  readonly root: string;
  /** Digest of this program. */
  readonly engine: string;
  /** Digests of the bytes of files that were read in this run, where they are known, and of those that were compared. */
  readonly digests: Map<string, string>;
  /** What was read of files for other reasons, such as to show where something is in them; where that is known. */
  readonly noted?: NotedReads | undefined;
  /** The files of the root, where somebody has looked at them already, before any was read. */
  readonly look?: RootLook | undefined;
  /** The files of the root, to be given the names that git would give them, as far as these are kept. */
  readonly named?: NamedFolder | undefined;
}

/**
 * Keeps runs in one file for each root, outside of it, next to the facts of its files.
 * @returns also how many files an earlier run had read that this one goes on from; none where it does not
 */
export function runKeeper(options: RunKeeperOptions): RunKeeper & { readonly earlierFiles: () => number } {
  const { folder, root, engine, digests } = options;
  const file = join(folder, `${hash('sha256', root, 'hex').slice(0, 32)}${runEnding}`);
  let look: RootLook | null = null;
  let earlierFiles = 0;
  const keyOf = ({ setup, schemas }: RunBasis): string => {
    const basis = [root, engine, endianness(), setup.configuration, setup.below, schemas];
    return hash('sha256', JSON.stringify(basis), 'base64url');
  };

  const recallFrom = (kept: RunFile, basis: RunBasis, now: RootLook): EarlierRun | null => {
    const part = kept.part(filesPart);
    if (part === null) return null;
    const files = readKeptFiles(part);
    const { changed, moved, isListAnother } = compareWithKept(root, files, now);
    // They are judged as they were when they were looked at.
    for (const [path, digest] of moved) digests.set(path, digest);
    const read = [...files.paths.keys()].filter((index) => files.records[index]! >= 0);
    const paths = read.map((index) => files.paths[index]!);
    const facts = keptFacts(options, basis, (path) => {
      const index = placeIn(files.paths, path);
      return index === null || files.records[index]! < 0 ? null : files.digests(index);
    });
    const isChanged = new Set(changed);
    // What changed files said is found nowhere else.
    if (changed.some((path) => isRead(files, path) && !facts.has(path))) {
      facts.close();
      return null;
    }
    if (options.named !== undefined) nameUnchanged(options.named, paths, isChanged, facts);
    if (moved.size > 0) rewrite(kept, basis, files, now, isChanged);
    return {
      changed,
      isListAnother,
      head: isHistorySure(kept) ? historyAt(root) : null,
      paths,
      records: read.map((index) => files.records[index]!),
      factsOf: facts.of,
      part: kept.part,
      close: () => {
        earlierFiles = 0;
        facts.close();
        kept.close();
      },
    };
  };

  /** Keeps the same under the stamps that files have now: a fresh checkout is compared by content once. */
  const rewrite = (
    kept: RunFile,
    basis: RunBasis,
    files: KeptFiles,
    now: RootLook,
    isChanged: ReadonlySet<string>,
  ): void => {
    const parts = new Map<string, Uint8Array>();
    for (const name of kept.names) {
      const bytes = kept.part(name);
      if (bytes === null) return;
      parts.set(name, bytes);
    }
    const stamps = restamped(files, { ...now, stamps: tellingStamps(now.stamps, now.at) }, isChanged);
    writeRunFile(file, keyOf(basis), parts.set(filesPart, writeKeptFiles({ ...files, stamps })));
  };

  return {
    earlierFiles: () => earlierFiles,
    async recall(basis) {
      look = options.look ?? lookAt(root, basis.listed);
      const kept = openRunFile(file, keyOf(basis));
      if (kept === null) return null;
      const earlier = recallFrom(kept, basis, look);
      if (earlier === null) kept.close();
      earlierFiles = earlier?.paths.length ?? 0;
      if (earlier !== null) noteUse(file);
      return earlier;
    },
    async keep(basis, { records, contents, parts, factsOf }) {
      if (look === null) return;
      const { paths, stamps, at } = look;
      const cited = new Set(contents);
      const telling = tellingStamps(stamps, at);
      const digestNow = (index: number): string | null => {
        const path = paths[index]!;
        const [asRecords, besides] = [digests.get(path), options.noted?.get(path)];
        if (besides === null || (besides !== undefined && (asRecords ?? besides) !== besides)) return null;
        const read = asRecords ?? besides;
        if (read !== undefined) return read;
        const digest = digestIn(root, path);
        // A file that was written since it was looked at may hold something else than what was judged.
        return isSameStamp(stampsOf(root, [path]), 0, telling, index) ? digest : null;
      };
      const held = paths.map((path, index) => (records.has(path) || cited.has(path) ? digestNow(index) : ''));
      const files = writeKeptFiles({
        paths,
        stamps: telling,
        digests: (index) => held[index]!,
        records: Int32Array.from(paths, (path) => records.get(path) ?? -1),
      });
      if (earlierFiles > 0) {
        const read = [...paths.entries()].flatMap(([index, path]) => {
          const digest = records.has(path) ? held[index] : null;
          return digest == null ? [] : [[path, digest] as const];
        });
        keepFacts(options, basis, read, factsOf);
      }
      const history = Buffer.from(historyAt(root) ?? '');
      writeRunFile(
        file,
        keyOf(basis),
        new Map(Object.entries({ ...parts, [filesPart]: files, [historyPart]: history })),
      );
    },
  };
}

const filesPart = 'files';
const historyPart = 'history';

/** Whether all of the history was at hand in a run, so that it rests on the commit that was checked out. */
const isHistorySure = (kept: RunFile): boolean => (kept.part(historyPart)?.length ?? 0) > 0;

function isRead({ paths, records }: KeptFiles, path: string): boolean {
  const index = placeIn(paths, path);
  return index !== null && records[index]! >= 0;
}

/** Names files that hold what they held, where somebody named them then. */
function nameUnchanged(
  named: NamedFolder,
  paths: Iterable<string>,
  changed: ReadonlySet<string>,
  facts: KeptFacts,
): void {
  for (const path of paths) {
    const name = changed.has(path) ? null : facts.nameOf(path);
    if (name?.length === named.digits) named.name(path, name);
  }
}
