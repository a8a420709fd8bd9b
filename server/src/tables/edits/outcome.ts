import type { ProposedEdit } from '../../language/proposed-edit.ts';
import type { Message } from '../../model/message.ts';
import type { Range } from '../../model/text.ts';
import type { LocatedFile } from '../../workspace/located-file.ts';
import type { FileSystem } from '../../workspace/ports.ts';
import type { Project } from '../../workspace/project.ts';
import type { CellChange, SignedAnswer } from '../model.ts';
import type { SignedRecord } from './signed-records.ts';

/** What an edit is computed from, besides the table. */
export interface EditContext {
  readonly project: Project;
  /** The files as the editor has them. */
  readonly files: FileSystem;
  readonly open: (path: string) => Promise<LocatedFile | null>;
}

export interface CellsRequest {
  readonly cells: readonly CellChange[];
  /** By key of the row. */
  readonly answers: Readonly<Record<string, SignedAnswer>>;
}

/** In words already, where a column says so of all its cells. */
export type Reason = Message | string;

/** Why nothing is written. */
export interface RefusedCells {
  readonly kind: 'refused';
  readonly reason: Reason;
  readonly cells: readonly { readonly row: string; readonly column: string; readonly reason: Reason }[];
  readonly place: { readonly file: string; readonly range: Range } | null;
}

/** An edit with the one that takes it back. */
export interface EditedCells {
  readonly kind: 'edit';
  readonly edit: ProposedEdit;
  /** Files that were made are to be deleted. */
  readonly undo: ProposedEdit & { readonly deleted: readonly string[] };
  readonly summary: Message;
  readonly moved: readonly { readonly row: string; readonly now: string }[];
}

/** Sign-offs that would break, and nobody has said what to do about. */
export interface AskedCells {
  readonly kind: 'question';
  readonly text: string;
  readonly records: readonly SignedRecord[];
}

export type CellsOutcome = EditedCells | AskedCells | RefusedCells;
