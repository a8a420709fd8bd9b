import { spawn } from 'node:child_process';
import { GitFault } from './git-fault.ts';

/** What a program that has ended left behind. */
export interface Ended {
  /** Null when it was ended by a signal. */
  readonly code: number | null;
  readonly output: Buffer;
  readonly errors: string;
}

export interface Run {
  /** Absolute path of the program. */
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly input?: Uint8Array;
  readonly signal?: AbortSignal | undefined;
}

/** More than this of what a program says of its faults is not kept. */
const mostErrors = 10_000;

/** Runs one program without a shell and waits for its end. Throws when it cannot be started or is aborted. */
export function runProgram({ program, args, folder, environment, input, signal }: Run): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...environment },
      shell: false,
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(signal === undefined ? {} : { signal }),
    });
    const output: Buffer[] = [];
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      if (errors.length < mostErrors) errors += chunk;
    });
    child.on('error', (error) =>
      reject(error.name === 'AbortError' ? error : new GitFault(`${program}: ${error.message}`)),
    );
    child.on('close', (code) => resolve({ code, output: Buffer.concat(output), errors }));
    // A program that ends before it has read everything is no fault of ours: its exit code tells.
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? new Uint8Array());
  });
}
