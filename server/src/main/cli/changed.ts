import { type CommitFiles, commitFiles } from '../../adapters/git/commit-files.ts';
import { compareFiles } from '../../adapters/git/compare-files.ts';
import { statedBase, usualBase } from '../../adapters/git/compared-commit.ts';
import type { Repository } from '../../adapters/git/repository.ts';
import { nodeFileSystem } from '../../adapters/node/file-system.ts';
import { namedFiles } from '../../adapters/node/named-files.ts';
import type { OutcomeOfBase } from '../../core/changed-findings.ts';
import type { FileChanges } from '../../core/file-changes.ts';
import type { StateToCompare } from '../../core/pair-of-states.ts';
import { pairs } from '../../core/pairs.ts';
import { roots } from '../../core/roots.ts';
import { oneLine } from '../../document/sanitize.ts';
import { listWords } from '../../domain/words/lists.ts';
import type { Finding } from '../../model/finding.ts';
import { configurationFile } from '../../records/configuration.ts';
import type { ChangedScope } from '../../report/result.ts';
import { caseTwins } from '../../workspace/case-twins.ts';
import { loadTypes } from '../load-types.ts';
import { namedFolder } from '../named-folder.ts';
import { baseKeeperOf, historyReading, type OpenOptions, openProject } from '../open-project.ts';
import { commonCommit, repositoryOf, shownRef } from './commit-state.ts';
import { type Checked, checkedByRef } from './config-from.ts';
import { type BothChecked, headAndKnownBase, keepBase } from './known-base.ts';
import { UsageError } from './usage.ts';

const longestPath = 200;
const mostNamed = 3;

/** A root that has been checked for what a change does. */
export interface CheckedChange extends Checked {
  /** What was compared, but for how many findings are not shown. */
  readonly scope: Omit<ChangedScope, 'elsewhere'>;
  /** Findings that are not shown, because the base has them as well. */
  readonly elsewhere: readonly Finding[];
}

/** What a change is compared with. */
interface Compared {
  readonly name: string;
  /** Null where nothing is committed yet. */
  readonly commit: string | null;
}

/**
 * The commit a change is compared with: where the history of what is checked out parts from that of a branch.
 * @param given what follows `--changed=`, empty for nothing
 * @throws {@link UsageError} where it is not known: then nothing may be left out of what is shown
 */
async function comparedCommit(repository: Repository, given: string): Promise<Compared> {
  const named = given === '' ? '`--changed`' : `\`--changed=${shownRef(given)}\``;
  const head = await repository.commitOf('HEAD');
  if (given !== '') {
    const commit = await repository.commitOf(given);
    if (commit === null && head === null) throw new UsageError(`${named}: nothing is committed here yet`);
    if (commit === null)
      throw new UsageError(
        `${named}: there is no such commit here; fetch it first, as with \`fetch-depth: 0\``,
      );
    return {
      name: shownRef(given),
      commit: head === null ? commit : await commonCommit(repository, named, [commit, head]),
    };
  }
  const stated = await statedBase(repository, process.env);
  if (stated !== null && stated.base === null)
    throw new UsageError(
      `${named}: ${shownRef(stated.value)}, which ${stated.variable} names, is not here; fetch it first, as with \`fetch-depth: 0\``,
    );
  if (head === null) return { name: '', commit: null };
  const base = stated?.base ?? (await usualBase(repository));
  if (base === null)
    throw new UsageError(
      `${named}: no branch to compare with is known here; name one, as in \`--changed=main\``,
    );
  const theirs = (await repository.commitOf(base.ref))!;
  const compared = `${named}, compared with \`${shownRef(base.name)}\``;
  return { name: shownRef(base.name), commit: await commonCommit(repository, compared, [theirs, head]) };
}

/**
 * Checks a root and keeps what is in changed files or caused by the change.
 * @param given what follows `--changed=`, empty for nothing
 * @param from the commit whose settings both states are checked by, if not by their own
 * @param isAlways findings that are shown wherever they are
 */
