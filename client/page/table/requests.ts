import type { FromTablePage } from '../table-messages.ts';

/** Questions to the extension, each with a number that its answer has too. */
export class Requests {
  readonly #post: (message: FromTablePage) => void;
  readonly #waiting = new Map<number, (answer: never) => void>();
  #count = 0;

  constructor(post: (message: FromTablePage) => void) {
    this.#post = post;
  }

  ask<Answer>(message: (request: number) => FromTablePage): Promise<Answer> {
    this.#count += 1;
    const request = this.#count;
    this.#post(message(request));
    return new Promise<Answer>((resolve) => this.#waiting.set(request, resolve as (answer: never) => void));
  }

  /** Number of the question asked last. */
  get last(): number {
    return this.#count;
  }

  answer(request: number, answer: unknown): void {
    this.#waiting.get(request)?.(answer as never);
    this.#waiting.delete(request);
  }
}
