import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { peakOf } from './memory.ts';
import { committedRoot, launcher, type RunGit } from './places.ts';
import { median } from './statistics.ts';
import { megabytes, milliseconds, type Row, type Section, times } from './table.ts';
import { byTurns } from './whole-process.ts';

/** Gives so many files, spread over all there are, another title. */
function edit(root: string, git: RunGit, count: number): void {
  git('checkout', '--quiet', '--', '.');
  const files = git('ls-files')
    .split('\n')
    .filter((path) => /\.(?:yaml|md)$/.test(path) && path !== 'qms.yaml');
  for (let index = 0; index < count; index += 1) {
    const path = join(root, files[Math.floor((index * files.length) / count)]!);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^(\s*)title: .*$/m, `$1title: Edited ${index}`));
  }
}

/** (h) What a change does: two states read side by side, next to a check of one. */
export async function changes(quick: boolean): Promise<Section> {
  const records = 10_000;
  const rounds = quick ? 3 : 7;
  const { root, git } = committedRoot('changes', records);
  git('checkout', '--quiet', '-b', 'work');
  const command = (...args: string[]): string[] => [launcher, ...args, '--root', root];
  const cold = command('check', '--no-cache');
  const diff = command('diff', 'main', '--no-cache', '--fail-on', 'never');
  const rows: Row[] = [];
  const add = (what: string, one: number, other: number, against: string, aim: string): void => {
    rows.push({
      what,
      figure: milliseconds(one),
      against: `${milliseconds(other)} (${against})`,
      ratio: times(one / other),
      aim,
    });
  };

  edit(root, git, 1000);
  const thousand = byTurns(rounds, { cold, diff, changed: command('check', '--changed', '--no-cache') });
  add('diff, 1,000 of 10,000 files', thousand.diff.wall, thousand.cold.wall, 'cold check', 'at most 1.5 ×');
  add('check --changed, the same, cold', thousand.changed.wall, thousand.cold.wall, 'cold check', '');
  const peaks = { cold: [] as number[], diff: [] as number[] };
  for (let round = 0; round < 3; round += 1) {
    peaks.cold.push((await peakOf(cold)).peak);
    peaks.diff.push((await peakOf(diff)).peak);
  }
  const [most, usual] = [median(peaks.diff), median(peaks.cold)];
  rows.push({
    what: 'diff, the same: memory',
    figure: megabytes(most),
    against: `${megabytes(usual)} (cold check)`,
    ratio: times(most / usual),
    aim: 'at most 1.3 ×',
  });

  const configuration = join(root, 'qms.yaml');
  writeFileSync(configuration, `${readFileSync(configuration, 'utf8')}aliases: { doc_id: id }\n`);
  const whole = byTurns(rounds, { cold, diff });
  add(
    'diff, with other aliases in qms.yaml',
    whole.diff.wall,
    whole.cold.wall,
    'cold check',
    'at most 2.3 ×',
  );

  edit(root, git, 10);
  const ten = byTurns(rounds, { cached: command('check'), changed: command('check', '--changed') });
  rows.push({
    what: 'check --changed, 10 of 10,000 files, with cache',
    figure: milliseconds(ten.changed.wall),
    against: `${milliseconds(ten.cached.wall)} (check with cache)`,
    ratio: `+${milliseconds(ten.changed.wall - ten.cached.wall)}`,
    aim: 'within 200 ms',
  });
  return {
    heading: 'Changes',
    how: `Whole processes by turns on a repository of 10,000 records, median of ${rounds} rounds; memory as above, median of 3.`,
    rows,
  };
}
