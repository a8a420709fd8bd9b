import type { Queries } from '../../model/queries.ts';
import { type Noted, notedQueries } from './noted-queries.ts';

/** Something that was found out, with everything it was found from, in the order of asking. */
interface Kept {
  readonly value: unknown;
  readonly noted: readonly Noted[];
  /** When it was last known to hold. */
  turn: number;
}

const recalls = new WeakMap<Queries, Recall>();

/** What remembers what is found out with some queries; undefined for queries as rules and the command line have them. */
export const recallOf = (queries: Queries): Recall | undefined => recalls.get(queries);

/** Something found out with queries alone, under a name of its own: remembered where these remember. */
export function recalled<T>(
  queries: Queries,
  name: string,
  find: () => T,
  keep: (before: T | undefined, after: T) => T,
): T {
  const recall = recallOf(queries);
  return recall === undefined ? find() : recall.find(name, find, keep);
}

/**
 * Remembers what is found out of a repository from one turn to the next. What was found holds while every question
 * that was asked for it has the answer it had; a question may be about something that was found out itself, so that
 * what comes out the same in spite of a change stops the change there.
 */
export class Recall {
  /** The queries to find things out with. */
  readonly queries: Queries;
  readonly #kept = new Map<string, Kept>();
  #turn = 0;
  #asked: Map<string, Noted> | null = null;

  /** @param queries of one project, whose settings and record types stay the same */
  constructor(queries: Queries) {
    this.queries = notedQueries(queries, (name, noted) => this.#asked?.set(name, noted));
    recalls.set(this.queries, this);
  }

  /** Finds something out as things are now; nothing changes meanwhile. What this did not need is forgotten. */
  turn<T>(find: () => T): T {
    this.#turn += 1;
    try {
      return find();
    } finally {
      for (const [name, { turn }] of this.#kept) if (turn !== this.#turn) this.#kept.delete(name);
    }
  }

  /**
   * What is found under a name: as it was, if it holds.
   * @param find a function of these queries and of what the name says, of nothing else
   * @param keep gives the older value where the newer says the same
   */
  find<T>(name: string, find: () => T, keep: (before: T | undefined, after: T) => T): T {
    const value = this.#held<T>(name) ?? this.#found(name, find, keep);
    const ask = (): T => this.find(name, find, keep);
    this.#asked?.set(`found ${name}`, { ask, answer: value.of, isSame: Object.is });
    return value.of;
  }

  #held<T>(name: string): { readonly of: T } | null {
    const kept = this.#kept.get(name);
    if (kept === undefined || (kept.turn !== this.#turn && !this.#holds(kept))) return null;
    kept.turn = this.#turn;
    return { of: kept.value as T };
  }

  #holds({ noted }: Kept): boolean {
    return this.#asking(null, () => noted.every(({ ask, answer, isSame }) => isSame(answer, ask())));
  }

  #found<T>(name: string, find: () => T, keep: (before: T | undefined, after: T) => T): { readonly of: T } {
    const asked = new Map<string, Noted>();
    const before = this.#kept.get(name)?.value as T | undefined;
    const value = keep(before, this.#asking(asked, find));
    this.#kept.set(name, { value, noted: [...asked.values()], turn: this.#turn });
    return { of: value };
  }

  #asking<T>(asked: Map<string, Noted> | null, body: () => T): T {
    const outer = this.#asked;
    this.#asked = asked;
    try {
      return body();
    } finally {
      this.#asked = outer;
    }
  }
}
