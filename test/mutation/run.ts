import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isExplained } from './explained.ts';
import { instrument, type Mutant } from './instrument.ts';
import { endlessly, type Outcome } from './outcome.ts';
import { leftOut, plan, type Target } from './plan.ts';

/**
 * Changes the code in small ways and looks whether a test notices: `node test/mutation/run.ts [part of a path …]`.
 * A change noticed in an earlier run is not tried again while its file is the same, unless `--fresh` is given; so a
 * run cut short goes on where it stopped.
 */

const options = process.argv.slice(2);
const words = options.filter((word) => !word.startsWith('--'));
const results = 'test-results/mutation.json';
const folder = join(process.cwd(), 'test-results/mutation');

/** Which test noticed a change, by the key of the change. */
const noticed: Record<string, string> =
  options.includes('--fresh') || !existsSync(results) ? {} : JSON.parse(readFileSync(results, 'utf8'));

const read = (name: string): string =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
const lines = (name: string): string[] => read(name).split('\n').filter(Boolean);
const outcomes = (): Outcome[] => lines('outcomes.jsonl').map((line) => JSON.parse(line));

/** Test files in the order of the plan, so that those next to the code come first. */
function testsOf({ tests }: Target): string[] {
  const out = new Set(globSync(leftOut));
  return [...new Set(tests.flatMap((pattern) => globSync(pattern).sort()))].filter((file) => !out.has(file));
}

/** Runs the test files in one process, and goes on in another where a change has ended it. */
function runTests(tests: readonly string[]): void {
  for (let before = Number.NaN; ; ) {
    const done = new Set(lines('done.txt'));
    const left = tests.filter((file) => !done.has(file));
    if (left.length === 0) return;
    const progress = outcomes().length + done.size;
    if (progress === before) throw new Error(`${left[0]} ends the process, whatever is changed.`);
    before = progress;
    writeFileSync(join(folder, 'tests.json'), JSON.stringify(left));
    spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/mutation/config.ts'],
      {
        stdio: 'inherit',
        env: { ...process.env, QMS_MUTATION_FOLDER: folder },
      },
    );
  }
}

/** Takes over what was found out so far, also by a run that was cut short. */
function settle(): void {
  const keys = new Map(
    (JSON.parse(read('mutants.json') || '[]') as Mutant[]).map(({ id, key }) => [id, key]),
  );
  for (const { mutant, how, test } of outcomes())
    if (how !== 'unnoticed') noticed[keys.get(mutant)!] = test ?? endlessly;
  writeFileSync(results, JSON.stringify(noticed, null, 1));
}

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 150 ? `${line.slice(0, 149)}…` : line;
};

/** Shows what nobody noticed and nobody has explained, and counts. */
function report(mutants: readonly Mutant[], tried: ReadonlySet<string>): void {
  const total = { made: 0, noticed: 0, explained: 0, unnoticed: 0, unreached: 0 };
  for (const mutant of mutants) {
    const { id, key, file, line, name, before, after } = mutant;
    total.made += 1;
    if (noticed[key] !== undefined) total.noticed += 1;
    else if (!tried.has(id)) total.unreached += 1;
    else if (isExplained(mutant)) total.explained += 1;
    else {
      total.unnoticed += 1;
      console.log(`${file}:${line} ${name}\n    ${oneLine(before)}\n    ${oneLine(after)}`);
    }
  }
  console.log(
    `${total.made} changes: ${total.noticed} noticed, ${total.unnoticed} not, ${total.explained} explained, ${total.unreached} only met while a file is loaded, or by no test`,
  );
}

const seen = new Set<string>();
mkdirSync(folder, { recursive: true });
settle();
for (const target of plan) {
  const files = globSync(target.mutate)
    .filter((file) => !seen.has(file) && (words.length === 0 || words.some((word) => file.includes(word))))
    .sort();
  if (files.length === 0) continue;
  for (const file of files) seen.add(file);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const mutants = await instrument(files, join(folder, 'sources'));
  const known = mutants.filter(({ key }) => noticed[key] !== undefined).map(({ id }) => id);
  writeFileSync(join(folder, 'mutants.json'), JSON.stringify(mutants));
  writeFileSync(join(folder, 'known.json'), JSON.stringify(known));
  const start = performance.now();
  runTests(testsOf(target));
  settle();
  console.log(`\n${target.mutate}, ${Math.round((performance.now() - start) / 1000)} s`);
  report(mutants, new Set(outcomes().map(({ mutant }) => mutant)));
}
