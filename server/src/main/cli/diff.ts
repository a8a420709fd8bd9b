import { relative, sep } from 'node:path';
import { compareFiles } from '../../adapters/git/compare-files.ts';
import type { Repository } from '../../adapters/git/repository.ts';
import type { NamedFiles } from '../../adapters/node/named-files.ts';
import { diffs } from '../../core/diff.ts';
import { pairs } from '../../core/pairs.ts';
import type { RootPorts } from '../../core/root-ports.ts';
import { diffFormats, findDiffFormat } from '../../diff/formats.ts';
import type { ComparedState } from '../../diff/model.ts';
import type { Severity } from '../../model/finding.ts';
import { ruleOnConfiguration } from '../../records/configuration.ts';
import { loadTypes } from '../load-types.ts';
import { namedFolder } from '../named-folder.ts';
import { historyReading, type OpenOptions, portsOf } from '../open-project.ts';
import { parseArguments } from './arguments.ts';
import { type CommitState, commitState, commonCommit, repositoryOf, shownRef } from './commit-state.ts';
import { dayOption, wordOption } from './options.ts';
import { outputsOf, terminalOf, writeOutputs } from './outputs.ts';
import { findRoot } from './root.ts';
import { exitCode, UsageError } from './usage.ts';

const help = `Usage: qms diff <base>[..<head>] [options]
       qms diff <base>...[<head>] [options]

Shows what a change does to the management system: what weakens the checks, who may sign,
signatures broken and given, what records say otherwise, what is found. The most severe
first. Without a head it is the files as they are in the folder; nothing is checked out.
With three dots, the base is the commit in which the head parted from it, as in a pull request.

  --format <name>[=<file>]  how it is shown (see below); may be repeated, each with a file of
                            its own
  --fail-on <level>         error (default), warning, information or never: when to exit with 1
  --today <YYYY-MM-DD>      judge both states as of this day (default: that of the base)
  --root <dir>              folder with the qms.yaml (default: the nearest upwards)
  --no-cache                read every file anew

How grave each kind of change is stands in docs/changes.md; qms.yaml may say otherwise
under \`changes\`, and that of the base counts.

Formats:
${diffFormats.map(({ name, purpose }) => `  ${name.padEnd(9)}  for ${purpose}`).join('\n')}
Without --format it is ${diffFormats[0]!.name}.

Exit codes: 0 nothing at or above the level, 1 changes, 2 usage or a qms.yaml that cannot be
read, 3 internal error.`;

const failLevels: Readonly<Record<'error' | 'warning' | 'information' | 'never', readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  information: ['error', 'warning', 'information'],
  never: [],
};

/** What is to be compared. */
interface Sides {
  readonly base: string;
  /** Null for the files as they are. */
  readonly head: string | null;
  /** From where the head parted from the base, as in a pull request: what the base has got since then is left out. */
  readonly sinceParting: boolean;
}

/** The two sides of `<base>[..<head>]` or `<base>...[<head>]`. */
function sidesOf(written: string): Sides {
  const [dots = ''] = /\.{2,3}/.exec(written) ?? [];
  const at = dots === '' ? written.length : written.indexOf(dots);
  const [base, head] = [written.slice(0, at), written.slice(at + dots.length)];
  if (base === '') throw new UsageError(`\`${shownRef(written)}\` names no base: write it as \`main..work\``);
  return { base, head: head === '' ? null : head, sinceParting: dots.length === 3 };
}

/**
 * The commit to compare with.
 * @throws {@link UsageError} where both sides have no commit in common here
 */
async function comparedWith({ base, head, sinceParting }: Sides, repository: Repository): Promise<string> {
  if (!sinceParting) return base;
  const [one, two] = [await repository.commitOf(base), await repository.commitOf(head ?? 'HEAD')];
  // Which of them is not there is said where it is looked for.
  if (one === null || two === null) return base;
  const other = head === null ? undefined : `\`${shownRef(head)}\``;
  return commonCommit(repository, `\`${shownRef(base)}\``, [one, two], other);
}

