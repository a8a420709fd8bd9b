import type { DocumentUri, Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { PackCopy } from '../../../pack/document/copies.ts';

/** What this server and its clients say to each other about review packs. Types and names of methods alone. */
export const packMethods = {
  /** Client → server: {@link PackParams} → {@link PackView} | Refused. */
  pack: 'qms/pack',
  /** Server → client, notification: {@link PackChangedParams}. */
  packChanged: 'qms/packChanged',
  /** Client → server: {@link PackExportParams} → {@link PackFile} | Refused. */
  packFile: 'qms/packFile',
  /** Client → server: {@link PackSourceParams} → {@link PackSource} | null. */
  packSource: 'qms/packSource',
  /** Client → server: {@link PackItemParams} → {@link PackItem} | null. */
  packItem: 'qms/packItem',
  /** Client → server: {@link PackFindingParams} → {@link PackSource} | null. */
  packFinding: 'qms/packFinding',
  /** Client → server: {@link PackFixParams} → {@link PackEdit} | Refused. */
  packFix: 'qms/packFix',
  /** Client → server: {@link PackStartParams} → {@link PackEdit} | Refused. */
  packStart: 'qms/packStart',
  /** Client → server: {@link PrepareReviewParams} → NewRecordResult | Refused. */
  prepareReview: 'qms/prepareReview',
} as const;

export interface PackFileParams {
  readonly root: DocumentUri;
  /** Id of the review. */
  readonly review: string;
}

export interface PackParams extends PackFileParams {
  /** Parts the client has, by id, with the revision of each: what has not changed is not sent again. */
  readonly known?: Readonly<Record<string, number>>;
}

/** The pages of a pack as they are now. */
export interface PackView {
  /** The review's title, or its id. */
  readonly title: string;
  /** Where the minutes are. */
  readonly uri: DocumentUri;
  /** Style sheet of the pages, in a client's first request only. */
  readonly style: string | null;
  /** In order. */
  readonly parts: readonly PackPart[];
}

/** One element of the pages, with an id of its own. */
export interface PackPart {
  readonly id: string;
  readonly revision: number;
  /** Made by this product, with everything from records escaped; null where the client has it. */
  readonly html: string | null;
}

/** Packs of the root may say something else now. */
export interface PackChangedParams {
  readonly root: DocumentUri;
}

export interface PackExportParams extends PackFileParams {
  /** How much of the pack: `brief`, `meeting` or `archive`, which is all of it and what is taken where nothing is said. */
  readonly copy?: PackCopy;
}

/** The pack as one file that needs nothing else. */
export interface PackFile {
  readonly html: string;
  /** `sha256-…` over what the pack says. */
  readonly digest: string;
}

export interface PackSourceParams {
  readonly root: DocumentUri;
  readonly record: string;
  /** Below the root; which of several versions is meant. */
  readonly file?: string;
  /** Keys and positions from the record's root, with dots between. */
  readonly path: string;
}

export interface PackSource {
  readonly uri: DocumentUri;
  readonly range: Range;
}

export interface PackItemParams {
  readonly textDocument: { readonly uri: DocumentUri };
  readonly position: Position;
}

/** What a position of a document is about. */
export interface PackItem {
  readonly root: DocumentUri;
  readonly record: string;
  /** As in {@link PackSourceParams}, or `body` for the text below the data. */
  readonly path: string;
}

export interface PackFindingParams {
  readonly root: DocumentUri;
  /** Fingerprint of the finding. */
  readonly finding: string;
  /** The file it stands in, below the root: findings of several versions of a record have one fingerprint. */
  readonly file: string;
}

export interface PackFixParams extends PackFindingParams {
  /** Which of its fixes. */
  readonly fix: number;
}

export interface PackStartParams extends PackFileParams {
  /** Key of the input to begin. */
  readonly input: string;
}

export interface PackEdit {
  /** Null where nothing has to be written. */
  readonly edit: WorkspaceEdit | null;
  /** What to fill in then, for {@link packMethods.packSource}; null where there is nothing to. */
  readonly next: Omit<PackSourceParams, 'root'> | null;
}

export interface PrepareReviewParams {
  readonly root: DocumentUri;
}
