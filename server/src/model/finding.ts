import type { Message, MessageList } from './message.ts';
import type { Path, Range, Span, SpanEdit } from './text.ts';

export type Severity = 'error' | 'warning' | 'information';

/**
 * Why something is reported: the standard demands the record (`documented`), demands the doing
 * (`required`), the organization's own rule (`own`), good practice (`practice`), or a fault of form
 * (`technical`).
 */
export type Basis = 'documented' | 'required' | 'own' | 'practice' | 'technical';

/**
 * Where a finding points before it is published: a record (or a file) and a way into it.
 * Symbolic, so that it stays right while the text around it moves.
 */
export interface Place {
  readonly file: string;
  /** The record's key; absent for a place in a file that is not about one record (such as qms.yaml). */
  readonly record?: string;
  readonly path: Path;
  /**
   * Which token of the node: the value (default) or its key. A path that does not exist falls back to
   * the key token of its nearest existing ancestor, at a record's root to its `id`.
   */
  readonly token?: 'value' | 'key';
  /** A known stretch of the file's text, for places that no path names (a link in a Markdown body). */
  readonly span?: Span;
}

/** A change a fix makes, named by path; the smallest text edit for it is computed when it is published. */
export type FixStep =
  | { readonly kind: 'replace-value'; readonly path: Path; readonly value: string | number | boolean }
  | { readonly kind: 'rename-key'; readonly path: Path; readonly key: string }
  | { readonly kind: 'add-key'; readonly path: Path; readonly key: string; readonly value: string }
  /** Gives a key of the record a value: replaces what the record itself says, and otherwise adds the key. */
  | { readonly kind: 'set-key'; readonly key: string; readonly value: string | number | boolean }
  /** Appends an item to a list; `value` is the item's YAML text, block style indented from column 0. */
  | { readonly kind: 'add-item'; readonly path: Path; readonly value: string }
  | { readonly kind: 'remove-key'; readonly path: Path }
  | { readonly kind: 'remove-item'; readonly path: Path }
  | { readonly kind: 'quote'; readonly path: Path }
  /** Makes a list of a single value. */
  | { readonly kind: 'wrap-in-list'; readonly path: Path }
  | { readonly kind: 'edit'; readonly edit: SpanEdit };

/**
 * A proposed repair of one record (or file). `certain` is one that changes how a value is written and not the value:
 * `qms check --fix` applies it.
 */
export interface FixPlan {
  readonly title: Message | string;
  readonly certain: boolean;
  readonly file: string;
  readonly record?: string;
  readonly steps: readonly FixStep[];
}

/** A sign-off that would settle a finding: what whoever gives it enters in `qms sign` or the editor. */
export interface NeededSignOff {
  /** Id of the record, with its version where several are kept. */
  readonly id: string;
  /** Id of a person who may give it; absent where nobody could be found. */
  readonly as?: string;
  /** Absent where the person's only fitting role is meant. */
  readonly role?: string;
  /** Absent for the meaning the record needs. */
  readonly meaning?: string;
}

/**
 * What a person does next about a finding where no edit can: begin a record of a type, put one that is there in force, or
 * write a key of the record besides the one the finding points to.
 */
export type NextStep =
  | { readonly kind: 'new-record'; readonly type: string }
  | { readonly kind: 'put-in-force'; readonly id: string }
  /** Answer, question by question, what is still to be said of a record. */
  | { readonly kind: 'fill-in'; readonly id: string }
  /** Say a strategic theme of the company, which qms.yaml lists. */
  | { readonly kind: 'name-theme' }
  | { readonly kind: 'write'; readonly key: string };

/** The documents that share a cause. */
export interface SharedBy {
  readonly count: number;
  /** A few of them. */
  readonly files: MessageList;
  readonly details: MessageList;
}

/** What many documents of others may share, so that it is said once for all of them. */
export interface Cause {
  /** Names the cause, such as the key that is missing; a step of the path under which the one finding is known. */
  readonly key: string;
  /** What is said of all of them. */
  readonly many: (documents: SharedBy) => Message;
  /** What differs from document to document and is named together. */
  readonly details?: readonly string[];
  /** True where it is one cause whichever entry of qms.yaml maps the documents. */
  readonly everywhere?: true;
  readonly fixes?: readonly FixPlan[];
}

/** What a rule says about one place, before severity, location, silencing and formatting. */
export interface Issue {
  readonly rule: string;
  readonly message: Message | string;
  readonly place: Place;
  /** Set where many documents may have it for one reason; only looked at for those that were adopted. */
  readonly cause?: Cause;
  /** Overrides the rule's default level, for rules whose level depends on the case. */
  readonly severity?: Severity;
  /** Overrides the rule's basis and clauses, for rules that stand on another ground per record type. */
  readonly basis?: Basis;
  readonly clauses?: readonly string[];
  readonly related?: readonly { readonly place: Place; readonly message: Message | string }[];
  readonly fixes?: readonly FixPlan[];
  readonly signOff?: NeededSignOff;
  /** Where nothing is given, what the rule says itself: see `begins` in `model/rule.ts`. */
  readonly steps?: readonly NextStep[];
}

/** A text edit in a file below the root, in the coordinates of the Language Server Protocol. */
export interface FileEdit {
  readonly file: string;
  readonly range: Range;
  readonly newText: string;
}

/** A published finding: the stable contract of `--format json` and of the editor. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly basis: Basis;
  /** One sentence: what is wrong and what to do. */
  readonly message: string;
  /** Path below the root, with `/`. */
  readonly file: string;
  readonly range: Range;
  readonly record?: string;
  /** Field path for people: list items named by their key, such as `inputs[resources].objectives`. */
  readonly path: string;
  readonly clauses: readonly string[];
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly certain: boolean;
    readonly edits: readonly FileEdit[];
  }[];
  /** The sign-off that would settle it, where one would. */
  readonly signOff?: NeededSignOff;
  /** Further ways to go on from it, none where an edit, a sign-off or the place itself is the way. */
  readonly steps?: readonly NextStep[];
  readonly docs: string;
  /** Stable across edits elsewhere: derived from rule, record id and path. */
  readonly fingerprint: string;
}

/** A finding that was silenced, and by what. */
export interface SuppressedFinding extends Finding {
  readonly suppressedBy: {
    readonly kind: 'ignore' | 'exception' | 'baseline';
    readonly reason: string;
    /** The entry of the baseline, where it is that. */
    readonly entry?: SilencingEntry;
  };
}

/** The entry of the baseline that silences a finding. */
export interface SilencingEntry {
  readonly file: string;
  readonly range: Range;
  readonly owner: string;
  readonly since: string;
  readonly until: string;
}
