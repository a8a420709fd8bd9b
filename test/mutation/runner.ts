import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { type RunnerTask, type RunnerTestCase, type RunnerTestFile, TestRunner } from 'vitest';
import type { Outcome } from './outcome.ts';
import { watch } from './watchdog.ts';

/** What the switches in changed sources look at and write to. */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: { perTest: Record<string, Record<string, number>> };
}

const switches: Switches = {};
Object.assign(globalThis, { __stryker__: switches });
const folder = process.env['QMS_MUTATION_FOLDER']!;
const log = join(folder, 'outcomes.jsonl');
const earlier: readonly Outcome[] = existsSync(log)
  ? readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  : [];
const known: readonly string[] = JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8'));
const noticed = new Set([
  ...known,
  ...earlier.filter(({ how }) => how !== 'unnoticed').map(({ mutant }) => mutant),
]);
const tried = new Set(earlier.map(({ mutant, file }) => `${mutant} ${file}`));

const write = (outcome: Outcome): void => {
  if (outcome.how !== 'unnoticed') noticed.add(outcome.mutant);
  appendFileSync(log, `${JSON.stringify(outcome)}\n`);
};

const testsOf = (task: RunnerTask): RunnerTestCase[] =>
  task.type === 'test' ? [task] : task.tasks.flatMap(testsOf);

const watched = watch(log);
fc.configureGlobal({ seed: 1 });

/** Runs one test again. Gives what it throws, if it does. */
async function failure(test: RunnerTestCase): Promise<unknown> {
  try {
    await TestRunner.getTestFn(test)();
    return undefined;
  } catch (error) {
    return error ?? 'failed';
  }
}

/** Seconds of processor time for one change in one test file: what survives them is not held by this file. */
const mostSeconds = 1;
const spent = (): number => process.cpuUsage().user / 1e6;

/** Tries a change on the tests that reach it, quick ones first, until one fails or time is up. */
async function attempt(
  mutant: string,
  file: string,
  tests: readonly [RunnerTestCase, number][],
): Promise<void> {
  const start = spent();
  for (const [test, hits] of tests) {
    if (spent() - start > mostSeconds) break;
    watched.begin(mutant, file);
    Object.assign(switches, { activeMutant: mutant, hitCount: 0, hitLimit: hits * 100 + 1000 });
    const error = await failure(test);
    switches.activeMutant = undefined;
    if (error === undefined) continue;
    write({ mutant, file, how: 'noticed', test: test.fullTestName });
    // What a change left behind in this process would be held against the next one.
    if ((await failure(test)) !== undefined) process.kill(process.pid, 'SIGKILL');
    return;
  }
  write({ mutant, file, how: 'unnoticed' });
}

/** Runs a test file as it is, which shows what its tests reach, and then once more for each change they reach. */
export default class MutationRunner extends TestRunner {
  override onBeforeTryTask(test: RunnerTestCase, options: { retry: number; repeats: number }): void {
    super.onBeforeTryTask(test, options);
    switches.currentTestId = test.id;
  }

  override onAfterTryTask(test: RunnerTestCase): void {
    switches.currentTestId = undefined;
    super.onAfterTryTask(test);
  }

  override async onAfterRunFiles(files: RunnerTestFile[]): Promise<void> {
    for (const each of files) {
      const file = relative(process.cwd(), each.filepath);
      const tests = testsOf(each)
        .filter((test) => test.result?.state === 'pass')
        .sort((one, other) => (one.result?.duration ?? 0) - (other.result?.duration ?? 0));
      const reaching = new Map<string, [RunnerTestCase, number][]>();
      for (const test of tests)
        for (const [mutant, hits] of Object.entries(switches.mutantCoverage?.perTest[test.id] ?? {}))
          reaching.set(mutant, [...(reaching.get(mutant) ?? []), [test, hits]]);
      for (const [mutant, those] of reaching)
        if (!noticed.has(mutant) && !tried.has(`${mutant} ${file}`)) await attempt(mutant, file, those);
      watched.end();
      appendFileSync(join(folder, 'done.txt'), `${file}\n`);
    }
    super.onAfterRunFiles(files);
  }
}
