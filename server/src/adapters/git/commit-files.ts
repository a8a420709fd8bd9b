import { isLeftOut } from '../../records/paths.ts';
import type { FileSystem, ReadResult } from '../../workspace/ports.ts';
import { GitFault } from './git-fault.ts';
import type { Repository } from './repository.ts';
import { isFile, isFolder, isSubmodule, type TreeEntry } from './tree.ts';

/** The files of a root in a commit. */
export interface CommitFiles extends FileSystem {
  /** The name git gives to the bytes of a file: their hash; null where there is no such file. */
  readonly nameOf: (path: string) => Promise<string | null>;
  /** All these names, by path. */
  readonly names: () => Promise<ReadonlyMap<string, string>>;
  /** Folders in which other repositories (submodules) are kept, each with `/` at its end. */
  readonly submodules: () => Promise<readonly string[]>;
}

const noNames: ReadonlyMap<string, string> = new Map();

/**
 * The files of a QMS root as they are in a commit, as the port of files: nothing is checked out, filters do not run,
 * symbolic links and other repositories within are left out. Reads what the repository holds and nothing else.
 */
export function commitFiles(repository: Repository, commit: string): CommitFiles {
  const { trees, objects, prefix } = repository;
  let found: Promise<ReadonlyMap<string, string> | null> | null = null;
  const submodules: string[] = [];

  const collect = async (): Promise<ReadonlyMap<string, string> | null> => {
    const raw = await repository.commit(commit);
    const top = raw === null ? 'missing' : await trees.find(raw.tree, prefix);
    if (top === 'missing') return null;
    const files = new Map<string, string>();
    if (top !== null && isFolder(top)) await collectBelow(top, '', files);
    return files;
  };

  const collectBelow = async (folder: TreeEntry, path: string, files: Map<string, string>): Promise<void> => {
    const entries = await trees.entries(folder.hash);
    if (entries === null) throw new GitFault(`a folder of commit ${commit} is missing`);
    const configuration = entries.get('qms.yaml');
    if (path !== '' && configuration !== undefined && isFile(configuration)) return;
    for (const [name, entry] of entries) {
      if (isLeftOut(name)) continue;
      if (isFile(entry)) files.set(path + name, entry.hash);
      else if (isFolder(entry)) await collectBelow(entry, `${path}${name}/`, files);
      else if (isSubmodule(entry)) submodules.push(`${path}${name}/`);
    }
  };

  const files = (): Promise<ReadonlyMap<string, string> | null> => {
    found ??= collect();
    return found;
  };

  return {
    async list() {
      return [...((await files())?.keys() ?? [])].sort();
    },
    async nameOf(path) {
      return (await files())?.get(path) ?? null;
    },
    async names() {
      return (await files()) ?? noNames;
    },
    async submodules() {
      await files();
      return submodules;
    },
    async read(path, maximum): Promise<ReadResult> {
      const hash = (await files())?.get(path);
      if (hash === undefined) return { kind: 'missing' };
      const object = await objects.read(hash, maximum);
      if (object.kind === 'too-large') return object;
      if (object.kind === 'missing' || object.type !== 'blob')
        return { kind: 'unreadable', reason: 'the object is missing' };
      return { kind: 'bytes', bytes: object.bytes };
    },
  };
}
