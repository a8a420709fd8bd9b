import type { DocumentUri, Range } from 'vscode-languageserver-types';
import type { Phase } from '../../../model/record.ts';

/** What pickers ask: which records there are, and which types. */
export const recordMethods = {
  /** Client → server: {@link RecordsParams} → {@link RecordSummary}[]. */
  records: 'qms/records',
  /** Client → server: {@link FindRecordsParams} → {@link FoundRecord}[], the best first. */
  findRecords: 'qms/findRecords',
  /** Client → server: {@link RootParams} → {@link RecordType}[]. */
  recordTypes: 'qms/recordTypes',
} as const;

/** Names the root meant; absent, all of them are. */
export interface RootParams {
  readonly root?: DocumentUri;
}

export interface RecordsParams extends RootParams {
  /** Only records of these types. */
  readonly types?: readonly string[];
}

export interface FindRecordsParams extends RootParams {
  /** Words of which all are to be found; without any, all records are. */
  readonly query: string;
}

/** A record that was sought, with who answers for it. */
export interface FoundRecord extends RecordSummary {
  /** For people; empty where nobody does. */
  readonly owner: string;
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

export interface RecordType {
  readonly root: DocumentUri;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly clause: string | null;
}
