import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Git } from './git.ts';
import { GitFault } from './git-fault.ts';

/** The bytes of an object, or why there are none. */
export type GitObject =
  | { readonly kind: 'object'; readonly hash: string; readonly type: string; readonly bytes: Buffer }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-large'; readonly size: number };

interface Waiting {
  readonly name: string;
  readonly maximum: number;
  readonly resolve: (object: GitObject) => void;
  readonly reject: (reason: unknown) => void;
}

/** What of an answer is still to come: its bytes, and the line end behind them. */
interface Coming {
  readonly waiting: Waiting;
  readonly hash: string;
  readonly type: string;
  readonly size: number;
  /** Null for one that is larger than is wanted: it is let through. */
  readonly bytes: Buffer | null;
  filled: number;
}

/** An object that git gives up on, such as one it would have to fetch, is passed over so many times. */
const mostRestarts = 50;

const isHash = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const control = /\p{Cc}/u;
const lineEnd = 0x0a;

/** Objects of one repository by their hashes or by what stands for them, read by a single `cat-file --batch` that stays until closed. */
export class Objects {
  readonly #git: Git;
  #process: ChildProcessWithoutNullStreams | null = null;
  readonly #waiting: Waiting[] = [];
  readonly #unasked: string[] = [];
  #next = 0;
  #head: Buffer = Buffer.alloc(0);
  #coming: Coming | null = null;
  #fault: Error | null = null;
  #restarts = 0;

  constructor(git: Git) {
    this.#git = git;
  }

  /** @param maximum in bytes: of a larger object only the size is told */
  read(name: string, maximum: number): Promise<GitObject> {
    // Anything but a hash would be looked up as a ref.
    return isHash.test(name) ? this.#wait(name, maximum) : Promise.resolve({ kind: 'missing' });
  }

  /**
   * The object that a ref, or another expression of git's, stands for.
   * @param expression as `rev-parse` takes it; what could be more than one line stands for nothing
   */
  find(expression: string, maximum: number): Promise<GitObject> {
    return control.test(expression) ? Promise.resolve({ kind: 'missing' }) : this.#wait(expression, maximum);
  }

  #wait(name: string, maximum: number): Promise<GitObject> {
    if (this.#fault !== null) return Promise.reject(this.#fault);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ name, maximum, resolve, reject });
      this.#ask(name);
    });
  }

  /** What is asked for in one go is written in one go. */
  #ask(name: string): void {
    this.#unasked.push(name);
    if (this.#unasked.length > 1) return;
    queueMicrotask(() => {
      const names = this.#unasked.splice(0);
      if (this.#fault === null) this.#start().stdin.write(names.map((each) => `${each}\n`).join(''));
    });
  }

  close(): void {
    const child = this.#process;
    this.#process = null;
    child?.kill();
    if (this.#waiting.length > this.#next || this.#coming !== null) this.#fail(new Error('closed'));
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#process !== null) return this.#process;
    const { program, folder, environment } = this.#git;
    const child = spawn(program, this.#git.argumentsOf('cat-file', ['--batch']), {
      cwd: folder,
      env: { ...environment },
      shell: false,
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#process = child;
    child.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
    child.stderr.resume();
    child.stdin.on('error', () => {});
    child.on('error', (error) => this.#fail(new GitFault(`git: ${error.message}`)));
    child.on('close', () => {
      if (this.#process === child) this.#restart();
    });
    return child;
  }

  /** Git ended over what it was asked for next: that is missing, and all others are asked for again. */
  #restart(): void {
    this.#process = null;
    this.#head = Buffer.alloc(0);
    this.#restarts += 1;
    if (this.#restarts > mostRestarts) {
      this.#fail(new GitFault('git cat-file ended early'));
      return;
    }
    const broken = this.#coming?.waiting ?? (this.#waiting.length > 0 ? this.#shift() : undefined);
    this.#coming = null;
    broken?.resolve({ kind: 'missing' });
    // Names that were not written yet are asked for by themselves.
    const others = this.#waiting.slice(this.#next, this.#waiting.length - this.#unasked.length);
    if (others.length > 0) this.#start().stdin.write(others.map(({ name }) => `${name}\n`).join(''));
  }

  #fail(fault: Error): void {
    this.#fault ??= fault;
    for (const { reject } of this.#waiting.splice(0).slice(this.#next)) reject(fault);
    this.#coming?.waiting.reject(fault);
    this.#next = 0;
  }

  #shift(): Waiting {
    const waiting = this.#waiting[this.#next]!;
    this.#next += 1;
    if (this.#next > 1000 || this.#next === this.#waiting.length) {
      this.#waiting.splice(0, this.#next);
      this.#next = 0;
    }
    return waiting;
  }

  #take(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#coming === null) {
        const end = chunk.indexOf(lineEnd, at);
        const part = chunk.subarray(at, end < 0 ? chunk.length : end);
        this.#head = this.#head.length === 0 ? part : Buffer.concat([this.#head, part]);
        if (end < 0) return;
        at = end + 1;
        this.#begin(this.#head.toString('latin1'));
        this.#head = Buffer.alloc(0);
        continue;
      }
      const coming = this.#coming;
      const count = Math.min(coming.size - coming.filled, chunk.length - at);
      coming.bytes?.set(chunk.subarray(at, at + count), coming.filled);
      coming.filled += count;
      at += count;
      if (coming.filled < coming.size || at >= chunk.length) continue;
      at += 1;
      this.#coming = null;
      const { hash, type, size, bytes, waiting } = coming;
      waiting.resolve(bytes === null ? { kind: 'too-large', size } : { kind: 'object', hash, type, bytes });
    }
  }

  #begin(line: string): void {
    const found = /^([0-9a-f]+) ([a-z]+) (\d+)$/.exec(line);
    const waiting = this.#shift();
    if (found === null) {
      waiting.resolve({ kind: 'missing' });
      return;
    }
    const size = Number(found[3]);
    const bytes = size > waiting.maximum ? null : Buffer.alloc(size);
    this.#coming = { waiting, hash: found[1]!, type: found[2]!, size, bytes, filled: 0 };
  }
}