/** `qms diff`: compares two states. Returns the exit code. */
export async function diff(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    format: { type: 'string', multiple: true },
    'fail-on': { type: 'string' },
    today: { type: 'string' },
    root: { type: 'string' },
    'no-cache': { type: 'boolean' },
  });
  if (parsed.flag('help')) {
    process.stdout.write(`${help}\n`);
    return exitCode.clean;
  }
  const [written, extra] = parsed.positionals;
  if (written === undefined) throw new UsageError('name what to compare with, as in `qms diff main`');
  if (extra !== undefined)
    throw new UsageError(`\`${shownRef(extra)}\` is one too many: write two commits as \`main..work\``);
  const sides = sidesOf(written);
  const outputs = outputsOf(parsed.texts('format'), diffFormats[0]!.name, findDiffFormat);
  const failOn =
    wordOption(parsed, 'fail-on', ['error', 'warning', 'information', 'never'] as const) ?? 'error';
  const today = dayOption(parsed, 'today');
  const root = findRoot(parsed.text('root'), []);
  const options: OpenOptions = {
    cache: !parsed.flag('no-cache'),
    ...(today === undefined ? {} : { today }),
  };
  const repository = await repositoryOf(root, `\`${shownRef(written)}\``);
  try {
    const from = await comparedWith(sides, repository);
    const base = await commitState(repository, from, `\`${shownRef(sides.base)}\``);
    const head = await headOf(root, sides.head, base, repository, options);
    const open = await pairs.open(head.ports, {
      ref: base.ref,
      files: base.files,
      readEvidence: historyReading(root, options.cache ?? true, loadTypes, { from: base.commit, repository }),
      loadTypes,
      compare: compareFiles(head.files, base.files),
      dayOf: 'base',
    });
    if (open.base.settingsInForce !== 'good')
      throw new UsageError(
        `qms.yaml cannot be read in \`${shownRef(sides.base)}\`: compare with another commit`,
      );
    const found = await diffs.compare(open, root, {
      base: { ref: sides.base, commit: base.commit },
      head: head.state,
      notCompared: (await base.files.submodules()).map((folder) => folder.slice(0, -1)),
    });
    const here = relative(process.cwd(), root).split(sep).join('/');
    await writeOutputs(outputs, root, open.head, (format, isTerminal) =>
      format.write(found, {
        ...terminalOf(isTerminal),
        language: open.head.language,
        organization: open.head.configuration.organization,
        rootFromHere: here.startsWith('../../..') ? root : here,
      }),
    );
    if (open.head.findingsOf('qms.yaml')?.findings.some(isFaultOfConfiguration)) return exitCode.usage;
    return found.changes.some(({ severity }) => failLevels[failOn].includes(severity))
      ? exitCode.findings
      : exitCode.clean;
  } finally {
    repository.close();
  }
}

const isFaultOfConfiguration = ({ rule, severity }: { rule: string; severity: Severity }): boolean =>
  rule === ruleOnConfiguration && severity === 'error';

/** The head: a commit, or the files as they are. */
async function headOf(
  root: string,
  ref: string | null,
  base: CommitState,
  repository: Repository,
  options: OpenOptions,
): Promise<{
  readonly ports: RootPorts;
  readonly state: ComparedState;
  readonly files: NamedFiles;
}> {
  if (ref === null)
    return {
      ...namedFolder(root, options, repository, base.commit.length),
      state: { ref: null, commit: null },
    };
  const { commit, files } = await commitState(repository, ref, `\`${shownRef(ref)}\``);
  const ports = portsOf(root, { ...options, files });
  return {
    ports: { ...ports, readEvidence: historyReading(root, false, loadTypes, { from: commit, repository }) },
    state: { ref, commit },
    files,
  };
}
