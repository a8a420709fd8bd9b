import type { IsoDate } from '../model/configuration.ts';
import type { Severity } from '../model/finding.ts';
import type { Bounded, Link, Party } from '../pack/model.ts';

export type { Bounded, Link, Party } from '../pack/model.ts';

/**
 * Clause coverage as data: what every format and the editor's page are made from, and itself the stable contract of
 * `qms coverage --format json` (`schemas/coverage.schema.json`).
 *
 * As in the pack, nothing is formatted, what is unknown is `null`, and a list that grows with the company is a
 * `Bounded`.
 */
export interface Coverage {
  /** Version of this contract. Fields may be added under the same number, never renamed or removed. */
  readonly version: 1;
  readonly organization: string | null;
  /** The day the records were judged as of. */
  readonly asOf: IsoDate;
  /** The standards of qms.yaml, in its order. */
  readonly standards: readonly StandardCoverage[];
}

/** Why something is called a gap: a standard demands the record or the doing, the organization does, or it is good practice. */
export type GapBasis = 'documented' | 'required' | 'own' | 'practice';

/** In the order in which they weigh. */
export const gapBases: readonly GapBasis[] = ['documented', 'required', 'own', 'practice'];

export interface StandardCoverage {
  /** As qms.yaml names it: `iso-9001:2015`. */
  readonly id: string;
  /** As people name it: `ISO 9001:2015`; the id for one that is not known here. */
  readonly name: string;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  /** Whether it is in force for the organization on the day. */
  readonly inForce: boolean;
  /** False for a standard of which nothing is known here: it has no clauses then. */
  readonly known: boolean;
  /** What to know about its clauses before relying on them; null where they are those of the standard itself. */
  readonly caution: string | null;
  /** How many clauses of two numbers there are, and how many stand how. */
  readonly totals: Readonly<Record<ClauseState, number>> & { readonly clauses: number };
  /** How many gaps there are on each basis: everything that is absent, and every finding once. */
  readonly gapCounts: Readonly<Record<GapBasis, number>>;
  /** What it asks to have in writing, in its order. */
  readonly documented: readonly DocumentedCoverage[];
  readonly clauses: readonly ClauseCoverage[];
  /** By basis, then by clause. */
  readonly gaps: readonly Gap[];
}

/**
 * How a clause stands: records show it (`shown`), a system outside of the repository keeps what does (`elsewhere`), the
 * scope leaves it out (`excluded`), what would show it is not in force yet (`in-work`) or no longer (`past`), or nothing
 * is there (`none`). The first that applies, in this order.
 */
export type ClauseState = 'shown' | 'elsewhere' | 'excluded' | 'in-work' | 'past' | 'none';

export interface ClauseCoverage {
  /** `iso-9001:2015/9.3.2.c`. */
  readonly ref: string;
  /** As people write it, without the standard: `9.3.2 c)`. */
  readonly label: string;
  readonly title: string;
  readonly summary: string;
  /** The numbers under which other editions in use ask for the same, where they have others for it. */
  readonly otherNumbers: readonly {
    readonly edition: string;
    readonly name: string;
    readonly labels: readonly string[];
  }[];
  /** 1: a chapter, which only heads the clauses below it; 2: a clause with all that belongs to it; 3 and more: a part. */
  readonly depth: number;
  /** Null for a chapter. */
  readonly state: ClauseState | null;
  /** How many records are about it, and how many of them stand how. */
  readonly counts: Readonly<Record<Standing, number>>;
  /** The first of them: what holds now before what is past, what is closest to the clause before the rest, then by id. */
  readonly records: Bounded<EvidenceEntry>;
  /** Systems outside of the repository that qms.yaml names for it. */
  readonly elsewhere: readonly { readonly system: string; readonly owner: Party | null }[];
  /** Why the scope leaves it, or a part of it, out. */
  readonly exclusions: readonly Exclusion[];
  readonly findingCounts: Readonly<Record<Severity, number>>;
  /** Gravest first. */
  readonly findings: Bounded<FoundEntry>;
  /** Findings that exceptions and comments silence. */
  readonly silenced: number;
  /** The bases on which something is missing here. */
  readonly gaps: readonly GapBasis[];
}

/** Something that a standard asks to have in writing. */
export interface DocumentedCoverage {
  /** A name that is the same in every edition. */
  readonly slug: string;
  /** Kept current (`maintain`), kept as evidence (`retain`), or at hand where work is done (`available`). */
  readonly kind: 'maintain' | 'retain' | 'available';
  /** It is asked for only where something has happened, so that nothing is missing where nothing is there. */
  readonly ifItHappens: boolean;
  /** In a few words of our own. */
  readonly title: string;
  /** The clause that asks for it. */
  readonly ref: string;
  /** Its number as people write it, without the standard. */
  readonly label: string;
  readonly state: ClauseState;
  readonly records: Bounded<EvidenceEntry>;
  readonly elsewhere: ClauseCoverage['elsewhere'];
  readonly exclusions: readonly Exclusion[];
}

/**
 * How a record stands as evidence: `current` is in force or being worked through, `concluded` an event that took place,
 * `in-work` a draft, planned or under review, `past` superseded or withdrawn.
 */
export type Standing = 'current' | 'concluded' | 'in-work' | 'past';

/** In the order in which they are shown. */
export const standings: readonly Standing[] = ['current', 'concluded', 'in-work', 'past'];

export interface EvidenceEntry {
  readonly link: Link;
  /** As the record says; null where it says nothing, which means in use. */
  readonly status: string | null;
  readonly standing: Standing;
  /** Of what is concluded: its day. */
  readonly date: IsoDate | null;
  /**
   * Why it is evidence of the clause: the record says so (`clauses`), by its type, by a field it fills in, or by what it
   * is about.
   */
  readonly by: EvidenceBy;
}

export type EvidenceBy = 'clauses' | 'type' | 'field' | 'content';

export interface Exclusion {
  /** As the scope names it. */
  readonly requirement: string;
  readonly reason: string | null;
  readonly scope: Link;
}

export interface FoundEntry {
  readonly rule: string;
  readonly severity: Severity;
  readonly basis: GapBasis | 'technical';
  readonly message: string;
  readonly record: string | null;
  readonly file: string;
  /** One-based line for people. */
  readonly line: number;
  /** Stable across edits elsewhere. */
  readonly fingerprint: string;
}

/** Something missing: nothing at all, or what a rule found. */
export interface Gap {
  readonly basis: GapBasis;
  /** Where it belongs, from the narrowest clause: references of the same standard. */
  readonly clauses: readonly string[];
  /**
   * `absent`: nothing in this repository shows it, `in-work`: only what is not in force yet does, `past`: only what is no
   * longer; `finding`: a rule says what is wrong.
   */
  readonly kind: 'absent' | 'in-work' | 'past' | 'finding';
  /** Of what is absent: what it is, in a few words. Null for what a rule found. */
  readonly what: string | null;
  /** The rule that speaks; null for what is absent. */
  readonly rule: { readonly id: string; readonly title: string } | null;
  /** What it found, alike things together. Empty for what is absent. */
  readonly found: Bounded<FoundEntry>;
  /** Of what is absent: types of record that would show it; empty where none is made for it. */
  readonly types: readonly string[];
  /** Of what is only in work, or past: the records. */
  readonly records: Bounded<Link>;
}
