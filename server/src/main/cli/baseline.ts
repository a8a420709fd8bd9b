import { join, relative } from 'node:path';
import { readOrdinaryFile } from '../../adapters/node/ordinary-file.ts';
import { createFile, replaceFile } from '../../adapters/node/write-file.ts';
import { baselines } from '../../core/baselines.ts';
import { roots } from '../../core/roots.ts';
import { guardLineStart, oneLine } from '../../document/sanitize.ts';
import { countWords, listWords } from '../../domain/words/lists.ts';
import { baselineFile } from '../../records/baseline.ts';
import { largestFileSize } from '../../records/configuration.ts';
import type { ReadBaseline } from '../../records/read-baseline.ts';
import { decode } from '../../text/decode.ts';
import type { Project } from '../../workspace/project.ts';
import { openProject } from '../open-project.ts';
import { type Parsed, parseArguments } from './arguments.ts';
import { dayOption } from './options.ts';
import { orUsageError } from './refused.ts';
import { requireConfiguration } from './require-configuration.ts';
import { findRoot } from './root.ts';
import { exitCode, UsageError } from './usage.ts';

const help = `Usage: qms baseline --owner <who> --reason <text> [--until <day>]
       qms baseline --prune
       qms baseline

Records what is found today as old debt in qms-baseline.yaml, next to qms.yaml: one entry for each
rule and record, silenced until its last day. What is found besides is still a finding, and so is
what an entry holds too much. Without options it says how the baseline stands.

  --owner <who>    who settles it: the id of a role or person, or a name
  --reason <text>  why it is not settled yet
  --until <day>    last day on which it is silenced (default: ${baselines.usualDays} days from today; no longer
                   than an exception may last)
  --grow           add what is found today to the baseline that is there, and begin anew what has
                   run out; with --owner and --reason
  --prune          take out what is settled
  --today <day>    judge as of this day, as 2026-02-01
  --root <dir>     folder with the qms.yaml (default: the nearest upwards)

Findings on sign-offs, ids, the form of YAML and qms.yaml are silenced by no baseline. In a pull
request, qms check --baseline fails on what is new and on entries that are stale or have run out.`;

/** `qms baseline`: records findings as old debt, takes out what is settled, or says how it stands. Returns the exit code. */
export async function baseline(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    owner: { type: 'string' },
    reason: { type: 'string' },
    until: { type: 'string' },
    grow: { type: 'boolean' },
    prune: { type: 'boolean' },
    today: { type: 'string' },
    root: { type: 'string' },
  });
  if (parsed.flag('help')) {
    process.stdout.write(`${help}\n`);
    return exitCode.clean;
  }
  const [extra] = parsed.positionals;
  if (extra !== undefined)
    throw new UsageError(`a baseline is of a whole root; \`${oneLine(extra, 60)}\` is one too many`);
  const given = ['owner', 'reason', 'until'].filter((name) => parsed.text(name) !== undefined);
  if (parsed.flag('prune') && (given.length > 0 || parsed.flag('grow')))
    throw new UsageError('`--prune` only takes out what is settled: give it alone');
  const root = findRoot(parsed.text('root'), []);
  const today = dayOption(parsed, 'today');
  const project = await openProject(root, today === undefined ? {} : { today });
  requireConfiguration(project);
  await roots.check(project);
  return orUsageError(async () => {
    const lines = parsed.flag('prune')
      ? await prune(root, project)
      : given.length === 0 && !parsed.flag('grow')
        ? standing(root, project)
        : await recordBaseline(root, project, holderOf(parsed), parsed.flag('grow'));
    process.stdout.write(lines.map((line) => `${guardLineStart(oneLine(line, 1000))}\n`).join(''));
    return exitCode.clean;
  }, project.language);
}

/** Where the baseline of a root is, from here. */
function pathFromHere(root: string): string {
  const path = relative(process.cwd(), join(root, baselineFile));
  return path.startsWith('../../..') ? join(root, baselineFile) : path;
}

const missing = (root: string): UsageError =>
  new UsageError(
    `there is no ${pathFromHere(root)}: make one with \`qms baseline --owner ROLE-QM --reason "…"\``,
  );

async function prune(root: string, project: Project): Promise<string[]> {
  const { read } = project.baseline;
  if (read === null) throw missing(root);
  const { text, deleted, lowered } = baselines.prune(project, read);
  const path = pathFromHere(root);
  if (deleted + lowered === 0) return [`${path}: nothing in it is settled, so it stays as it is.`];
  await write(root, read, text);
  const parts = [
    ...(deleted === 0 ? [] : [`${countWords(deleted, 'entry', 'entries')} taken out`]),
    ...(lowered === 0 ? [] : [`${countWords(lowered, 'entry', 'entries')} lowered`]),
  ];
  return [`${path}: ${listWords(parts)}.`];
}

