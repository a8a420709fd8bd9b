import type { DocumentUri, WorkspaceEdit } from 'vscode-languageserver-types';
import type { RecordSummary } from './records.ts';

/** How a record is signed: what the signer sees first, then the signature. */
export const signingMethods = {
  /** Client → server: {@link SignPreviewParams} → {@link SignPreview} | Refused. */
  signPreview: 'qms/signPreview',
  /** Client → server: {@link SignParams} → {@link SignResult} | Refused. */
  sign: 'qms/sign',
} as const;

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
  /** What the signer should know first, in whole sentences. */
  readonly doubts: readonly string[];
  /** Files whose content the signature covers, as written. */
  readonly coveredFiles: readonly string[];
  readonly notCovered: {
    readonly keys: readonly string[];
    /** Those that a schema of the company's own leaves unsigned, whether the record has them yet or not. */
    readonly ownKeys: readonly string[];
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