export async function checkedChange(
  root: string,
  given: string,
  from: string | undefined,
  options: OpenOptions,
  isAlways: (finding: Finding) => boolean,
): Promise<CheckedChange> {
  const repository = await repositoryOf(
    root,
    given === '' ? '`--changed`' : `\`--changed=${shownRef(given)}\``,
  );
  try {
    const { name, commit } = await comparedCommit(repository, given);
    if (commit === null) return await everything(root, from, options);
    const base = commitFiles(repository, commit);
    const found =
      from === undefined
        ? await bothAsTheyAre(root, repository, { name, commit }, base, options)
        : await bothByRef(root, commit, base, from, options);
    const notes = [
      ...(found.isRoot ? [] : [`${name} has no qms.yaml for this folder, so all of it counts as changed.`]),
      ...submoduleNotes(await base.submodules()),
      ...(found.files.removed.length === 0 ? [] : caseNotes(found.files, await base.list())),
    ];
    const { outcome, elsewhere } = pairs.findingsOfChange(
      found.before,
      found.checked.outcome,
      found.files,
      isAlways,
    );
    return {
      ...found.checked,
      outcome,
      elsewhere,
      scope: { base: name, commit, files: countOf(found.files), notes },
    };
  } finally {
    repository.close();
  }
}

/** Each state by its own settings. */
async function bothAsTheyAre(
  root: string,
  repository: Repository,
  { name, commit }: { readonly name: string; readonly commit: string },
  base: CommitFiles,
  options: OpenOptions,
): Promise<BothChecked> {
  const keeper = options.cache === false ? null : baseKeeperOf(root);
  const known =
    keeper === null ? null : await headAndKnownBase(root, repository, commit, base, options, keeper);
  if (known !== null) return known;
  const { ports, files: folder } = namedFolder(root, options, repository, commit.length);
  const earlier: StateToCompare = {
    ref: name,
    files: base,
    readEvidence: historyReading(root, options.cache ?? true, loadTypes, { from: commit, repository }),
    compare: compareFiles(folder, base),
    loadTypes,
    dayOf: 'head',
  };
  const pair = await pairs.open(ports, earlier);
  const { base: before, head, isRoot, files } = pair;
  if (keeper !== null) await keepBase(keeper, pair, commit, base, folder);
  return { checked: { project: head, outcome: head.outcome() }, before: before.outcome(), isRoot, files };
}

/** Both states by what a commit says: what it takes to pass must not depend on what the change says itself. */
async function bothByRef(
  root: string,
  commit: string,
  base: CommitFiles,
  from: string,
  options: OpenOptions,
): Promise<BothChecked> {
  const checked = await checkedByRef(root, from, options);
  const isRoot = (await base.list()).includes(configurationFile);
  const earlier = await checkedByRef(
    root,
    from,
    { ...options, today: checked.project.today },
    { files: base, commit },
  );
  const folder = namedFiles(nodeFileSystem(root), commit.length);
  const compare = compareFiles(folder, base);
  const same = isRoot ? await compare.same(checked.project.listed) : new Set<string>();
  const files = await pairs.fileChanges(earlier.project, checked.project, (path) => same.has(path), compare);
  return { checked, before: isRoot ? earlier.outcome : nothing, isRoot, files };
}

const nothing: OutcomeOfBase = { findings: [], suppressed: [] };

/** What is shown where nothing is committed yet. */
async function everything(
  root: string,
  from: string | undefined,
  options: OpenOptions,
): Promise<CheckedChange> {
  const checked = from === undefined ? null : await checkedByRef(root, from, options);
  const project = checked?.project ?? (await openProject(root, options));
  return {
    ...(checked ?? { project, outcome: await roots.check(project) }),
    elsewhere: [],
    scope: { base: null, commit: null, files: project.listed.size, notes: [] },
  };
}

const countOf = ({ changed, added, removed, moved }: FileChanges): number =>
  changed.length + added.length + removed.length + moved.length;

/** What belongs to other repositories has no text in the commit that could be compared. */
const submoduleNotes = (folders: readonly string[]): string[] =>
  folders.length === 0
    ? []
    : [
        `${listWords(
          folders.map((folder) => oneLine(folder.slice(0, -1), longestPath)),
          'and',
          mostNamed,
        )}: in another repository (a submodule), so not compared.`,
      ];

/** Where case makes no difference, only one of several files whose names differ in nothing else is there. */
function caseNotes({ removed }: FileChanges, before: readonly string[]): string[] {
  const gone = new Set(removed);
  const twins = caseTwins(before).filter((names) => {
    const count = names.filter((name) => gone.has(name)).length;
    return count > 0 && count < names.length;
  });
  return twins.map(
    (names) =>
      `${listWords(names.map((name) => oneLine(name, longestPath)))} differ only in case, and not all of them are here: a file system that makes no difference holds one.`,
  );
}
