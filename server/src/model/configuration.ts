import type { Severity } from './finding.ts';
import type { JsonObject } from './json.ts';

/** A day as `YYYY-MM-DD`. Strings of this form compare as dates do. */
export type IsoDate = string;

/** An ISO 8601 duration such as `P12M` or `P5D`. */
export type IsoDuration = string;

export interface StandardInUse {
  /** Standard and edition, such as `iso-9001:2015`. */
  readonly id: string;
  readonly from?: IsoDate;
  readonly until?: IsoDate;
}

export interface Theme {
  readonly id: string;
  readonly title: string;
  readonly sponsor?: string;
}

/** How strong the evidence behind a sign-off must be to count. */
export type EvidenceLevel = 'declared' | 'content-bound' | 'commit-bound' | 'signature-verified';

/** One sign-off that a type needs; several are given in order, and `false` in qms.yaml removes them all. */
export interface SignOffDemand {
  readonly meaning: string;
  /** Who gives it: whoever leads, anyone, whom the record names, or holders of `roles`. */
  readonly by: 'top-management' | 'anyone' | 'authority' | 'owner' | 'roles';
  /** Ids of the roles, where `by` is `roles`. */
  readonly roles: readonly string[];
  /** How many different persons it takes; `all`: one in each of the roles. */
  readonly needed: number | 'all';
  /** Whether a decision of a management review may stand in its place (`approvedIn`). */
  readonly approvedIn: boolean;
}

/** Where the id of a document is looked for that has no `id` of its own. */
export interface IdSource {
  /** The file's name, its first heading, the header below it, or the key `id` of its front matter. */
  readonly from: 'name' | 'heading' | 'metadata' | 'key';
  /** Form that picks the id out of the text, as `SOP-*` does with `SOP-003-Internal-Audits`; null for the usual one. */
  readonly pattern: string | null;
}

/** How a table is read in which each row is a record. */
export interface TableReading {
  /** Row of the table that names the columns, counted from 1; null for the first that has names in most cells. */
  readonly headerRow: number | null;
  /** Names of columns, and the key each stands for. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** An entry of `types`: files that say no type of their own, and how they are read. */
export interface TypeEntry {
  readonly files: string;
  readonly type: string;
  /** In order; the first that gives an id holds. Empty where qms.yaml says nothing. */
  readonly id: readonly IdSource[];
  /** Key names, also within lists (`audits[].audit_id`), and what they stand for; besides those of the whole root. */
  readonly aliases: Readonly<Record<string, string>>;
  /** By key: words as they are written, and the value each stands for. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What holds for each record that does not say otherwise. */
  readonly defaults: JsonObject;
  readonly unknownKeys: 'report' | 'ignore';
  /** Set where each row of a table is a record. */
  readonly register: TableReading | null;
}

/**
 * The contents of `qms.yaml` with defaults filled in. Each top-level member is one *section*: the unit
 * in which rules' reading of the configuration is tracked.
 */
export interface Configuration {
  readonly organization: string | null;
  readonly standards: readonly StandardInUse[];
  readonly records: readonly string[];
  readonly exclude: readonly string[];
  readonly types: readonly TypeEntry[];
  readonly aliases: Readonly<Record<string, string>>;
  /** Names of people and roles as documents write them, and the record each stands for. */
  readonly people: Readonly<Record<string, string>>;
  /** Words that stand under `type` in the files, and the type each stands for. */
  readonly typeWords: Readonly<Record<string, string>>;
  /** False where `[[…]]` means something else in this repository. */
  readonly wikiLinks: boolean;
  readonly schemas: readonly string[];
  readonly themes: readonly Theme[];
  readonly review: {
    readonly interval: IsoDuration;
    /** How long after the interval a review that was not held is a warning, and then an error. */
    readonly tolerance: IsoDuration;
    /** Own inputs; `from` is the first day a review must look at them, so that older ones stay as they were. */
    readonly inputs: readonly { readonly key: string; readonly title: string; readonly from?: IsoDate }[];
  };
  readonly signOff: {
    readonly evidence: EvidenceLevel;
    readonly recorded: 'accept' | 'refuse';
    readonly required: Readonly<Record<string, readonly SignOffDemand[] | false>>;
  };
  readonly risk: { readonly scale: number; readonly threshold: number };
  readonly complaints: { readonly respondWithin: IsoDuration };
  readonly audit: { readonly cycle: IsoDuration };
  /** How long an exception may last at most, and the roles that may approve one besides top management. */
  readonly exceptions: { readonly longest: IsoDuration; readonly approvers: readonly string[] };
  /** Retention period per record type. */
  readonly retention: Readonly<Record<string, IsoDuration>>;
  readonly elsewhere: readonly {
    readonly clause: string;
    readonly system: string;
    readonly owner?: string;
  }[];
  /** Pattern an id must match per record type (a warning when it does not). */
  readonly ids: Readonly<Record<string, string>>;
  readonly limits: { readonly fileSize: number };
  readonly judgeFrom: IsoDate | null;
  readonly asOf: IsoDate | null;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Severity per kind of change that `qms diff` shows. */
  readonly changes: Readonly<Record<string, Severity | 'off'>>;
}

export type ConfigurationSection = keyof Configuration;
