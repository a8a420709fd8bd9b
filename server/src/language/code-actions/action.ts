import type { Finding } from '../../model/finding.ts';
import type { Position } from '../../model/text.ts';
import type { AskingClient } from '../confirmation.ts';
import type { OpenFile } from '../mentions.ts';
import type { ProposedEdit } from '../proposed-edit.ts';

/** Kind of the action that repairs everything in a file that can be repaired for certain. */
export const fixAllKind = 'source.fixAll.qms';

/** Something a user can have done about a finding. */
export interface QmsCodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | typeof fixAllKind;
  /** What it is about; null for an action on the whole file. */
  readonly finding: Finding | null;
  readonly isPreferred: boolean;
  readonly edit: ProposedEdit;
  /** Where something is still to be written in the document, once the edit is made. */
  readonly caret?: Position;
}

/** A file that does not exist yet. */
export interface NewFile {
  readonly file: string;
  readonly text: string;
}

export interface CodeActionOptions extends AskingClient {
  readonly open: OpenFile;
  /** A new record of a type with an id, to be filled in; null where none can be made. */
  readonly newRecord: (type: string, id: string) => NewFile | null;
}
