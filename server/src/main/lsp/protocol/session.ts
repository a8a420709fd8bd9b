import type { DocumentUri, Position } from 'vscode-languageserver-types';
import type { Severity } from '../../../model/finding.ts';

/** What is said between a client and the server as long as both run: what the client can do, and how things stand. */
export const sessionMethods = {
  /** Server → client, notification: {@link StatusParams}. */
  status: 'qms/status',
  /** Client → server, notification: the workspace is trusted from now on. */
  trustGranted: 'qms/trustGranted',
  /** Client → server, notification: {@link NeighboursParams}. */
  neighbours: 'qms/neighbours',
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
  readonly putInForce?: string;
  readonly readiness?: string;
  /** Called with a {@link NewRecordArgument}. */
  readonly newRecord?: string;
  /** Called with root and id of a record: asks for what is still to be said of it. */
  readonly answer?: string;
  /** Called with a root: asks for a strategic theme, and adds it to qms.yaml. */
  readonly theme?: string;
  /** Called with a {@link SignedTextArgument}, also from a link in a hover: shows what changed after it was signed. */
  readonly changes?: string;
  /** Called with an edit and possibly a {@link CaretPlace}: asks about its annotated changes and makes it. */
  readonly confirm?: string;
  /** Called with a {@link CaretPlace} after an edit that leaves something to be written. */
  readonly caret?: string;
  /** Called with a {@link FillInArgument} after an edit that created a record. */
  readonly fillIn?: string;
}

/** A new record that somebody is to write in. */
export interface FillInArgument {
  readonly uri: DocumentUri;
  /** Its text as a snippet, with places to write as tab stops. */
  readonly snippet: string;
}

/** Names a sign-off. */
export interface SignedTextArgument {
  readonly root: DocumentUri;
  readonly id: string;
  readonly digest: string;
}

/** Which record is to be begun. */
export interface NewRecordArgument {
  readonly root: DocumentUri;
  readonly type: string;
  /** The record that is to name it, and where. */
  readonly from?: { readonly id: string; readonly field: string };
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
