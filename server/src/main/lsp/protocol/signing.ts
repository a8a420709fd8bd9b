import type { DocumentUri, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { SignatureQuestion } from '../../../model/signature-question.ts';
import type { RecordSummary } from './records.ts';

/** How a record is signed: what the signer sees first, then the signature. */
export const signingMethods = {
  /** Client → server: {@link SignPreviewParams} → {@link SignPreview} | Refused. */
  signPreview: 'qms/signPreview',
  /** Client → server: {@link SignParams} → {@link SignResult} | Refused. */
  sign: 'qms/sign',
  /** Client → server: {@link SignedDifferenceParams} → {@link SignedDifference} | Refused. */
  signedDifference: 'qms/signedDifference',
  /** Client → server: {@link SignedTextParams} → {@link SignedText} | Refused. */
  signedText: 'qms/signedText',
} as const;

export type { SignatureQuestion };

export interface SignPreviewParams {
  readonly root: DocumentUri;
  /** An id, or `id@version`. */
  readonly id: string;
  /** What the sign-off is to mean; default: what the record needs. */
  readonly meaning?: string;
  /** First day in force, where the sign-off is to put the record in force. */
  readonly effectiveFrom?: string;
}

export interface SignPreview {
  readonly record: RecordSummary;
  /** What the record needs, or null when it needs no sign-off. */
  readonly meaning: string | null;
  /** Every meaning a sign-off may have. */
  readonly meanings: readonly string[];
  /** The meaning takes something back, and needs a reason (`comment`). */
  readonly needsReason: boolean;
  /** A draft, or one in review, that a sign-off may put in force; from which day is offered first. */
  readonly canPutInForce: boolean;
  readonly effectiveFrom: string;
  readonly date: string;
  /** The date is not today's but the day qms.yaml judges as of. */
  readonly isAsOf: boolean;
  /** Names what was looked at; {@link SignParams} repeat it, so that nothing else is signed. */
  readonly content: string;
  /** Who may sign today, and as what: first those who would be asked to. */
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
  /** What is bound and what is not, a line each, as on the command line. */
  readonly binding: readonly { readonly isBound: boolean; readonly text: string }[];
  /** Nobody else has to sign before the record is in force; only with `effectiveFrom`. */
  readonly isInForce: boolean;
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
  /** First day in force: the edit writes it and the status too. */
  readonly effectiveFrom?: string;
}

export interface SignResult {
  /** For the version of the document that was signed, where the client knows versions. */
  readonly edit: WorkspaceEdit;
  /** Where the sign-off stands once that is made. */
  readonly range: Range;
  readonly digest: string;
  readonly meaning: string;
  readonly role: string | null;
}

/** Names a sign-off whose record has changed since; nothing else about what was signed is the client's to say. */
export interface SignedDifferenceParams {
  readonly root: DocumentUri;
  readonly id: string;
  readonly digest: string;
}

/** What somebody signed next to what stands there now. */
export interface SignedDifference {
  readonly id: string;
  readonly date: string | null;
  /** Texts that differ: of the record's file, and of files it was signed with. */
  readonly parts: readonly {
    /** For {@link SignedTextParams}. */
    readonly part: number;
    /** Path below the root as it was then, to be shown. */
    readonly path: string;
    /** The text of today. */
    readonly uri: DocumentUri;
    /** Where in it the record is, if it holds others too. */
    readonly range: Range | null;
  }[];
  /** What the texts do not show, in whole sentences: which differences matter, and what else changed. */
  readonly note: string | null;
}

export interface SignedTextParams extends SignedDifferenceParams {
  readonly part: number;
}

export interface SignedText {
  readonly text: string;
}
