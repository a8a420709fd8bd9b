import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launcher, mixedRoot, scratch } from './places.ts';
import { megabytes, milliseconds, type Section } from './table.ts';

/** Peak resident memory of each process of a tree so far, in kB, by process id. */
function sample(pid: number, peaks: Map<number, number>): void {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const peak = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    peaks.set(pid, Math.max(peak, peaks.get(pid) ?? 0));
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      const children = readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8');
      for (const child of children.trim().split(' ')) if (child !== '') sample(Number(child), peaks);
    }
  } catch {
    // It ended between two looks.
  }
}

/** The most memory a process of Node and its children hold, in kB. */
export async function peakOf(args: readonly string[]): Promise<{ peak: number; wall: number }> {
  const peaks = new Map<number, number>();
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: 'ignore',
    env: { ...process.env, XDG_CACHE_HOME: join(scratch, 'caches') },
  });
  const look = setInterval(() => sample(child.pid!, peaks), 20);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(look);
  if (code !== 0 && code !== 1) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { peak: [...peaks.values()].reduce((sum, peak) => sum + peak, 0), wall: performance.now() - start };
}

/** (d) The most memory `qms check` and its children hold, summed over the tree. */
export async function memoryOfCheck(quick: boolean): Promise<Section> {
  const records = quick ? 10_000 : 100_000;
  const root = mixedRoot(records);
  const size = records.toLocaleString('en');
  const rows = [];
  for (const [name, options] of [
    ['cold', ['--no-cache']],
    ['writes its cache', []],
    ['nothing changed', []],
  ] as const) {
    const { peak, wall } = await peakOf([launcher, 'check', '--root', root, ...options]);
    rows.push({
      what: `check, ${size} records, ${name}`,
      figure: megabytes(peak),
      against: milliseconds(wall),
      aim: records !== 100_000 ? '' : name === 'nothing changed' ? 'at most 150 MB' : 'under 1 GB',
    });
  }
  return {
    heading: 'Memory',
    how: 'Peak resident memory (VmHWM) of each process of the tree, looked at every 20 ms and added up; the time beside it is wall time of the same run.',
    rows,
  };
}
