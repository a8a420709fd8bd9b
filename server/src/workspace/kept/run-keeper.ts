import type { FileFacts } from '../../model/facts.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import type { SchemaText } from '../root-setup.ts';

/** Parts of what is kept of a run. Each is read for itself, when it is asked for. */
export type RunPart = 'judged' | 'index' | 'reads' | 'published';

/** What a run rests on besides the files it reads: with any of it another, nothing of an earlier run holds. */
export interface RunBasis {
  /** Every file below the root. */
  readonly listed: readonly string[];
  readonly setup: ReadSetup;
  readonly schemas: readonly SchemaText[];
}

/** What an earlier run of the same program left of a root, under the same basis. */
export interface EarlierRun {
  /** Files that came, went or hold something else since, all others being as they were. */
  readonly changed: readonly string[];
  /** Whether any came or went. */
  readonly isListAnother: boolean;
  /** The commit that is checked out, asked without git; null where that cannot be known. */
  readonly head: string | 'no-repository' | null;
  /** The files that were read, in order. */
  readonly paths: readonly string[];
  /** How many records each of them held, in the same order. */
  readonly records: readonly number[];
  /** What a file said on its own then. */
  readonly factsOf: (path: string) => FileFacts;
  /** A part that was kept; null where it was not, or cannot be read. */
  readonly part: (name: RunPart) => Uint8Array | null;
  /** Nothing more of it is wanted. */
  readonly close: () => void;
}

/** What is kept of a run for the next one. */
export interface RunToKeep {
  /** By path, how many records each file holds that was read. */
  readonly records: ReadonlyMap<string, number>;
  /** What a file said on its own. */
  readonly factsOf: (path: string) => FileFacts | undefined;
  /** Files that were not read as records and whose bytes matter all the same. */
  readonly contents: Iterable<string>;
  readonly parts: Readonly<Record<RunPart, Uint8Array>>;
}

/**
 * Keeps from one run to the next what was found in a root, with what it was found in. What cannot be kept, or cannot be
 * trusted, is not there: the next run takes longer, no more.
 */
export interface RunKeeper {
  /** What an earlier run left; to be asked before any file is read. Null for nothing that can be used. */
  readonly recall: (basis: RunBasis) => Promise<EarlierRun | null>;
  /** Keeps a run whose files were read after `recall` was asked with this basis. */
  readonly keep: (basis: RunBasis, run: RunToKeep) => Promise<void>;
}
