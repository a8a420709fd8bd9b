import { groupedBy } from '../../records/grouped.ts';
import { decode } from '../../text/decode.ts';
import type { CommittedBetween, TouchedFile } from '../../workspace/ports.ts';
import { nodeFileSystem } from '../node/file-system.ts';
import { isConfiguredAsIn } from './configured-as-in.ts';
import { GitFault } from './git-fault.ts';
import { changesInLine } from './history.ts';
import { Repository } from './repository.ts';

/** With more commits or files than these, or larger ones, it is as quick to ask the whole history anew. */
const [mostCommits, mostFiles, largestFile] = [200, 400, 2 ** 20];

/** Which files below a root in a folder later commits touched. Nothing of the repository runs. */
export const committedBetween =
  (root: string, environment?: NodeJS.ProcessEnv): CommittedBetween =>
  async (from, to) => {
    const repository = await Repository.open(root, environment);
    if (typeof repository === 'string') return null;
    try {
      // What was committed may be read in another way than files are now.
      const isReadAlike = await isConfiguredAsIn(repository, to, nodeFileSystem(root));
      return isReadAlike ? await touchedFiles(repository, from, to) : null;
    } catch (error) {
      if (error instanceof GitFault) return null;
      throw error;
    } finally {
      repository.close();
    }
  };

async function touchedFiles(
  repository: Repository,
  from: string,
  to: string,
): Promise<readonly TouchedFile[] | null> {
  const changes = await changesInLine(repository, from, to, mostCommits);
  if (changes === null || changes.length > mostFiles) return null;
  const touched: TouchedFile[] = [];
  for (const [path, each] of groupedBy(changes, (change) => change.path)) {
    const hashes = new Set(
      each.flatMap(({ before, after }) => [before, after]).filter((hash) => hash !== null),
    );
    const objects = await Promise.all([...hashes].map((hash) => repository.objects.read(hash, largestFile)));
    const texts = objects.flatMap((object) => (object.kind === 'object' ? [decode(object.bytes).text] : []));
    if (texts.length < hashes.size) return null;
    touched.push({ path, texts });
  }
  return touched;
}
