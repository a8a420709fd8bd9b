import { configurationFile } from '../../records/configuration.ts';
import type { FileSystem } from '../../workspace/ports.ts';
import { nameNow } from '../node/named-files.ts';
import type { Repository } from './repository.ts';
import { isFile } from './tree.ts';

/** Whether qms.yaml stands in a root, byte for byte, as in a commit. */
export async function isConfiguredAsIn(
  repository: Repository,
  commit: string,
  files: FileSystem,
): Promise<boolean> {
  const raw = await repository.commit(commit);
  const path = repository.prefix + configurationFile;
  const entry = raw === null ? null : await repository.trees.find(raw.tree, path);
  if (entry === null || entry === 'missing' || !isFile(entry)) return false;
  return (await nameNow(files, configurationFile, entry.hash.length)) === entry.hash;
}
