import type { Language } from '../../../messages/language.ts';
import type { FileSystem, ReadCommitted, ReadEvidence, ReadFacts } from '../../../workspace/ports.ts';
import type { ProjectOptions } from '../../../workspace/project-options.ts';

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
}

export interface BulkReading {
  readonly loadTypes: ProjectOptions['loadTypes'];
  readonly readFacts: ReadFacts;
  readonly sha256?: NonNullable<ProjectOptions['sha256']>;
}
