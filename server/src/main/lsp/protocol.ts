import type { DocumentUri, Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Severity } from '../../model/finding.ts';
import type { Phase } from '../../model/record.ts';

/**
 * What this server and its clients say to each other beyond the Language Server Protocol. Types alone and
 * the names of the methods, so that a client may import it without taking anything else along.
 */
export const methods = {
  /** Server → client, notification: {@link StatusParams}. */
  status: 'qms/status',
  /** Client → server, notification: the workspace is trusted from now on. */
  trustGranted: 'qms/trustGranted',
  /** Client → server, notification: {@link NeighboursParams}. */
  neighbours: 'qms/neighbours',
  /** Client → server: {@link RecordsParams} → {@link RecordSummary}[]. */
  records: 'qms/records',
  /** Client → server: {@link RootParams} → {@link ClauseRecords}[]. */
  recordsByClause: 'qms/recordsByClause',
  /** Client → server: {@link RootParams} → {@link DueSignOff}[]. */
  signOffsDue: 'qms/signOffsDue',
  /** Client → server: {@link RootParams} → {@link ReviewReadiness}[]. */
  reviewReadiness: 'qms/reviewReadiness',
  /** Client → server: {@link RootParams} → {@link ClauseCoverage}[]. */
  clauseCoverage: 'qms/clauseCoverage',
  /** Client → server: {@link RootParams} → {@link RecordType}[]. */
  recordTypes: 'qms/recordTypes',
  /** Client → server: {@link NewRecordParams} → {@link NewRecordResult} | {@link Refused}. */
  newRecord: 'qms/newRecord',
  /** Client → server: {@link NextVersionParams} → {@link NextVersion} | {@link Refused}. */
  nextVersion: 'qms/nextVersion',
  /** Client → server: {@link NewVersionParams} → {@link NewRecordResult} | {@link Refused}. */
  newVersion: 'qms/newVersion',
  /** Client → server: {@link SignPreviewParams} → {@link SignPreview} | {@link Refused}. */
  signPreview: 'qms/signPreview',
  /** Client → server: {@link SignParams} → {@link SignResult} | {@link Refused}. */
  sign: 'qms/sign',
  /** Client → server: {@link InitialFilesParams} → {@link InitialFile}[], also where there is no root yet. */
  initialFiles: 'qms/initialFiles',
  /** Client → server: {@link RootParams} → {@link TypeSnippet}[]. */
  snippets: 'qms/snippets',
  /** Client → server: {@link PasteParams} → what to insert as text, or null. */
  pasteReferences: 'qms/pasteReferences',
  /** Server → client, for folders it cannot reach itself: {@link ListFilesParams} → {@link ListFilesResult}. */
  listFiles: 'qms/listFiles',
  /** Server → client, for folders it cannot reach itself: {@link ReadFilesParams} → {@link FileContent}[], one per URI. */
  readFiles: 'qms/readFiles',
} as const;

/** What a client may send as `initializationOptions`. */
export interface InitializationOptions {
  /** False in a workspace that is not trusted: no own schemas, no git. Default true. */
  readonly trusted?: boolean;
  /** Settings for clients that do not answer `workspace/configuration`. */
  readonly settings?: Settings;
  readonly neighbours?: NeighboursParams;
  readonly commands?: ClientCommands;
}

/**
 * Ids of commands that the client has, for what is clicked. Those of a record are called with one
 * {@link RecordCommandArgument}; without its command a code lens is text alone.
 */
export interface ClientCommands {
  /** Opens the list of completions again; called without arguments. */
  readonly suggest?: string;
  readonly references?: string;
  readonly sign?: string;
  readonly readiness?: string;
  /** Called with an edit and possibly a {@link CaretPlace}: asks about its annotated changes and makes it. */
  readonly confirm?: string;
  /** Called with a {@link CaretPlace} after an edit that leaves something to be written. */
  readonly caret?: string;
}

/** Where somebody is to go on writing. */
export interface CaretPlace {
  readonly uri: DocumentUri;
  readonly position: Position;
}

export interface RecordCommandArgument {
  readonly root: DocumentUri;
  /** An id, or `id@version` for a record with a version. */
  readonly id: string;
  readonly uri: DocumentUri;
  /** Of the record's `id`. */
  readonly position: Position;
}

/** The section `qms` of the client's settings, as far as the server reads it. */
export interface Settings {
  readonly diagnostics?: { readonly scope?: 'workspace' | 'openFiles' };
  readonly inlayHints?: { readonly titles?: boolean; readonly holders?: boolean };
  readonly codeLens?: { readonly enabled?: boolean };
}

