import { existsSync, realpathSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { readOrdinaryFile } from '../../adapters/node/ordinary-file.ts';
import { createFile, replaceFile } from '../../adapters/node/write-file.ts';
import { adoption } from '../../core/adoption.ts';
import { baselines } from '../../core/baselines.ts';
import { roots } from '../../core/roots.ts';
import { guardLineStart, oneLine } from '../../document/sanitize.ts';
import { english } from '../../messages/language.ts';
import type { AdoptionReport } from '../../model/adoption-report.ts';
import { configurationFile, largestFileSize } from '../../records/configuration.ts';
import { adoptionJson } from '../../report/adoption-json.ts';
import { adoptionText } from '../../report/adoption-text.ts';
import { installedLanguage, localeOfTerminal } from '../installed-language.ts';
import { openProject, portsOf } from '../open-project.ts';
import { type Parsed, parseArguments } from './arguments.ts';
import { type GivenHolder, holderOf, recordBaseline } from './baseline.ts';
import { dayOption, wordOption } from './options.ts';
import { orUsageError } from './refused.ts';
import { exitCode, UsageError } from './usage.ts';

const help = `Usage: qms adopt [dir] [--write] [options]

Looks at the documents of a folder (default: this one) as they are, Markdown, YAML and CSV, and
proposes a qms.yaml by which they are records: which files, of which type, where their ids
stand, what their words mean. Prints what is recognized in how many of them, what is not and
why, what only you can answer, and the findings most worth acting on.

No document is changed. Without --write nothing is written; with it qms.yaml is, and nothing
else. Where there is a qms.yaml already, only what is new is proposed and added; what stands
there stays as it is, comments included. Deleting qms.yaml undoes an adoption.

  --write                      write qms.yaml, or add to it
  --answer <question>=<choice> answer an open question; may be repeated
  --baseline                   with --write: record what is found then as old debt in
                               qms-baseline.yaml, silenced until a day (qms help baseline)
  --owner <who>                who settles it: the id of a role or person, or a name
  --reason <text>              why it is not settled yet (default: it was there before)
  --until <day>                last day on which it is silenced (default: 90 days from today)
  --format <name>              text (default), json, or yaml: the qms.yaml alone
  --today <YYYY-MM-DD>         judge as of this day`;

/** Answers as they are given: `question=choice`. */
function answersOf(given: readonly string[]): Record<string, string> {
  const answers: Record<string, string> = Object.create(null);
  for (const each of given) {
    const at = each.indexOf('=');
    if (at <= 0) throw new UsageError(`\`--answer ${oneLine(each, 60)}\`: write it as question=choice`);
    answers[each.slice(0, at)] = each.slice(at + 1);
  }
  return answers;
}

let progressShown = 0;

/** A line on the terminal for large trees, at most ten times a second. */
function showProgress(done: number, total: number): void {
  const now = performance.now();
  if (total < 500 || now - progressShown < 100) return;
  progressShown = now;
  process.stderr.write(`\r\x1b[KLooking at ${done} of ${total} files`);
}

/** Writes qms.yaml, whole or not at all; what somebody else has changed meanwhile stays. */
async function writeConfiguration(root: string, { config, before }: AdoptionReport): Promise<void> {
  const bytes = new TextEncoder().encode(config);
  if (before === null) return createFile(root, configurationFile, bytes);
  const there = readOrdinaryFile(resolve(root, configurationFile), largestFileSize);
  if (there.kind === 'bytes') await replaceFile(root, configurationFile, there.bytes, bytes);
}

/** Who settles the debt that is found when documents are adopted; null where it is not to be recorded. */
function debtOf(parsed: Parsed): GivenHolder | null {
  const given = ['owner', 'reason', 'until'].find((name) => parsed.text(name) !== undefined);
  if (!parsed.flag('baseline')) {
    if (given !== undefined) throw new UsageError(`\`--${given}\` goes with \`--baseline\``);
    return null;
  }
  if (!parsed.flag('write'))
    throw new UsageError('`--baseline` records what is found once qms.yaml is written: give `--write`, too');
  const { owner, reason = english.text(baselines.thereBefore), until } = holderOf(parsed);
  if (owner === undefined || owner === '')
    throw new UsageError('say who settles what is found: `--owner "Jane Doe"`');
  return { owner, reason, until };
}

/** Records what is found with the qms.yaml that stands there now. */
async function recordDebt(root: string, debt: GivenHolder, today: string | undefined): Promise<string[]> {
  const project = await openProject(root, { cache: false, ...(today === undefined ? {} : { today }) });
  await roots.check(project);
  return recordBaseline(root, project, debt, false);
}

/** `qms adopt`: proposes a qms.yaml for what is there. Returns the exit code. */
export async function adopt(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    write: { type: 'boolean' },
    answer: { type: 'string', multiple: true },
    format: { type: 'string' },
    baseline: { type: 'boolean' },
    owner: { type: 'string' },
    reason: { type: 'string' },
    until: { type: 'string' },
    today: { type: 'string' },
    root: { type: 'string' },
  });
  if (parsed.flag('help')) {
    process.stdout.write(`${help}\n`);
    return exitCode.clean;
  }
  const [given = parsed.text('root') ?? '.', extra] = parsed.positionals;
  if (extra !== undefined) throw new UsageError(`name one folder; \`${oneLine(extra, 60)}\` is one too many`);
  const folder = resolve(given);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(`there is no folder \`${oneLine(given, 200)}\``);
  const format = wordOption(parsed, 'format', ['text', 'json', 'yaml']) ?? 'text';
  const today = dayOption(parsed, 'today');
  const debt = debtOf(parsed);
  const answers = answersOf(parsed.texts('answer'));
  const root = realpathSync(folder);
  const language = installedLanguage(localeOfTerminal(process.env));
  return orUsageError(async () => {
    const ports = portsOf(root, { cache: false, ...(today === undefined ? {} : { today }) });
    const isTerminal = process.stderr.isTTY === true;
    const report = await adoption.propose(ports, {
      answers,
      ...(isTerminal ? { progress: showProgress } : {}),
    });
    if (isTerminal) process.stderr.write('\r\x1b[K');
    const isChanged = report.config !== report.before && report.documents.length > 0;
    const written = parsed.flag('write') && isChanged;
    if (written) await writeConfiguration(root, report);
    const held = debt === null ? [] : await recordDebt(root, debt, today);
    const below = relative(process.cwd(), root);
    const here = below.startsWith('../../..') ? root : below;
    process.stdout.write(
      format === 'json'
        ? adoptionJson(report, language)
        : format === 'yaml'
          ? report.config
          : adoptionText(report, {
              colour:
                process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
              width: process.stdout.isTTY ? process.stdout.columns || 80 : 100,
              language,
              written,
              holdsDebt: debt !== null,
              command: (name) =>
                `qms ${name}${here === '' ? '' : name === 'check' || name === 'baseline' ? ` --root ${oneLine(here)}` : ` ${oneLine(here)}`}`,
            }),
    );
    // What is written in another format is for programs, which read nothing behind it.
    const into = format === 'text' ? process.stdout : process.stderr;
    into.write(held.map((line) => `${guardLineStart(oneLine(line, 1000))}\n`).join(''));
    return exitCode.clean;
  }, language);
}
