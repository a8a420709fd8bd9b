import type { Queries } from './queries.ts';

/** What an `exception` record excuses on the day that is asked about, and whose sign-offs vouch for it. */
export interface ExceptionInForce {
  readonly id: string;
  /** Key of the record. */
  readonly key: string;
  /** Key of the register it is an item of, or null. */
  readonly register: string | null;
  readonly rules: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly reason: string;
  /**
   * Ways in which it is signed, each by the keys of the records it rests on: it counts when at none of the
   * records of one of them is anything said against a sign-off. Empty where it lacks the signature it needs;
   * a way that rests on nothing where it needs none.
   */
  readonly vouchedBy: readonly (readonly string[])[];
}

/** The exceptions in force today and within their dates, signed or not. */
export type ExceptionsInForce = (queries: Queries) => readonly ExceptionInForce[];