/** Other extensions whose business the server leaves to them. */
export interface NeighboursParams {
  /** Somebody else reports YAML syntax errors and the outline of `yaml` documents. */
  readonly yaml: boolean;
  /** Somebody else lists the headings of Markdown documents in their outline. */
  readonly markdown: boolean;
}

export interface StatusParams {
  /** Every QMS root there is, in order of URI; empty when there is none. */
  readonly roots: readonly RootStatus[];
}

export interface RootStatus {
  /** URI of the folder that holds the `qms.yaml`. */
  readonly root: DocumentUri;
  /** The organization, or the folder's name. */
  readonly name: string;
  readonly records: number;
  /** Sign-offs that are bound to the content of their records. */
  readonly signOffs: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Records whose sign-off is missing, stale or in doubt. */
  readonly signOffsDue: number;
  /** Files read so far while the root is being indexed, or null. */
  readonly indexing: { readonly done: number; readonly total: number } | null;
  /**
   * `good`; `kept` while qms.yaml cannot be read and what it said last holds; `defaults` when it could not be
   * read from the start.
   */
  readonly configuration: 'good' | 'kept' | 'defaults';
  /** The day findings are judged on, or null before that is known. */
  readonly today: string | null;
  readonly trusted: boolean;
  /** Why the root could not be read, as a sentence, or null. */
  readonly failure: string | null;
}

/** Names the root meant; absent, all of them are. */
export interface RootParams {
  readonly root?: DocumentUri;
}

export interface RecordsParams extends RootParams {
  /** Only records of these types. */
  readonly types?: readonly string[];
}

/** What a picker or a view shows of a record, and where it stands. */
export interface RecordSummary {
  readonly root: DocumentUri;
  readonly id: string;
  readonly version: string | null;
  readonly title: string | null;
  readonly type: string;
  readonly typeTitle: string;
  readonly status: string | null;
  readonly phase: Phase;
  /** True for the version that the bare id means today. */
  readonly current: boolean;
  /** Ids it had before, which still lead to it. */
  readonly formerIds: readonly string[];
  readonly uri: DocumentUri;
  /** Of the record's `id`, or of its beginning. */
  readonly range: Range;
}

export interface ClauseRecords {
  readonly root: DocumentUri;
  /** `iso-9001:2015/9.3.2`. */
  readonly clause: string;
  /** For people: `ISO 9001:2015, 9.3.2`. */
  readonly label: string;
  readonly title: string;
  /** What the clause asks for, in a sentence. */
  readonly summary: string;
  readonly records: readonly RecordSummary[];
}

export interface DueSignOff {
  readonly record: RecordSummary;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Where the finding points. */
  readonly range: Range;
}

export interface ReviewReadiness {
  readonly record: RecordSummary;
  readonly date: string | null;
  /** What the review has to look at, in order. */
  readonly inputs: readonly {
    readonly key: string;
    readonly title: string;
    /** `missing`: nothing is said about it; `ready` and `not-applicable` need no more work. */
    readonly state: 'ready' | 'incomplete' | 'not-applicable' | 'missing';
    /** What its sections lack. */
    readonly lacks: readonly ('summary' | 'point' | 'objective' | 'evidence' | 'trend' | 'theme')[];
    /** Findings on its sections, or on its absence. */
    readonly findings: readonly ReviewFinding[];
  }[];
  /** Findings on the rest of the review. */
  readonly findings: readonly ReviewFinding[];
}

export interface ReviewFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
}

export interface ClauseCoverage {
  readonly root: DocumentUri;
  readonly clause: string;
  /** The number as people write it, without the standard: `9.3.2 c)`. */
  readonly label: string;
  readonly title: string;
  readonly summary: string;
  /** 1: a chapter, which only heads the clauses below it; 2: a clause with all that belongs to it; 3 and more: a part. */
  readonly depth: number;
  /** How many records name it, by their type or their `clauses`. */
  readonly recordCount: number;
  /** The first of them, by id. */
  readonly records: readonly RecordSummary[];
  /** Systems outside the repository that qms.yaml names for it. */
  readonly elsewhere: readonly string[];
  /** Why the scope leaves it out. */
  readonly exclusions: readonly string[];
  readonly findingCounts: Readonly<Record<Severity, number>>;
  /** The gravest of the findings that name it. */
  readonly findings: readonly {
    readonly severity: Severity;
    readonly message: string;
    readonly uri: DocumentUri;
    readonly range: Range;
  }[];
}

