/**
 * The answer to a question that is asked again whenever there may be news. Answers overlap: only that to the last
 * question counts, and what was shown before is what a new one is compared with.
 */
export class LastAnswer<T> {
  readonly #ask: () => Promise<T>;
  /** Null before the first answer, and where there may have been news since. */
  #answer: { readonly value: T } | null = null;
  #shown: string | null = null;
  /** Goes up with each question. */
  #asked = 0;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  get isKnown(): boolean {
    return this.#answer !== null;
  }

  /** The answer there is, or a new one. Whoever gets it shows it. */
  async value(): Promise<T> {
    if (this.#answer === null) {
      const value = await this.#ask();
      // What was asked for meanwhile is newer.
      if (this.#answer === null) this.#keep(value);
    }
    return this.#answer!.value;
  }

  /** Asks again. True where there is something else to be shown now. */
  async renew(): Promise<boolean> {
    this.#asked += 1;
    const question = this.#asked;
    const value = await this.#ask();
    if (question !== this.#asked) return false;
    const before = this.#shown;
    this.#keep(value);
    return this.#shown !== before;
  }

  /** There may be news, and nobody looks: the next who does asks. */
  forget(): void {
    this.#answer = null;
  }

  #keep(value: T): void {
    this.#answer = { value };
    this.#shown = JSON.stringify(value);
  }
}
