import type { Repository } from '../adapters/git/repository.ts';
import { nodeFileSystem } from '../adapters/node/file-system.ts';
import { type NamedFiles, namedFiles } from '../adapters/node/named-files.ts';
import type { RootPorts } from '../core/root-ports.ts';
import { loadTypes } from './load-types.ts';
import { historyReading, type OpenOptions, portsOf } from './open-project.ts';

/**
 * The ports of the QMS root in a folder, with its files named while they are read, to be compared with a commit.
 * @param repository it is in; has to stay open while the history is read
 * @param digits how long names are in it
 */
export function namedFolder(
  root: string,
  options: OpenOptions,
  repository: Repository,
  digits: number,
): { readonly ports: RootPorts; readonly files: NamedFiles } {
  const { cache = true } = options;
  const files = namedFiles(nodeFileSystem(root, options.skipped), digits);
  const ports = portsOf(root, { ...options, folder: files });
  return { ports: { ...ports, readEvidence: historyReading(root, cache, loadTypes, { repository }) }, files };
}
