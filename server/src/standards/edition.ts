/**
 * A clause as the data writes it. `slugs` are separated by blanks: several where another edition asks for the same
 * things in clauses of their own.
 */
export type ClauseRow = readonly [slugs: string, number: string, title: string, summary: string];

export interface Clause {
  /** What the clause asks for, by names that are the same in every edition. Never empty. */
  readonly slugs: readonly string[];
  /** Number below the edition: `9.3.2`, `5.1.1.a`, `9.3.2.c.1`. */
  readonly number: string;
  /** A few words of our own. */
  readonly title: string;
  /** One sentence of our own: what the clause asks for. */
  readonly summary: string;
}

export interface Edition {
  /** As qms.yaml names it: `iso-9001:2015`. */
  readonly id: string;
  /** The standard without its edition: `iso-9001`. */
  readonly standard: string;
  /** As people name it: `ISO 9001:2015`. */
  readonly name: string;
  /** Year of the edition, as people write it behind the name of the standard. */
  readonly year: string;
  readonly clauses: readonly Clause[];
  /** Slug → number, for items whose letters are not known here: they are found at the clause that holds them. */
  readonly numberedByClause: Readonly<Record<string, string>>;
  /** What to know about the numbers before relying on them; null where they are those of the standard itself. */
  readonly caution: string | null;
}
