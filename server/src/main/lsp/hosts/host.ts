import type { RootPorts } from '../../../core/root-ports.ts';
import type { Diff } from '../../../diff/model.ts';
import type { Language } from '../../../messages/language.ts';
import type { QmsRecord } from '../../../model/record.ts';
import type { RunKeeper } from '../../../workspace/kept/run-keeper.ts';
import type { FileSystem, ReadCommitted, ReadEvidence, ReadFacts } from '../../../workspace/ports.ts';
import type { ProjectOptions } from '../../../workspace/project-options.ts';
import type { Branches } from '../protocol.ts';

/** What happened to a file. */
export interface FileChange {
  readonly uri: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}

/** What the platform the server runs on does for it. Folders and roots are URIs. */
export interface Host {
  /** Every folder at or below this one that holds a `qms.yaml`. */
  readonly discoverRoots: (folder: string) => Promise<readonly string[]>;
  /** The nearest folder at or above this one that holds a `qms.yaml`, or null. */
  readonly rootAbove: (folder: string) => Promise<string | null>;
  /** The files below a root as they are stored. */
  readonly fileSystem: (root: string) => FileSystem;
  /** How to read all files of a root at once. */
  readonly bulk: (
    root: string,
    files: FileSystem,
    progress: (done: number, total: number) => void,
  ) => BulkReading;
  /** The history of a root, for one that is trusted; null where there is none to be asked. */
  readonly history: (root: string) => History | null;
  /** See `PlaceInRepository` in `workspace/ports.ts`. */
  readonly placeInRepository: (root: string) => Promise<string | null>;
  /**
   * Follows what other programs do to the files below a folder, or directly in it, by paths below it; returns what ends
   * that. Absent, and undefined, where only the client can.
   */
  readonly watch?: (
    folder: string,
    isWhole: boolean,
    onChange: (changes: readonly { readonly path: string; readonly kind: FileChange['kind'] }[]) => void,
  ) => (() => void) | undefined;
  /** Lets everything else that waits have a turn. */
  readonly pause: () => Promise<void>;
  readonly now: () => Date;
  /** The language for a client that wants one, as a BCP 47 tag. */
  readonly language: (locale: string | null) => Language;
  /** Upper and lower case are the same in paths. */
  readonly foldCase: boolean;
}

/** The history of one root. */
export interface History {
  readonly read: ReadEvidence;
  readonly readCommitted: ReadCommitted;
  /** Another text once the last commit is another one; null where that cannot be seen without asking git. */
  readonly mark: () => string | null;
  readonly compare: BranchComparison;
}

/** Comparing the files of one root with branches, as reviewers do. */
export interface BranchComparison {
  readonly branches: () => Promise<Branches | NoRepository>;
  /**
   * What the files change against the commit at which their history parts from that of a branch.
   * @param ports those of the files as the editor has them
   */
  readonly changes: (
    base: string,
    ports: RootPorts,
    signal?: AbortSignal,
  ) => Promise<ChangesAgainst | NoComparison>;
}

/** What a branch was compared with, and what was found. */
export interface ChangesAgainst {
  readonly commit: string;
  readonly diff: Diff;
  /** Records that are new or differ. */
  readonly records: readonly QmsRecord[];
  /** The path in that commit of a file that there is now; null where it is not there. */
  readonly pathBefore: (path: string) => string | null;
}

/** Why nothing can be compared. */
export type NoRepository = 'no-git' | 'no-repository' | 'refused';
export type NoComparison =
  | NoRepository
  | 'nothing-committed'
  /** No such branch is here. */
  | 'unknown'
  /** The histories have no commit in common, or the part that may hold it is not here. */
  | 'unrelated'
  | 'cut-off'
  /** The commit compared with has no qms.yaml for the folder. */
  | 'no-root';

export interface BulkReading {
  readonly loadTypes: ProjectOptions['loadTypes'];
  readonly readFacts: ReadFacts;
  readonly sha256?: NonNullable<ProjectOptions['sha256']>;
  /** The same files, to be read wherever nothing else is said; absent where nobody needs to know what was read. */
  readonly files?: FileSystem;
  /** Keeps what is found from one start to the next; absent where there is no place for it. */
  readonly keeper?: RunKeeper;
}
