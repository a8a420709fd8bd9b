import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, committedRoot, launcher, mixedRoot, scratch } from './places.ts';
import { median } from './statistics.ts';
import { milliseconds, type Row, type Section, times } from './table.ts';

const timer = '/usr/bin/time';

interface Run {
  readonly wall: number;
  /** Processor time of the process and its children in ms, where the system shows it. */
  readonly cpu: number;
}

const caches = join(scratch, 'caches');

/** Runs Node on a script, from start to end. */
function run(args: readonly string[]): Run {
  const report = join(scratch, 'time.txt');
  const timed = existsSync(timer);
  const command = timed
    ? [timer, '-f', '%U %S', '-o', report, process.execPath, ...args]
    : [process.execPath, ...args];
  const start = performance.now();
  const { status, stderr } = spawnSync(command[0]!, command.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, XDG_CACHE_HOME: caches, NODE_COMPILE_CACHE: join(caches, 'compiled') },
  });
  const wall = performance.now() - start;
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  if (!timed) return { wall, cpu: Number.NaN };
  const used = readFileSync(report, 'utf8').trim().split('\n').at(-1)!.split(' ');
  return { wall, cpu: used.reduce((sum, seconds) => sum + Number(seconds) * 1000, 0) };
}

const check = (root: string, ...options: string[]): string[] => [
  launcher,
  'check',
  '--root',
  root,
  ...options,
];

/**
 * Runs several programs by turns and gives each one's median.
 * @param before what is done before a program each time, and not measured
 */
export function byTurns<K extends string>(
  rounds: number,
  programs: Readonly<Record<K, readonly string[]>>,
  before: { readonly [Name in K]?: (round: number) => void } = {},
): Record<K, Run> {
  const names = Object.keys(programs) as K[];
  const runs = new Map<K, Run[]>(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      before[name]?.(round);
      const result = run(programs[name]);
      if (round >= 0) runs.get(name)!.push(result);
    }
  }
  const medians = names.map((name) => {
    const own = runs.get(name)!;
    return [name, { wall: median(own.map(({ wall }) => wall)), cpu: median(own.map(({ cpu }) => cpu)) }];
  });
  return Object.fromEntries(medians) as Record<K, Run>;
}

const figure = ({ wall, cpu }: Run): string =>
  Number.isNaN(cpu) ? milliseconds(wall) : `${milliseconds(wall)}, CPU ${milliseconds(cpu)}`;

/** A record that few others refer to. */
const leaf = 'actions/001/ACT-00405.yaml';

/** Gives all files other times, as checking them out anew does. */
function checkOutAnew(folder: string): void {
  const now = new Date();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) utimesSync(join(entry.parentPath, entry.name), now, now);
}

/** (b) `qms check` from start to end, next to the bare cost of reading and hashing the same files. */
export function wholeProcess(quick: boolean): Section {
  const records = 10_000;
  const rounds = quick ? 3 : 7;
  const root = mixedRoot(records);
  rmSync(caches, { recursive: true, force: true });
  mkdirSync(caches, { recursive: true });
  const bench = import.meta.dirname;
  const edited = join(root, leaf);
  const text = readFileSync(edited, 'utf8');
  const retitled = (round: number): string => text.replace(/^title: .*$/m, `title: Round ${round}`);
  const repository = committedRoot('whole', records);
  // Whoever edits has not just checked everything out.
  const checkedOut = mixedRoot(records, 'checked-out');
  const large = byTurns(
    rounds,
    {
      bare: [join(bench, 'read-and-hash.mjs'), root],
      cold: check(root, '--no-cache'),
      unchanged: check(root),
      edited: check(root),
      committed: check(repository.root),
      anew: check(checkedOut),
    },
    {
      // Checked once more when times tell whether a file was written since: after two seconds.
      unchanged: () => {
        writeFileSync(edited, text);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2100);
        run(check(root));
      },
      edited: (round) => writeFileSync(edited, retitled(round)),
      // As a hook before commits finds it: the last edit is committed, and there is another.
      committed: (round) => {
        repository.git('commit', '--quiet', '--allow-empty', '--all', '--message', 'An edit');
        writeFileSync(join(repository.root, leaf), retitled(round));
      },
      // What another run left is of the same content.
      anew: () => {
        run(check(checkedOut));
        checkOutAnew(checkedOut);
      },
    },
  );
  writeFileSync(edited, text);
  const acme = join(checkout, 'test/workspaces/acme');
  const small = byTurns(rounds + 2, {
    node: [join(bench, 'nothing.mjs')],
    version: [launcher, '--version'],
    acme: check(acme, '--no-cache'),
    acmeCached: check(acme),
  });
  const bare = `${figure(large.bare)} (reading and hashing)`;
  const rows: Row[] = [
    {
      what: 'check, 10,000 records, cold',
      figure: figure(large.cold),
      against: bare,
      ratio: times(large.cold.wall / large.bare.wall),
      aim: 'under 3 s',
    },
    {
      what: 'check, 10,000 records, nothing changed',
      figure: figure(large.unchanged),
      against: bare,
      ratio: times(large.unchanged.wall / large.bare.wall),
      aim: 'at most 1.5 ×',
    },
    {
      what: 'the same after one edit',
      figure: figure(large.edited),
      against: bare,
      ratio: times(large.edited.wall / large.bare.wall),
      aim: 'at most 1.8 ×',
    },
    {
      what: 'the same after a commit and one edit',
      figure: figure(large.committed),
      against: bare,
      ratio: times(large.committed.wall / large.bare.wall),
    },
    {
      what: 'the same in a fresh checkout',
      figure: figure(large.anew),
      against: bare,
      ratio: times(large.anew.wall / large.bare.wall),
      aim: 'at most 3 ×',
    },
    {
      what: 'check, example company, cold',
      figure: figure(small.acme),
      against: `${figure(small.node)} (Node alone)`,
      ratio: times(small.acme.wall / small.node.wall),
      aim: 'at most 3.5 ×',
    },
    {
      what: 'check, example company, nothing changed',
      figure: figure(small.acmeCached),
      against: `${figure(small.node)} (Node alone)`,
      ratio: times(small.acmeCached.wall / small.node.wall),
      aim: 'at most 2.5 ×',
    },
    {
      what: '--version',
      figure: figure(small.version),
      against: `${figure(small.node)} (Node alone)`,
      ratio: `+${milliseconds(small.version.wall - small.node.wall)}`,
      aim: 'within 30 ms',
    },
  ];
  return {
    heading: 'Whole processes',
    how: `From start to end of a process, files in the system's cache, by turns, median of ${rounds} rounds (small ones ${rounds + 2}). Reading and hashing is a Node process that reads the same files and takes the SHA-256 of each.`,
    rows,
  };
}
