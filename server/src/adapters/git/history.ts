import { GitFault } from './git-fault.ts';
import type { Repository } from './repository.ts';

/** What a commit made of one file: hashes of its bytes before and after; null where there was none. */
export interface FileChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Set where it was, or became, no file: a link, or another repository. */
  readonly isOther?: true;
}

/** A stretch of history, in which every commit stands before its parents. */
export interface History {
  readonly commits: readonly { readonly hash: string; readonly parents: readonly string[] }[];
  /** What changed in a commit against one of its parents (the commit itself where it has none). */
  readonly changes: (commit: string, parent: string) => readonly FileChange[];
}

/** Options of `log` that stand between it and what a repository may have configured. */
const logOptions = [
  '--raw',
  '-z',
  '-m',
  '--root',
  '--topo-order',
  '--parents',
  '--format=oneline',
  '--no-abbrev',
  '--no-renames',
  '--no-decorate',
  '--no-notes',
  '--no-mailmap',
  '--no-color',
  '--no-show-signature',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=all',
];

const colon = 0x3a;

const keyOf = (commit: string, parent: string): string => `${commit} ${parent}`;

/** Modes of what is neither a file nor nothing. */
const isOther = /^(?!100|000000)/;

/** Files only: what becomes a link or another repository, or was one, is as good as absent. */
const blobOf = (mode: string, hash: string): string | null => (mode.startsWith('100') ? hash : null);

function* fieldsOf(output: Buffer): Generator<Buffer> {
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0, at);
    yield output.subarray(at, end < 0 ? output.length : end);
    at = end < 0 ? output.length : end + 1;
  }
}

/** Reads the output of `log`; which parents a commit has is known beforehand, for its subject may say anything. */
function readChanges(
  output: Buffer,
  parentsOf: ReadonlyMap<string, readonly string[]>,
  prefix: string,
): ReadonlyMap<string, readonly FileChange[]> {
  const changes = new Map<string, FileChange[]>();
  const text = new TextDecoder('utf-8', { fatal: true });
  let current: FileChange[] = [];
  const fields = fieldsOf(output);
  for (const field of fields) {
    if (field[0] !== colon) {
      const line = field.toString('latin1');
      const hash = /^[0-9a-f]+/.exec(line)?.[0] ?? '';
      const parents = parentsOf.get(hash) ?? [];
      const start = [hash, ...parents].join(' ').length;
      const from = parents.length < 2 ? parents[0] : /^ \(from ([0-9a-f]+)\)/.exec(line.slice(start))?.[1];
      current = [];
      changes.set(keyOf(hash, from ?? hash), current);
      continue;
    }
    const [modeBefore, modeAfter, before, after] = field.toString('latin1', 1).split(' ');
    const name = fields.next();
    if (name.done === true) break;
    let path: string;
    try {
      path = text.decode(name.value);
    } catch {
      continue;
    }
    if (!path.startsWith(prefix)) continue;
    current.push({
      path: path.slice(prefix.length),
      before: blobOf(modeBefore ?? '', before ?? ''),
      after: blobOf(modeAfter ?? '', after ?? ''),
      ...([modeBefore, modeAfter].some((mode) => isOther.test(mode ?? '')) ? { isOther: true } : {}),
    });
  }
  return changes;
}

type Commits = History['commits'];

/** Commits with their parents, each before those. */
async function listCommits(
  { git }: Repository,
  range: readonly string[],
  signal?: AbortSignal,
): Promise<Commits> {
  const list = await git.run('rev-list', ['--topo-order', '--parents', ...range], signal);
  if (list.code !== 0) throw new GitFault(`git rev-list: ${list.errors}`);
  return list.output
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [hash, ...parents] = line.split(' ');
      return { hash: hash!, parents };
    });
}

async function changesIn(
  { git, prefix }: Repository,
  range: readonly string[],
  commits: Commits,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly FileChange[]>> {
  const log = await git.run('log', [...logOptions, ...range], signal);
  if (log.code !== 0) throw new GitFault(`git log: ${log.errors}`);
  return readChanges(log.output, new Map(commits.map(({ hash, parents }) => [hash, parents])), prefix);
}

/**
 * The history of a commit, or what of it another one does not have, with the files below the root that changed.
 * @param known a commit whose history is left out
 */
export async function readHistory(
  repository: Repository,
  head: string,
  known: string | null,
  signal?: AbortSignal,
): Promise<History> {
  const range = known === null ? [head] : [head, `^${known}`];
  const commits = await listCommits(repository, range, signal);
  const changes = await changesIn(repository, range, commits, signal);
  return { commits, changes: (commit, parent) => changes.get(keyOf(commit, parent)) ?? [] };
}

/**
 * What commits changed below the root that follow one another from a commit to a later one.
 * @param most so many commits are looked at
 * @returns null where the later one does not follow from the earlier one in a line of so many at most, or where what is
 * no file changed, such as a folder that became another repository
 */
export async function changesInLine(
  repository: Repository,
  from: string,
  to: string,
  most: number,
): Promise<readonly FileChange[] | null> {
  const range = [to, `^${from}`, `--max-count=${most}`];
  const commits = await listCommits(repository, range);
  const line = [...commits.map(({ hash }) => hash), from];
  if (commits.length === 0 || line[0] !== to) return null;
  const isLine = commits.every(({ parents }, at) => parents.length === 1 && parents[0] === line[at + 1]);
  if (!isLine) return null;
  const options = [...range, '--ignore-submodules=none'];
  const changes = [...(await changesIn(repository, options, commits)).values()].flat();
  return changes.some((change) => change.isOther === true) ? null : changes;
}