/** Who settles what is recorded, why it is not settled yet, and until when; as somebody typed it. */
export interface GivenHolder {
  readonly owner: string | undefined;
  readonly reason: string | undefined;
  readonly until: string | undefined;
}

/** Whom an option names, why, and until when. */
export const holderOf = (parsed: Parsed): GivenHolder => ({
  owner: parsed.text('owner')?.trim(),
  reason: parsed.text('reason')?.trim(),
  until: dayOption(parsed, 'until'),
});

/**
 * Records what is found today, and says what was done in lines.
 * @param grows whether a baseline that is there may grow
 * @throws {@link UsageError} where something is missing, or it may not grow
 */
export async function recordBaseline(
  root: string,
  project: Project,
  { owner = '', reason = '', until: given }: GivenHolder,
  grows: boolean,
): Promise<string[]> {
  const { today } = project;
  const { read } = project.baseline;
  const path = pathFromHere(root);
  if (owner === '' || reason === '')
    throw new UsageError(
      'say who settles it and why it is not settled yet: `--owner ROLE-QM --reason "Taken over from …"`',
    );
  if (read !== null && !grows)
    throw new UsageError(
      `${path} is there already and may only shrink: \`qms baseline --prune\` takes out what is settled, \`--grow\` adds what is found today`,
    );
  const until = given ?? baselines.usualDay(project);
  const written = baselines.record(project, { owner, reason, since: today, until });
  if (read !== null && written.findings === 0) return [`${path}: nothing is found that it does not hold.`];
  await write(root, read, written.text);
  const { text } = project.language;
  const leftAlone = baselines.leftAloneWords(baselines.holdable(project).others);
  return [
    `${path}: ${text(baselines.recordedWords(written, until, read === null))}`,
    ...(leftAlone === null ? [] : [text(leftAlone)]),
  ];
}

/** How the baseline stands. */
function standing(root: string, project: Project): string[] {
  const { today } = project;
  const { read, entries } = project.baseline;
  if (read === null) throw missing(root);
  const { findings, suppressed } = project.outcome();
  const held = suppressed.filter(({ suppressedBy }) => suppressedBy.kind === 'baseline').length;
  const own = (rule: string): number => findings.filter((finding) => finding.rule === rule).length;
  const inEffect = entries.filter(({ entry }) => entry.until >= today);
  const next = inEffect.map(({ entry }) => entry.until).sort()[0];
  const { holdable } = baselines.holdable(project);
  const says = (count: number, words: string): string[] => (count === 0 ? [] : [`${words}.`]);
  const entry = (count: number): string => countWords(count, 'entry', 'entries');
  const [stale, expired, invalid] = (['stale', 'expired', 'invalid'] as const).map((kind) =>
    own(`baseline-${kind}`),
  );
  return [
    `${pathFromHere(root)}: ${countWords(held, 'finding')} silenced by ${entry(inEffect.length)}${next === undefined ? '' : `, the first until ${next}`}.`,
    ...says(stale!, `${entry(stale!)} to be lowered or taken out: qms baseline --prune`),
    ...says(expired!, `${entry(expired!)} run out: settle what they held, or qms baseline --grow`),
    ...says(invalid!, `${countWords(invalid!, 'fault')} in it: qms check shows them`),
    ...says(
      holdable.length,
      `${countWords(holdable.length, 'finding')} not in it: settle what is new, or qms baseline --grow`,
    ),
  ];
}

/** Writes the baseline, whole or not at all; what somebody else has changed meanwhile stays. */
async function write(root: string, read: ReadBaseline | null, text: string): Promise<void> {
  const encoder = new TextEncoder();
  if (read === null) return createFile(root, baselineFile, encoder.encode(text));
  const there = readOrdinaryFile(join(root, baselineFile), largestFileSize);
  const { text: before, bom } = decode(there.kind === 'bytes' ? there.bytes : new Uint8Array());
  if (there.kind !== 'bytes' || before !== read.text)
    throw new UsageError(`${baselineFile} has changed meanwhile and was left alone: try again`);
  await replaceFile(root, baselineFile, there.bytes, encoder.encode((bom ? '\ufeff' : '') + text));
}
