import { type NamedFiles, namedFiles } from '../adapters/git/compare-files.ts';
import { nodeFileSystem } from '../adapters/node/file-system.ts';
import type { RootPorts } from '../core/root-ports.ts';
import { type OpenOptions, portsOf } from './open-project.ts';

/**
 * The ports of the QMS root in a folder, with its files named while they are read, to be compared with a commit.
 * @param digits how long names are in the repository of that commit
 */
export function namedFolder(
  root: string,
  options: OpenOptions,
  digits: number,
): { readonly ports: RootPorts; readonly files: NamedFiles } {
  const files = namedFiles(nodeFileSystem(root, options.skipped), digits);
  return { ports: portsOf(root, { ...options, folder: files }), files };
}
