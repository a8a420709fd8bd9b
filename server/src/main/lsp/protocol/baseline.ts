import type { DocumentUri, WorkspaceEdit } from 'vscode-languageserver-types';

/** How findings of old debt come into the baseline. */
export const baselineMethods = {
  /** Client → server: {@link BaselineOfferParams} → {@link BaselineOffer} | Refused. */
  baselineOffer: 'qms/baselineOffer',
  /** Client → server: {@link RecordBaselineParams} → {@link RecordedBaseline} | Refused. */
  recordBaseline: 'qms/recordBaseline',
} as const;

/** Who sits here, as far as it is known: a person by id, else whoever has an address. */
export interface BaselineOfferParams {
  readonly root: DocumentUri;
  readonly person?: string;
  readonly email?: string;
}

/** What could be recorded today, and what is to be asked before. */
export interface BaselineOffer {
  /** There is a baseline already, which may only shrink unless somebody says otherwise. */
  readonly isThere: boolean;
  /** Findings it could hold and does not hold yet. */
  readonly findings: number;
  /** Findings that no baseline silences, in a sentence; null where there are none. */
  readonly leftAlone: string | null;
  /** Persons and roles that may settle them, those first who ask; a name that is no record is an owner too. */
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  /** Why they are not settled yet, where that need not be asked. */
  readonly reason: string;
  /** The last day on which they are silenced, where nobody says another. */
  readonly until: string;
}

export interface RecordBaselineParams {
  readonly root: DocumentUri;
  /** Id of a person or role, or a name. */
  readonly owner: string;
  readonly reason: string;
  /** `2026-12-31` */
  readonly until: string;
}

export interface RecordedBaseline {
  readonly edit: WorkspaceEdit;
  /** The baseline, to be saved. */
  readonly uri: DocumentUri;
  /** What is recorded, and what is not, in sentences. */
  readonly summary: string;
}
