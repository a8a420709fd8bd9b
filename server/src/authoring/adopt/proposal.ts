import type { IdSource } from '../../model/configuration.ts';

/** How some files are to be read. */
export interface EntryDraft {
  readonly files: string;
  readonly type: string;
  readonly id: readonly IdSource[];
  /** Keys and labels, and what they stand for. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly register: {
    readonly headerRow: number | null;
    readonly aliases: Readonly<Record<string, string>>;
  } | null;
  /** What it covers. */
  readonly paths: readonly string[];
}

/** An entry of `types` that is proposed. */
export interface ProposedEntry extends EntryDraft {
  /** Words of a status, and what each stands for. */
  readonly statuses: Readonly<Record<string, string>>;
  readonly ignoresUnknownKeys: boolean;
}

/** What is proposed for qms.yaml, besides what stands there. */
export interface Proposal {
  /** Null where nothing is to be said of it. */
  readonly standards: readonly string[] | null;
  readonly exclude: readonly { readonly pattern: string; readonly comment: string }[];
  readonly entries: readonly ProposedEntry[];
  readonly typeWords: Readonly<Record<string, string>>;
  /** Names as documents write them, and the record each stands for. */
  readonly people: Readonly<Record<string, string>>;
  /** Names that stand often, for which there is no record yet. */
  readonly names: readonly { readonly name: string; readonly count: number }[];
  readonly isWithoutWikiLinks: boolean;
  readonly isDeclaredEnough: boolean;
}
