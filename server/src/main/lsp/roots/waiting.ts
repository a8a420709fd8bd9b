/** Those who wait until something holds. */
export class Waiting {
  readonly #isOver: () => boolean;
  #waiting: (() => void)[] = [];

  /** @param isOver true once nobody is to wait any longer, whether or not it holds */
  constructor(isOver: () => boolean) {
    this.#isOver = isOver;
  }

  /** Waits until something holds, or so many milliseconds have passed. */
  until(isDone: () => boolean, milliseconds: number | null): Promise<void> {
    if (isDone() || this.#isOver()) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = milliseconds === null ? undefined : setTimeout(resolve, milliseconds);
      const look = (): void => {
        if (!isDone() && !this.#isOver()) {
          this.#waiting.push(look);
          return;
        }
        clearTimeout(timer);
        resolve();
      };
      this.#waiting.push(look);
    });
  }

  /** Something has changed: everybody looks again. */
  lookAgain(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const look of waiting) look();
  }
}
