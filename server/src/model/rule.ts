import type { Basis, Severity } from './finding.ts';
import type { Queries, Report } from './queries.ts';
import type { QmsRecord } from './record.ts';

/**
 * In which phases a rule speaks, and how loud:
 * - `form`: every phase (syntax, type, id, schema)
 * - `integrity`: active in full; review and final as warnings; void as warnings; not in drafts
 * - `signature`: active, final and void, at full level
 * - `must-have`: active and final events in full; review as warnings
 * - `content`: active and final events
 * - `today`: active only
 */
export type Concern = 'form' | 'integrity' | 'signature' | 'must-have' | 'content' | 'today';

/** A small repository that shows a rule: path → text. `qms.yaml` is supplied when absent. */
export type ExampleFiles = Readonly<Record<string, string>>;

export interface RuleMetadata {
  /** Stable slug, such as `signoff-missing`. */
  readonly id: string;
  readonly level: Severity;
  readonly basis: Basis;
  /** False for rules that guard trust in the text itself: no comment silences them. Others leave it out. */
  readonly silenceable?: false;
  /**
   * True for rules that speak against a sign-off: an error of theirs at an exception, or at the register it is
   * in, keeps it from silencing anything. Others leave it out.
   */
  readonly voidsExceptions?: true;
  /** Type of the record that a person begins to settle what is found; left out where none would. */
  readonly begins?: string;
  /** Few words for a heading. */
  readonly title: string;
  /**
   * What the rule is about, once: a clause by its number of 2015 (`iso-9001:2015/5.2.1`) or, where editions differ, by
   * its slug (`iso-9001/acting-on-risks`). Its numbers in other editions follow. Empty for technical rules.
   */
  readonly clauses: readonly string[];
  /** One paragraph for a quality engineer: what is flagged, why, and the ways out. */
  readonly explanation: string;
  /** Run as tests: `bad` gives at least one finding of this rule, `good` gives none. */
  readonly examples: { readonly bad: ExampleFiles; readonly good: ExampleFiles; readonly today?: string };
}

/**
 * A part that a record has or has not: one of its lists with something in it, what is known of it as a document of
 * others, or a key of its data with a value.
 */
export type Part = 'references' | 'fileUses' | 'oddities' | 'adoption' | `data.${string}`;

/** A rule that is judged record by record. */
export interface RecordRule extends RuleMetadata {
  readonly scope: 'record';
  /** Types it looks at; empty means all. */
  readonly types: readonly string[];
  /** Parts without any of which it has nothing to say of a record, and is not asked. Left out: it is always asked. */
  readonly needs?: readonly Part[];
  readonly concern: Concern;
  readonly check: (record: QmsRecord, queries: Queries, report: Report) => void;
}

/** A rule that is judged once for the repository. */
export interface RepositoryRule extends RuleMetadata {
  readonly scope: 'repository';
  readonly check: (queries: Queries, report: Report) => void;
}

/** A rule whose findings come from reading a single file (syntax, schema, configuration): no function here. */
export interface ReadingRule extends RuleMetadata {
  readonly scope: 'reading';
}

export type Rule = RecordRule | RepositoryRule | ReadingRule;
