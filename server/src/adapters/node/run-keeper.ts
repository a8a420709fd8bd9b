import { hash } from 'node:crypto';
import { join } from 'node:path';
import { largestFileSize } from '../../records/configuration.ts';
import type { EarlierRun, RunBasis, RunKeeper } from '../../workspace/kept/run-keeper.ts';
import { headCommit, isOutsideRepositories } from '../git/head-commit.ts';
import { noteUse, runEnding } from './cache-folder.ts';
import { digestOf } from './facts-cache.ts';
import { type KeptFacts, keptFacts } from './kept-facts.ts';
import type { NamedFolder } from './named-files.ts';
import { readOrdinaryFile } from './ordinary-file.ts';
import { openRunFile, type RunFile, writeRunFile } from './run-file.ts';
import { type Stamp, type Stamps, stampsOf } from './stamps.ts';

export interface RunKeeperOptions {
  /** The folder for caches of this user. */
  readonly folder: string;
  readonly root: string;
  /** Digest of this program. */
  readonly engine: string;
  /** Digests of the bytes of files that were read in this run, where they are known. */
  readonly digests: ReadonlyMap<string, string>;
  /** The files of the root, to be given the names that git would give them, as far as these are kept. */
  readonly named?: NamedFolder | undefined;
}

/** What is kept of a file: as lists of the same length, which take half the time of an object for each. */
interface KeptFiles {
  readonly paths: readonly string[];
  /** Empty for one that does not tell whether its file was written since. */
  readonly stamps: readonly Stamp[];
  /** Digest of its bytes; empty where only matters whether there is a file, null where nothing is known of them. */
  readonly digests: readonly (string | null)[];
  /** How many records it holds; -1 for one that was not read as records. */
  readonly records: readonly number[];
}

/**
 * Keeps runs in one file for each root, outside of it, next to the facts of its files.
 * @returns also how many files an earlier run had read that this one goes on from; none where it does not
 */
export function runKeeper(options: RunKeeperOptions): RunKeeper & { readonly earlierFiles: () => number } {
  const { folder, root, engine, digests } = options;
  const file = join(folder, `${hash('sha256', root, 'hex').slice(0, 32)}${runEnding}`);
  let stamps: Stamps | null = null;
  let earlierFiles = 0;
  const keyOf = ({ setup, schemas }: RunBasis): string =>
    hash('sha256', JSON.stringify([root, engine, setup.configuration, setup.below, schemas]), 'base64url');

  const recallFrom = (kept: RunFile, basis: RunBasis, now: Stamps): EarlierRun | null => {
    const part = kept.part('files');
    if (part === null) return null;
    const files = JSON.parse(part.toString('utf8')) as KeptFiles;
    const { changed, isMoved, isListAnother } = compare(root, files, basis.listed, now);
    const isChanged = new Set(changed);
    const places = new Map(files.paths.map((path, index) => [path, index]));
    const records = new Map<string, number>();
    for (const [index, path] of files.paths.entries())
      if (files.records[index]! >= 0) records.set(path, files.records[index]!);
    const facts = keptFacts(options, basis, (path) => files.digests[places.get(path)!] ?? null);
    // What changed files said is found nowhere else.
    if (changed.some((path) => records.has(path) && !facts.has(path))) {
      facts.close();
      return null;
    }
    if (options.named !== undefined) nameUnchanged(options.named, records.keys(), isChanged, facts);
    if (isMoved && changed.length === 0) rewrite(kept, basis, files, now);
    return {
      changed,
      isListAnother,
      head: isOutsideRepositories(root) ? 'no-repository' : headCommit(root),
      records,
      factsOf: (path) => facts.of(path, !isChanged.has(path)),
      part: kept.part,
      close: () => {
        earlierFiles = 0;
        facts.close();
        kept.close();
      },
    };
  };

  /** Keeps the same under the stamps the files have now: a fresh checkout is compared by content once. */
  const rewrite = (kept: RunFile, basis: RunBasis, files: KeptFiles, now: Stamps): void => {
    const stamped = { ...files, stamps: files.paths.map((path) => stampToKeep(now, path)) };
    const parts = new Map<string, Uint8Array>();
    for (const name of kept.names) {
      const bytes = kept.part(name);
      if (bytes === null) return;
      parts.set(name, bytes);
    }
    writeRunFile(file, keyOf(basis), parts.set('files', Buffer.from(JSON.stringify(stamped))));
  };

  return {
    earlierFiles: () => earlierFiles,
    async recall(basis) {
      stamps = stampsOf(root, basis.listed);
      const kept = openRunFile(file, keyOf(basis));
      if (kept === null) return null;
      const earlier = recallFrom(kept, basis, stamps);
      if (earlier === null) kept.close();
      earlierFiles = earlier?.records.size ?? 0;
      if (earlier !== null) noteUse(file);
      return earlier;
    },
    async keep(basis, { records, contents, parts }) {
      const before = stamps;
      if (before === null) return;
      const cited = new Set(contents);
      const digestNow = (path: string): string | null => {
        const known = digests.get(path);
        if (known !== undefined) return known;
        const digest = digestIn(root, path);
        const after = stampsOf(root, [path]).of(path);
        return after !== null && after === before.of(path) ? digest : null;
      };
      const paths = [...basis.listed];
      const files: KeptFiles = {
        paths,
        stamps: paths.map((path) => stampToKeep(before, path)),
        digests: paths.map((path) => (records.has(path) || cited.has(path) ? digestNow(path) : '')),
        records: paths.map((path) => records.get(path) ?? -1),
      };
      const all = { ...parts, files: Buffer.from(JSON.stringify(files)) };
      writeRunFile(file, keyOf(basis), new Map(Object.entries(all)));
    },
  };
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

const stampToKeep = (stamps: Stamps, path: string): Stamp =>
  stamps.tells(path) ? (stamps.of(path) ?? '') : '';

function digestIn(root: string, path: string): string | null {
  const read = readOrdinaryFile(`${root}/${path}`, largestFileSize);
  return read.kind === 'bytes' ? digestOf(read.bytes) : null;
}

/** Which files differ from those that were kept; `isMoved` where a stamp differs, or told nothing. */
function compare(
  root: string,
  files: KeptFiles,
  listed: readonly string[],
  now: Stamps,
): { readonly changed: readonly string[]; readonly isMoved: boolean; readonly isListAnother: boolean } {
  const changed: string[] = [];
  let [isMoved, isListAnother] = [false, false];
  const there = new Set(listed);
  for (const [index, path] of files.paths.entries()) {
    if (!there.delete(path)) {
      changed.push(path);
      isListAnother = true;
      continue;
    }
    const digest = files.digests[index]!;
    if (digest === '') continue;
    if (digest !== null && files.stamps[index] !== '' && files.stamps[index] === now.of(path)) continue;
    isMoved = true;
    if (digest === null || digestIn(root, path) !== digest) changed.push(path);
  }
  changed.push(...there);
  return { changed, isMoved, isListAnother: isListAnother || there.size > 0 };
}
