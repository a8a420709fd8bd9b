import type { DocumentUri, Position, WorkspaceEdit } from 'vscode-languageserver-types';
import type { RecordSummary } from './records.ts';

/** What a client asks for to be written: new records, versions and repositories, and pieces of text. */
export const writingMethods = {
  /** Client → server: {@link NewRecordParams} → {@link NewRecordResult} | {@link Refused}. */
  newRecord: 'qms/newRecord',
  /** Client → server: {@link NextVersionParams} → {@link NextVersion} | {@link Refused}. */
  nextVersion: 'qms/nextVersion',
  /** Client → server: {@link NewVersionParams} → {@link NewRecordResult} | {@link Refused}. */
  newVersion: 'qms/newVersion',
  /** Client → server: {@link FillInParams} → {@link RecordToFillIn} | {@link Refused}: what is still to be said of a record. */
  toFillIn: 'qms/toFillIn',
  /** Client → server: {@link FillInParams} with answers → {@link FilledIn} | {@link Refused}. */
  fillIn: 'qms/fillIn',
  /** Client → server: {@link AddThemeParams} → {@link ThemeAdded} | {@link Refused}: a strategic theme, into qms.yaml. */
  addTheme: 'qms/addTheme',
  /** Client → server: {@link InitialFilesParams} → {@link InitialFiles}, also where there is no root yet. */
  initialFiles: 'qms/initialFiles',
  /** Client → server: RootParams → {@link TypeSnippet}[]. */
  snippets: 'qms/snippets',
  /** Client → server: {@link PasteParams} → what to insert as text, or null. */
  pasteReferences: 'qms/pasteReferences',
} as const;

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
  /** A record that is to name the new one in a field of its own. */
  readonly from?: { readonly id: string; readonly field: string };
}

export interface NewRecordResult {
  readonly id: string;
  readonly uri: DocumentUri;
  readonly text: string;
  /** The same text as a snippet, its places to write as tab stops. */
  readonly snippet: string;
  /** Makes the other record name it, where one was given and nothing stands in the way. */
  readonly link?: { readonly uri: DocumentUri; readonly edit: WorkspaceEdit };
}

export interface AddThemeParams {
  readonly root: DocumentUri;
  /** In the words of the organization. */
  readonly title: string;
}

export interface ThemeAdded {
  readonly edit: WorkspaceEdit;
  /** The file that the edit touches, to be saved. */
  readonly file: DocumentUri;
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

export interface FillInParams {
  readonly root: DocumentUri;
  /** An id, or `id@version`. */
  readonly id: string;
  /** Of a management review: key of the input that is meant. Default: the record itself. */
  readonly input?: string;
  /** By key of the blank; what is left out stays open. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** What is still to be said of a record, question by question. */
export interface RecordToFillIn {
  readonly record: RecordSummary;
  /** What of the record is asked about: title of the input; null for the record itself. */
  readonly about: string | null;
  readonly blanks: readonly Blank[];
}

/** A question about a record. */
export interface Blank {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  /**
   * What an answer may be: `choice` is one of the choices, `choices` any of them, a line each, `text` may be another
   * where there are some.
   */
  readonly kind: 'text' | 'number' | 'date' | 'choice' | 'choices';
  readonly choices: readonly { readonly value: string; readonly label: string; readonly detail: string }[];
}

export interface FilledIn {
  readonly edit: WorkspaceEdit;
  /** Files that the edit touches, to be saved. */
  readonly files: readonly DocumentUri[];
  /** Nothing of it is left open. */
  readonly isWhole: boolean;
  /** It is put in force by a sign-off. */
  readonly awaitsForce: boolean;
}

export interface InitialFilesParams {
  /** The example company instead of the first records to fill in. */
  readonly sample: boolean;
  /** What was said of the organization and its people. */
  readonly answers?: SetUpAnswers;
}

/** Whatever was skipped is absent. Names are written `Jane Doe, jane@acme.example`, the address if it is known. */
export interface SetUpAnswers {
  readonly organization?: string;
  readonly you?: string;
  /** Id of one of the first roles, `ROLE-TOP` or `ROLE-QM`, or what another role is called. */
  readonly role?: string;
  readonly topManagement?: string;
}

/** What a new repository starts with. */
export interface InitialFiles {
  readonly files: readonly InitialFile[];
  /** Id of the person who sets it up; null where they did not say who they are. */
  readonly you: string | null;
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

/** Files that are pasted or dropped at a position of a document. */
export interface PasteParams {
  readonly textDocument: { readonly uri: DocumentUri };
  readonly position: Position;
  readonly uris: readonly DocumentUri[];
}
