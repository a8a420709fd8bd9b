import { realpathSync } from 'node:fs';
import { commitFiles } from '../../adapters/git/commit-files.ts';
import { isStated, partingOf, statedBase } from '../../adapters/git/compared-commit.ts';
import { GitFault } from '../../adapters/git/git-fault.ts';
import { Repository } from '../../adapters/git/repository.ts';
import type { Finding } from '../../model/finding.ts';
import { largestFileSize } from '../../records/configuration.ts';
import type { ChangedLines, LineSpan } from '../../report/changed-lines.ts';
import { differingLines } from '../../report/differing-lines.ts';
import { gravestFirst } from '../../report/result.ts';
import { decode } from '../../text/decode.ts';

/** Files whose lines are compared: services show ten findings of a level, and of more files nobody needs to know. */
const mostFiles = 300;

/**
 * Where what is checked out parts from the branch that a service says it is to go into; null where none is said, or the
 * clone does not hold that.
 */
async function parting(repository: Repository): Promise<string | null> {
  const stated = (await statedBase(repository, process.env))?.base ?? null;
  const base = stated === null ? null : await repository.commitOf(stated.ref);
  const head = await repository.commitOf('HEAD');
  if (base === null || head === null) return null;
  const found = await partingOf(repository, base, head);
  return found.kind === 'commit' ? found.commit : null;
}

/**
 * The lines that a pull request changes in the files of findings, where a service says which branch it is to go into and
 * the clone has it; undefined otherwise, since nothing depends on it but an order.
 * @param source the text of a file as it is
 */
export async function linesOfChange(
  root: string,
  findings: readonly Finding[],
  source: (file: string) => string | undefined,
): Promise<ChangedLines | undefined> {
  if (findings.length === 0 || !isStated(process.env)) return undefined;
  const repository = await Repository.open(realpathSync(root));
  if (typeof repository === 'string') return undefined;
  try {
    const commit = await parting(repository);
    return commit === null ? undefined : await linesSince(repository, commit, findings, source);
  } catch (error) {
    if (error instanceof GitFault) return undefined;
    throw error;
  } finally {
    repository.close();
  }
}

async function linesSince(
  repository: Repository,
  commit: string,
  findings: readonly Finding[],
  source: (file: string) => string | undefined,
): Promise<ChangedLines> {
  const before = commitFiles(repository, commit);
  const files = [...new Set(gravestFirst(findings).map(({ file }) => file))].slice(0, mostFiles);
  const changed = new Map<string, readonly LineSpan[]>();
  for (const file of files) {
    const after = source(file);
    if (after === undefined) continue;
    const read = await before.read(file, largestFileSize);
    if (read.kind !== 'bytes' && read.kind !== 'missing') continue;
    const spans = differingLines(read.kind === 'missing' ? null : decode(read.bytes).text, after);
    if (spans.length > 0) changed.set(file, spans);
  }
  return changed;
}
