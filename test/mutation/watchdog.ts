import { Worker } from 'node:worker_threads';
import type { Outcome } from './outcome.ts';

/** Seconds of processor time, not of the clock: a busy machine ends nothing. */
const mostSeconds = 20;

const code = `
const { parentPort, workerData } = require('node:worker_threads');
const { appendFileSync } = require('node:fs');
const turn = new Int32Array(workerData.shared);
let current; let seen = -1; let since = 0;
parentPort.on('message', (outcome) => { current = outcome; });
const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
setInterval(() => {
  if (turn[0] !== seen) { seen = turn[0]; since = spent(); return; }
  if (turn[1] === 0 || spent() - since < ${mostSeconds}) return;
  appendFileSync(workerData.log, JSON.stringify(current) + '\\n');
  process.kill(process.pid, 'SIGKILL');
}, 500);
`;

/** Ends this process where a change makes a test run for ever, and notes in \`log\` which one did. */
export function watch(log: string) {
  const shared = new SharedArrayBuffer(8);
  const turn = new Int32Array(shared);
  const worker = new Worker(code, { eval: true, workerData: { shared, log } });
  worker.unref();
  return {
    begin(mutant: string, file: string): void {
      turn[0]! += 1;
      turn[1] = 1;
      worker.postMessage({ mutant, file, how: 'endless' } satisfies Outcome);
    },
    end(): void {
      turn[1] = 0;
    },
  };
}
