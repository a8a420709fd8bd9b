/** Lets those who have something to compute do so one at a time, with a pause before each. */
export class Turns {
  readonly #pause: () => Promise<void>;
  #last: Promise<void> = Promise.resolve();

  constructor(pause: () => Promise<void>) {
    this.#pause = pause;
  }

  /** Resolves when it is the caller's turn, unless that is no longer wanted by then. */
  next(isWanted: () => boolean): Promise<void> {
    this.#last = this.#last.then(() => (isWanted() ? this.#pause() : undefined));
    return this.#last;
  }
}
