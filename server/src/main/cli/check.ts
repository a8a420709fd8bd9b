import { join, relative, resolve, sep } from 'node:path';
import { readOrdinaryFile } from '../../adapters/node/ordinary-file.ts';
import { appendOutput, writeOutput } from '../../adapters/node/write-file.ts';
import { letYoungSpaceGrow } from '../../adapters/node/young-space.ts';
import { oneLine } from '../../document/sanitize.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import { rulesOnBaseline } from '../../records/baseline.ts';
import { configurationFile, largestFileSize, ruleOnConfiguration } from '../../records/configuration.ts';
import { dateOf } from '../../records/dates.ts';
import { type Format, findFormat, formats, type ReportContext } from '../../report/formats.ts';
import type { CheckResult } from '../../report/result.ts';
import { decode } from '../../text/decode.ts';
import { documentation } from '../../workspace/findings/documentation.ts';
import { version } from '../installation.ts';
import { parseArguments } from './arguments.ts';
import type { CheckRequest } from './check-anew.ts';
import type { Checking } from './checking.ts';
import { type HoldsRecords, type Output, outputsOf, refuseRecords, terminalOf } from './outputs.ts';
import { orUsageError } from './refused.ts';
import { findRoot, pathsBelowRoot } from './root.ts';
import { rootFromRepository } from './top-of-repository.ts';
import { exitCode, UsageError } from './usage.ts';

export const checkHelp = `Usage: qms check [paths…] [options]

Checks the records of a quality management system. Paths limit what is reported;
the whole root is always read.

  --root <dir>              folder with the qms.yaml (default: the nearest upwards)
  --format <name>[=<file>]  how it is reported (see below); may be repeated, each with a
                            file of its own
  --fail-on <level>         error (default), warning or never: when to exit with 1
  --today <YYYY-MM-DD>      judge as of this day
  --baseline                also fail on the baseline itself: on entries that hold more than there is
                            or have run out, and on faults in it, whatever their level
  --changed[=<ref>]         report only what is in changed files or caused by the change: against
                            where the branch began, from the branch named, or else from the one
                            it merges into (as the CI says), its upstream or the default branch
  --config-from <ref>       check by what a commit says: its qms.yaml, schemas, exceptions, ignore
                            comments and baseline, and who may sign by it
  --fix                     apply the repairs that are certain, then check: quotes, indentation,
                            dates that can be read in one way. Records whose signature a repair
                            would break are left alone
  --dry-run                 with --fix: show what would be changed as a diff, and change nothing
  --verbose                 show every place in which the checks are laxer than the default
  --no-cache                read every file anew

Formats:
${formats.map(({ name, purpose }) => `  ${name.padEnd(8)}  for ${purpose}`).join('\n')}
Without --format it is ${formats[0]!.name}.

Exit codes: 0 nothing at or above the level, 1 findings, 2 usage or a fault in qms.yaml
(whatever the level), 3 internal error.`;

const failLevels: Readonly<Record<string, readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  never: [],
};

/** A fault of qms.yaml or of a schema it names decides what all other findings mean. */
const isFaultOfConfiguration = ({ rule }: Finding): boolean => rule === ruleOnConfiguration;

const ofBaseline: ReadonlySet<string> = new Set(Object.values(rulesOnBaseline));

/** A finding about the baseline itself. */
const isOfBaseline = ({ rule }: Finding): boolean => ofBaseline.has(rule);

const isBelow = (file: string, paths: readonly string[]): boolean =>
  paths.length === 0 || paths.some((path) => path === '' || file === path || file.startsWith(`${path}/`));

