import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { appendOutput } from '../../../adapters/node/write-file.ts';
import { check } from '../check.ts';
import { diff } from '../diff.ts';
import { orUsageError } from '../refused.ts';
import { findRoot } from '../root.ts';
import { exitCode, UsageError } from '../usage.ts';
import { type Base, baseOf } from './base.ts';
import { commentOf, summaryOf } from './pages.ts';
import { changeOf } from './pull-request.ts';
import { annotation, type Environment, inputOf, setOutput, variableOf, wordOf } from './runner.ts';

const read = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

/** The step of a workflow that checks a root and says what a pull request does to it. Returns the exit code. */
export async function checkStep(environment: Environment): Promise<number> {
  try {
    return await orUsageError(() => checked(environment));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stdout.write(annotation('error', error.message));
    return exitCode.usage;
  }
}

async function checked(environment: Environment): Promise<number> {
  const change = changeOf(environment);
  const failOn = wordOf(environment, 'fail-on', ['error', 'warning', 'never']);
  const isSarifWanted = wordOf(environment, 'sarif', ['false', 'true']) === 'true';
  process.chdir(variableOf(environment, 'GITHUB_WORKSPACE'));
  const named = inputOf(environment, 'root') || '.';
  const root = findRoot(named, []);
  const base = change === null ? null : await baseOf(root, change, environment['GITHUB_SHA']);
  const judge = judgeOf(inputOf(environment, 'config-from') || 'base', base);

  // What stays for later steps; the rest is removed.
  const kept = await mkdtemp(join(variableOf(environment, 'RUNNER_TEMP'), 'qms-'));
  const sarif = isSarifWanted ? join(kept, 'qms.sarif') : null;
  const own = await mkdtemp(join(kept, 'work-'));
  try {
    // Nothing that an earlier job may have left on the machine is taken for what was read.
    const always = ['--root', root, '--no-cache'];
    const [changed, found, listed] = ['changes.md', 'findings.md', 'list.md'].map((name) => join(own, name));
    if (base?.hasConfiguration === true) await showChanges(base.commit, changed!, always);
    const code = await withSummary(listed!, () =>
      check([
        ...[...always, '--fail-on', failOn, '--format', 'github'],
        ...['--format', `markdown=${found}`],
        ...(sarif === null ? [] : ['--format', `sarif=${sarif}`]),
        ...(judge === null ? [] : ['--config-from', judge]),
      ]),
    );
    const changes = await read(changed!);
    const summary = summaryOf({ changes, findings: await read(listed!) });
    await appendOutput(variableOf(environment, 'GITHUB_STEP_SUMMARY'), summary);
    const comment = { changes, findings: await read(found!) };
    await setOutput(environment, 'comment', commentOf(comment, named, runAddress(environment)));
    if (sarif !== null) await setOutput(environment, 'sarif', sarif);
    return code;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** The commit by which the root is judged, or null where it is judged by what its own files say. */
function judgeOf(asked: string, base: Base | null): string | null {
  if (asked === 'own') return null;
  if (asked !== 'base') return asked;
  if (base === null || base.hasConfiguration) return base?.commit ?? null;
  process.stdout.write(
    annotation(
      'warning',
      'The base branch has no qms.yaml for this folder yet, so this change is judged by its own.',
    ),
  );
  return null;
}

/** Writes what the change does, as Markdown. Where that cannot be shown, the run says so and goes on: it fails by what is found. */
async function showChanges(base: string, file: string, options: readonly string[]): Promise<void> {
  try {
    await diff([base, ...options, '--fail-on', 'never', '--format', `markdown=${file}`]);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stdout.write(annotation('warning', `What this change does is not shown: ${error.message}`));
  }
}

/** Runs a command whose summary goes to a file of ours, to be put together with others. */
async function withSummary(file: string, command: () => Promise<number>): Promise<number> {
  const name = 'GITHUB_STEP_SUMMARY';
  const before = process.env[name];
  process.env[name] = file;
  try {
    return await command();
  } finally {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  }
}

/** Where people see the whole run; empty where the runner does not say it. */
function runAddress(environment: Environment): string {
  const [server, repository, id] = ['GITHUB_SERVER_URL', 'GITHUB_REPOSITORY', 'GITHUB_RUN_ID'].map(
    (name) => environment[name] ?? '',
  );
  return [server, repository, id].includes('') ? '' : `${server}/${repository}/actions/runs/${id}`;
}
