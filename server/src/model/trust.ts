import type { IsoDate } from './configuration.ts';
import type { Range } from './text.ts';

/** One place in which the checks are laxer than by default, as it is shown. */
export interface ShownLaxerPlace {
  readonly kind: string;
  /** In few words: `rules.placeholder: off`. */
  readonly label: string;
  /** As a sentence of its own. */
  readonly message: string;
  /** Path below the root: qms.yaml. */
  readonly file: string;
  readonly range: Range;
  /** The setting, such as `rules.placeholder`; empty where none is at cause. */
  readonly path: string;
}

/** What the head changes, against the base that checks go by, about who may sign and what is checked. */
export interface ShownChange {
  readonly kind: string;
  readonly message: string;
  readonly file: string;
  readonly range: Range;
  /** Id of the record it is about; absent where it is about none that is still there. */
  readonly record?: string;
  readonly path: string;
}

/** Where the checks come from instead of from the files they look at. */
export interface TrustBase {
  readonly ref: string;
  readonly commit: string;
  /** In one line, for people. */
  readonly summary: string;
  readonly changes: readonly ShownChange[];
}

/** What is looked at and what is not, by decisions that are nobody's fault. */
export interface TrustScope {
  /** First day of events that are judged in full, or null for all. */
  readonly judgedFrom: IsoDate | null;
  /** Exceptions in effect. */
  readonly exceptions: number;
  /** Requirements whose evidence is kept in another system. */
  readonly elsewhere: number;
  /** Findings silenced by comments and exceptions. */
  readonly silenced: number;
  /** Findings silenced by the baseline. */
  readonly baseline: number;
}

/** What the checks themselves rest on: whoever may edit a record may also edit what judges it. */
export interface Trust {
  /** Null where the checks come from the files themselves. */
  readonly base: TrustBase | null;
  /** All in one line, for people; null where there is nothing to say. */
  readonly summary: string | null;
  readonly laxer: readonly ShownLaxerPlace[];
  readonly scope: TrustScope;
}
