import type { IsoDate } from '../model/configuration.ts';
import type { Evidence } from '../model/evidence.ts';
import type { FileFacts } from '../model/facts.ts';
import type { QmsRecord } from '../model/record.ts';
import type { ReadSetup } from '../records/read-setup.ts';

/** What reading a file gave. Never an exception: a file may vanish, be locked or be huge at any moment. */
export type ReadResult =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-large'; readonly size: number }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The files of one QMS root. Paths are relative to it, with `/`; symbolic links are not followed. */
export interface FileSystem {
  /** Every file below the root, dot-folders, `node_modules` and inner QMS roots left out. */
  readonly list: () => Promise<readonly string[]>;
  /** `maximum` in bytes: a larger file is not read. */
  readonly read: (path: string, maximum: number) => Promise<ReadResult>;
  /**
   * The name git gives to what a file holds, where files are given names; null for what cannot be read. In the
   * repository they are in, files of the same name hold the same.
   */
  readonly nameOf?: (path: string) => Promise<string | null>;
}

/** Reads many record files at once; an adapter may use a cache and several cores. Calls `each` once per file, in any order. */
export type ReadFacts = (
  paths: readonly string[],
  setup: ReadSetup,
  each: (facts: FileFacts) => void,
  signal?: AbortSignal,
) => Promise<void>;

/**
 * Reads the files of a root as a commit of its git repository holds them, for as long as `work` takes.
 * @param commit a hash, or null for the last commit
 * @returns null where there is no such commit, or git cannot be asked
 */
export type ReadCommitted = <T>(
  commit: string | null,
  work: (files: FileSystem, commit: string) => Promise<T>,
) => Promise<T | null>;

/** A file that commits touched. */
export interface TouchedFile {
  readonly path: string;
  /** What it held before them, between them and after them. */
  readonly texts: readonly string[];
}

/**
 * The files below a root that commits touched which follow one another from a commit to a later one; null where they, or
 * their files, are many or large or do not follow in a line, or where that cannot be told.
 */
export type CommittedBetween = (from: string, to: string) => Promise<readonly TouchedFile[] | null>;

/** Compares the files of two states of a root, the base and the head. */
export interface CompareFiles {
  /** Of files of the head, those that the base has alike under the same name: line ends do not matter. */
  readonly same: (paths: Iterable<string>) => Promise<ReadonlySet<string>>;
  /** By files of the head, those of the base that are alike under another name. */
  readonly moved: (
    fromBase: readonly string[],
    toHead: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
}

/**
 * Where a root lies in its repository: its path from the top folder, which holds `.git`, with `/`; empty for the top
 * folder itself, null where no repository is known.
 */
export type PlaceInRepository = () => Promise<string | null>;

/** The local date. */
export type Clock = () => IsoDate;

/** A sign-off whose evidence is asked for. */
export interface SignedBlock {
  readonly record: QmsRecord;
  /** Position in `signOffs`. */
  readonly index: number;
  /** See `records/block-identity.ts`. */
  readonly key: string;
  /** Whether its digest is the one it must carry now. */
  readonly fits: boolean;
  /** Files it covers that are gone, as written, of a record that is over: what they held is asked for. */
  readonly gone: readonly string[];
}

/** A record that a decision approved with content it does not have any more. */
export interface ApprovedRecord {
  readonly record: QmsRecord;
  /** Of the content that was approved. */
  readonly digest: string;
  /** The approvals of the review that decided it, as `SignedBlock.key`, the oldest first. */
  readonly by: readonly string[];
}

/** What a history is asked about the sign-offs of a root. */
export interface EvidenceRequest {
  /** Every sign-off there is, whatever it is worth; asked for once there is a history to look at. */
  readonly signed: () => Promise<readonly SignedBlock[]>;
  /** Records of which it is asked what a decision approved. */
  readonly approved: readonly ApprovedRecord[];
  readonly files: FileSystem;
  /** Every file below the root. */
  readonly listed: ReadonlySet<string>;
  /** How the root reads its files now. */
  readonly root: {
    readonly setup: ReadSetup;
    readonly schemas: readonly { readonly path: string; readonly text: string }[];
  };
  /** The integrity of a file that sign-offs cover, as it is now. */
  readonly integrity: (path: string) => string | null;
  /** Whether signatures of commits are to be looked at. */
  readonly withSignatures: boolean;
  /** Called often during long work, to let others have a turn. */
  readonly breathe?: () => Promise<unknown>;
}

/** Reads what the history of a root says of its sign-offs. */
export type ReadEvidence = (request: EvidenceRequest, signal?: AbortSignal) => Promise<Evidence>;
