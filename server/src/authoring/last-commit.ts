import { fileIntegrity } from '../records/canonical.ts';
import { largestFileSize } from '../records/configuration.ts';
import { readFile } from '../records/read-file.ts';
import type { FileSystem, ReadResult } from '../workspace/ports.ts';
import type { Project } from '../workspace/project.ts';

/** The last commit of a root, and what stands otherwise in it than in the files. */
export interface LastCommit {
  readonly hash: string;
  /** Files it does not hold as they are now, and files of records it holds that are gone by now. */
  readonly uncommitted: readonly string[];
}

/**
 * The last commit, and which of some files are not in it as they are now. Line ends are no difference: git may check
 * files out with others. Null where git is not to be asked, or nothing is committed.
 * @param files the files as they are now, an editor's unsaved texts among them
 */
export async function lastCommit(
  paths: Iterable<string>,
  project: Project,
  files: FileSystem,
): Promise<LastCommit | null> {
  const { readCommitted, setup, listed } = project;
  if (readCommitted === null) return null;
  const integrityOf = (read: ReadResult): string | null =>
    read.kind === 'bytes' ? fileIntegrity(read.bytes, setup.sha256) : null;
  return readCommitted(null, async (committed, hash) => {
    const uncommitted: string[] = [];
    for (const path of new Set(paths)) {
      const [then, now] = [
        await committed.read(path, largestFileSize),
        await files.read(path, largestFileSize),
      ];
      const integrity = integrityOf(now);
      if (integrity === null || integrity !== integrityOf(then)) uncommitted.push(path);
    }
    for (const path of await committed.list()) {
      if (listed.has(path) || !setup.selection.selects(path)) continue;
      const read = await committed.read(path, setup.configuration.limits.fileSize);
      if (read.kind === 'bytes' && readFile(path, read.bytes, setup).records.length > 0)
        uncommitted.push(path);
    }
    return { hash, uncommitted: uncommitted.sort() };
  });
}