/** `qms check`: reads, judges, reports. Returns the exit code. */
export async function check(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    root: { type: 'string' },
    format: { type: 'string', multiple: true },
    'fail-on': { type: 'string' },
    today: { type: 'string' },
    fix: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    verbose: { type: 'boolean' },
    baseline: { type: 'boolean' },
    'config-from': { type: 'string' },
    changed: { type: 'string', optional: true },
    'no-cache': { type: 'boolean' },
  });
  if (parsed.flag('help')) {
    process.stdout.write(`${checkHelp}\n`);
    return exitCode.clean;
  }
  const isDryRun = parsed.flag('dry-run');
  if (isDryRun && !parsed.flag('fix'))
    throw new UsageError('`--dry-run` shows what `--fix` would change: give both');
  if (isDryRun && parsed.texts('format').length > 0)
    throw new UsageError('`--dry-run` shows a diff and no findings: leave out `--format`');
  const outputs = outputsOf(parsed.texts('format'), formats[0]!.name, findFormat);
  const failOn = parsed.text('fail-on') ?? 'error';
  if (!Object.hasOwn(failLevels, failOn))
    throw new UsageError(`\`--fail-on ${oneLine(failOn, 40)}\`: use error, warning or never`);
  const today = parsed.text('today');
  if (today !== undefined && dateOf(today) === null) {
    throw new UsageError(
      `\`--today ${oneLine(today, 40)}\` is not a day in the calendar: write it as 2026-02-01`,
    );
  }
  const root = findRoot(parsed.text('root'), parsed.positionals);
  const paths = pathsBelowRoot(root, parsed.positionals);
  const cache = !parsed.flag('no-cache');
  const isFixing = parsed.flag('fix');
  const from = parsed.text('config-from');
  if (from !== undefined && isFixing)
    throw new UsageError('`--fix` goes by the files as they are: leave out `--config-from`');
  const changed = parsed.text('changed');
  if (changed !== undefined && isFixing)
    throw new UsageError(
      '`--fix` repairs whatever can be: leave out `--changed`, or name the files to repair',
    );
  const isWanted = ({ file }: Finding): boolean => isBelow(file, paths);
  if (isDryRun) {
    const quiet = { cache, ...(today === undefined ? {} : { today }) };
    await (await import('./fix.ts')).showFixes(root, quiet, isWanted);
    return exitCode.clean;
  }
  const isStrict = parsed.flag('baseline');
  const isAlways = (finding: Finding): boolean =>
    isFaultOfConfiguration(finding) || (isStrict && isOfBaseline(finding));
  const request: CheckRequest = {
    today,
    cache,
    changed,
    from,
    repaired: isFixing ? isWanted : null,
    isAlways,
    ...(process.stderr.isTTY ? { progress: showProgress } : {}),
  };
  const { answer, change, holdsRecords, keep } = await checkedRoot(root, request);
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  const shown = <F extends Finding>(findings: readonly F[]): F[] =>
    findings.filter((finding) => isWanted(finding) || isAlways(finding));
  const { today: day, files, records, notRead, rulesOff, trust } = answer;
  const result: CheckResult = {
    version: 1,
    root,
    ...{ today: day, files, records, notRead, rulesOff, trust },
    ...(change === undefined
      ? {}
      : { changed: { ...change.scope, elsewhere: change.elsewhere.filter(isWanted).length } }),
    findings: shown(answer.findings),
    suppressed: shown(answer.suppressed),
  };
  const isFault = (finding: Finding): boolean =>
    isFaultOfConfiguration(finding) && finding.severity === 'error';
  const fails = (finding: Finding): boolean =>
    isFault(finding) ||
    failLevels[failOn]!.includes(finding.severity) ||
    (isStrict && failOn !== 'never' && isOfBaseline(finding));
  await write(outputs, result, holdsRecords, { fails, verbose: parsed.flag('verbose') });
  await keep();
  if (result.findings.some(isFault)) return exitCode.usage;
  return result.findings.some(fails) ? exitCode.findings : exitCode.clean;
}

/**
 * The answer of an earlier check, where nothing has changed that it rests on; else the root is read and judged. Only then
 * is the engine loaded.
 */
async function checkedRoot(root: string, request: CheckRequest): Promise<Checking> {
  const { today, cache, changed, from, repaired } = request;
  const isAsItIs = cache && changed === undefined && from === undefined && repaired === null;
  const answers = isAsItIs ? (await import('./kept-answer.ts')).keptAnswers(root, today) : null;
  const known = answers?.recall() ?? null;
  return known ?? (await (await import('./check-anew.ts')).checkAnew(root, request, answers));
}

let progressShown = 0;

/** A line on the terminal for long runs, at most ten times a second. */
function showProgress(done: number, total: number): void {
  const now = performance.now();
  if (total < 1000 || now - progressShown < 100) return;
  progressShown = now;
  process.stderr.write(`\r\x1b[KReading ${done} of ${total} files`);
}

const slashed = (path: string): string => path.split(sep).join('/');

async function write(
  outputs: readonly Output<Format>[],
  result: CheckResult,
  holdsRecords: HoldsRecords,
  asked: Pick<ReportContext, 'fails' | 'verbose'>,
): Promise<void> {
  const { root } = result;
  const here = slashed(relative(process.cwd(), root));
  const sources = new Map<string, string>();
  const source = (file: string): string | undefined => {
    // Lines of a qms.yaml that checks take from elsewhere are not lines of the one that is here.
    if (file === configurationFile && result.trust.base !== null) return undefined;
    const known = sources.get(file);
    if (known !== undefined) return known;
    const read = readOrdinaryFile(join(root, file), largestFileSize);
    if (read.kind !== 'bytes') return undefined;
    const { text } = decode(read.bytes);
    sources.set(file, text);
    return text;
  };
  for (const { file } of outputs)
    if (file !== null) refuseRecords(resolve(file), root, holdsRecords, '--format <name>=<file>');
  if (outputs.some(({ format }) => format.byChange || format.namesRules)) letYoungSpaceGrow();
  const rules = outputs.some(({ format }) => format.namesRules)
    ? (await import('../../core/roots.ts')).rules
    : [];
  const changed = outputs.some(({ format }) => format.byChange)
    ? await (await import('./lines-of-change.ts')).linesOfChange(root, result.findings, source)
    : undefined;
  for (const { format, file } of outputs) {
    const terminal = file === null && process.stdout.isTTY === true;
    const { output, summary } = format.write(result, {
      ...terminalOf(terminal),
      ...asked,
      source,
      ...(changed === undefined ? {} : { changed }),
      rootFromHere: here.startsWith('../../..') ? root : here,
      rootFromRepository: rootFromRepository(root),
      rules,
      version: version(),
      informationUri: 'https://github.com/qms-as-code/qms-as-code',
      docs: documentation,
    });
    if (file === null) process.stdout.write(output);
    else await orUsageError(() => writeOutput(file, new TextEncoder().encode(output), [process.cwd(), root]));
    const summaryFile = process.env['GITHUB_STEP_SUMMARY'];
    if (summary !== undefined && summaryFile !== undefined && summaryFile !== '')
      await orUsageError(() => appendOutput(summaryFile, summary));
  }
}
