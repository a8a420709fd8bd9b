/**
 * Where facts about editions come from, and how sure they are. No text of ISO 9001:2026 was at hand: what is said of it
 * rests on what others published about it.
 */

/**
 * `catalogue`: the publisher's catalogue says so. `agreed`: several independent reports agree. `reported`: one or two
 * reports, or a commentary on the final draft.
 */
export type Sureness = 'catalogue' | 'agreed' | 'reported';

/** Where a fact comes from, and the day on which that was read. */
export interface Source {
  readonly what: string;
  readonly sure: Sureness;
  readonly read: string;
}

const read = '2026-11-29';

export const sources = {
  catalogue: { what: "ISO's catalogue, in an open mirror of its data", sure: 'catalogue', read },
  bulletin: {
    what: 'three agreeing reports of an accreditation bulletin, which was not read itself',
    sure: 'agreed',
    read,
  },
  several: { what: 'several certification bodies and commentators, who agree', sure: 'agreed', read },
  independent: { what: 'two independent reports', sure: 'reported', read },
  finalDraft: { what: 'a commentary on the final draft', sure: 'reported', read },
  report: { what: 'one report', sure: 'reported', read },
} as const satisfies Readonly<Record<string, Source>>;
