import type { DocumentUri } from 'vscode-languageserver-types';

/** How a folder with documents of others becomes a root: what is there, and the qms.yaml that is proposed. */
export const adoptionMethods = {
  /**
   * Client → server: {@link AdoptionParams} → {@link AdoptionView} | Refused, also where there is no root yet. Reports
   * progress at `workDoneToken`; ends once it is cancelled. Nothing is written.
   */
  adoption: 'qms/adoption',
} as const;

export interface AdoptionParams {
  readonly folder: DocumentUri;
  /** Choices by the id of their question; those to what nobody asks any more are passed over. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly workDoneToken?: string | number;
}

export interface AdoptionView {
  /** Documents, and rows of tables, that are read as records; 0 where there is nothing to adopt. */
  readonly records: number;
  /** What they are, in a sentence. */
  readonly summary: string;
  /** One element with all that was found; its controls carry `data-write`, `data-fresh`, `data-open`, `data-question`. */
  readonly html: string;
  readonly style: string;
  /** The qms.yaml that is proposed. */
  readonly config: string;
  /** The one that is there; null for none. */
  readonly before: string | null;
  /** Choices that hold now, by the id of their question. */
  readonly answers: Readonly<Record<string, string>>;
}