export interface RecordType {
  readonly root: DocumentUri;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly clause: string | null;
}

/** Why something was not done: one sentence for people, without its final full stop. */
export interface Refused {
  readonly refused: string;
}

export interface NewRecordParams {
  readonly root: DocumentUri;
  readonly type: string;
  readonly id?: string;
  readonly title?: string;
  /** Path below the root; its ending decides between YAML and Markdown. */
  readonly file?: string;
}

export interface NewRecordResult {
  readonly id: string;
  readonly uri: DocumentUri;
  readonly text: string;
}

export interface InitialFilesParams {
  /** The example company instead of the first records to fill in. */
  readonly sample: boolean;
}

/** A file a new repository starts with. The list ends with `qms.yaml`: what was not finished is no root. */
export interface InitialFile {
  /** Below the folder that becomes the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A record of one type to fill in, as snippets of the editor. */
export interface TypeSnippet {
  readonly root: DocumentUri;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly yaml: string;
  readonly markdown: string;
}

export interface NextVersionParams {
  readonly root: DocumentUri;
  /** An id, or `id@version`. */
  readonly id: string;
}

/** The version that would follow the present one of a record. */
export interface NextVersion {
  readonly present: string;
  readonly next: string;
  /** The one that is being written already, or null. */
  readonly inWork: RecordSummary | null;
}

export interface NewVersionParams extends NextVersionParams {
  /** Default: {@link NextVersion.next}. */
  readonly version?: string;
}

export interface SignPreviewParams {
  readonly root: DocumentUri;
  /** An id, or `id@version`. */
  readonly id: string;
  /** What the sign-off is to mean; default: what the record needs. */
  readonly meaning?: string;
}

export interface SignPreview {
  readonly record: RecordSummary;
  /** What the record needs, or null when it needs no sign-off. */
  readonly meaning: string | null;
  /** Every meaning a sign-off may have. */
  readonly meanings: readonly string[];
  readonly date: string;
  /** The date is not today's but the day qms.yaml judges as of. */
  readonly isAsOf: boolean;
  /** Names what was looked at; {@link SignParams} repeat it, so that nothing else is signed. */
  readonly content: string;
  /** Who may sign today, and as what. */
  readonly signers: readonly {
    readonly person: string;
    readonly name: string;
    /** Null only for an acknowledgement, which is nobody's office. */
    readonly role: string | null;
    readonly roleTitle: string | null;
    /** False for one who may sign only because somebody entitled to it has signed already. */
    readonly isEntitled: boolean;
  }[];
  /** What the signer should know first, each a sentence without its full stop. */
  readonly doubts: readonly string[];
  /** Files whose content the signature covers, as written. */
  readonly coveredFiles: readonly string[];
  readonly notCovered: {
    readonly keys: readonly string[];
    readonly records: readonly string[];
    readonly links: readonly string[];
    readonly remoteImages: readonly string[];
  };
}

export interface SignParams {
  readonly root: DocumentUri;
  readonly id: string;
  /** Id of the person who signs. */
  readonly as: string;
  /** `content` of the preview the signer has seen; what has changed since is not signed. */
  readonly content?: string;
  readonly role?: string;
  readonly meaning?: string;
  readonly onBehalfOf?: string;
  readonly comment?: string;
}

export interface SignResult {
  /** For the version of the document that was signed, where the client knows versions. */
  readonly edit: WorkspaceEdit;
  readonly digest: string;
  readonly meaning: string;
  readonly role: string | null;
}

/** Files that are pasted or dropped at a position of a document. */
export interface PasteParams {
  readonly textDocument: { readonly uri: DocumentUri };
  readonly position: Position;
  readonly uris: readonly DocumentUri[];
}

export interface ListFilesParams {
  /** The folder whose files are asked for, at any depth. */
  readonly folder: DocumentUri;
}

export interface ListFilesResult {
  /**
   * Paths below the folder, with `/`. Without symbolic links, dot-folders and `node_modules`.
   */
  readonly paths: readonly string[];
}

export interface ReadFilesParams {
  readonly uris: readonly DocumentUri[];
  /** Bytes; larger files are not read. */
  readonly maximum: number;
}

export type FileContent =
  | { readonly kind: 'bytes'; readonly base64: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-large'; readonly size: number }
  | { readonly kind: 'unreadable'; readonly reason: string };
