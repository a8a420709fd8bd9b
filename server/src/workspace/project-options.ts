import type { Language } from '../messages/language.ts';
import type { BaselineEntry } from '../model/baseline.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { ExceptionsInForce } from '../model/exception.ts';
import type { Aggregate, FileContent, Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Rule } from '../model/rule.ts';
import type { Sha256 } from '../records/sha256.ts';
import type { RunKeeper } from './kept/run-keeper.ts';
import type { LocatedFile } from './located-file.ts';
import type {
  Clock,
  CommittedBetween,
  FileSystem,
  PlaceInRepository,
  ReadCommitted,
  ReadEvidence,
  ReadFacts,
} from './ports.ts';
import type { LoadTypes } from './root-setup.ts';

/** The decision that approved a record with content that is known and is another by now; null where there is none. */
export type ChangedApproval = (
  record: QmsRecord,
  queries: Queries,
) => { readonly review: QmsRecord; readonly digest: string } | null;

/** What a project is given: its ports, its rules, and how it is used. */
export interface ProjectOptions {
  readonly files: FileSystem;
  readonly readFacts: ReadFacts;
  readonly loadTypes: LoadTypes;
  readonly clock: Clock;
  /** What paths that begin with `/` are seen from (default: the root). */
  readonly placeInRepository?: PlaceInRepository;
  /** Reads the history; absent where there is none to be asked. */
  readonly readEvidence?: ReadEvidence;
  /** Reads files as commits hold them; absent where git is not to be asked. */
  readonly readCommitted?: ReadCommitted;
  /** Tells what was committed since an earlier run; absent, each commit has the history asked anew. */
  readonly committedBetween?: CommittedBetween;
  /** The machine's own SHA-256 (default: the portable one). */
  readonly sha256?: Sha256;
  readonly rules: readonly Rule[];
  /** Which exceptions are in force; asked like a rule, again only when what it read has changed. */
  readonly exceptionsInForce: ExceptionsInForce;
  /** Asked to read the history for such records, too (default: for sign-offs alone). */
  readonly changedApproval?: ChangedApproval;
  /** Entries of the baseline of a base that checks go by: none beyond them is in effect yet. Absent, all are. */
  readonly baselineWithin?: readonly BaselineEntry[];
  /** What findings are put into words in (default: English). */
  readonly language?: Language;
  /** `--today`: overrides `asOf` and the clock. */
  readonly today?: IsoDate;
  /** Keep track of what every rule reads, for incremental updates. A one-off check does without. */
  readonly incremental: boolean;
  /**
   * Called often during long work, to let others have a turn. True asks to stop because newer changes
   * wait: what is left undone stays due and is done by the next call. Absent, all is done in one go.
   */
  readonly breathe?: () => Promise<boolean>;
  /** A file that an editor has open, with its trees kept from one call to the next. */
  readonly opened?: (path: string) => LocatedFile | null;
  /** Keeps what is found from one run to the next; absent, every run judges everything. */
  readonly keeper?: RunKeeper;
  /** All groupings that rules ask for, by name; needed with `keeper` alone. */
  readonly aggregates?: ReadonlyMap<string, Aggregate>;
  /** What is known already of a file that records point at, from another state of the root. */
  readonly knownContent?: (path: string) => FileContent | undefined;
  /** While qms.yaml cannot be read, go by what it said last (for an editor in which it is being typed). */
  readonly keepConfiguration?: boolean;
}
