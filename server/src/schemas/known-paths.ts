import type { Path } from '../model/text.ts';

/** A path on the way into a value, with the longer ones that begin with it. */
export interface Step {
  readonly path: Path;
  readonly next: Map<string | number, Step>;
}

/** So many are kept: keys of the user's own choice, and long lists, could make any number over time. */
const manySteps = 20_000;
const longList = 100;

/** The paths at which records of a type have references: few, and kept once, they are not made for each record. */
export class KnownPaths {
  #start: Step = { path: [], next: new Map() };
  #count = 0;

  /** The empty path, to begin with. */
  start(): Step {
    if (this.#count > manySteps) {
      this.#start = { path: [], next: new Map() };
      this.#count = 0;
    }
    return this.#start;
  }

  into(from: Step, key: string | number): Step {
    let step = from.next.get(key);
    if (step === undefined) {
      step = { path: [...from.path, key], next: new Map() };
      if (typeof key === 'number' && key >= longList) return step;
      from.next.set(key, step);
      this.#count += 1;
    }
    return step;
  }
}
