import type { Disposable } from 'vscode';

/** Does something once it has not been asked for during a while. */
export class Later implements Disposable {
  readonly #milliseconds: number;
  readonly #work: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(milliseconds: number, work: () => void) {
    this.#milliseconds = milliseconds;
    this.#work = work;
  }

  ask(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#work, this.#milliseconds);
  }

  /** What was asked for is not done any more. */
  dispose(): void {
    clearTimeout(this.#timer);
  }
}
