import {
  type AnnotatedTextEdit,
  CreateFile,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { FileEdit } from '../model/finding.ts';
import type { SignatureQuestion } from '../model/signature-question.ts';
import { startOfFile } from './file-place.ts';

/** One change of a proposal; `annotation` is the id of what is to be asked before it is made. */
export interface ProposedChange extends FileEdit {
  readonly annotation?: string;
}

/** An edit a feature proposes, files by their path below the root. */
export interface ProposedEdit {
  readonly created: readonly { readonly file: string; readonly text: string }[];
  readonly changes: readonly ProposedChange[];
  /** The version of the document each changed file was open as when the changes were computed; null when it was not open. */
  readonly versions: Readonly<Record<string, number | null>>;
  /** What is asked, by id. */
  readonly annotations: Readonly<Record<string, SignatureQuestion>>;
}

/** What an edit needs to know of the editor it is made for. */
export interface EditingClient {
  readonly uriOf: (path: string) => string;
  /** `workspace.workspaceEdit.documentChanges` */
  readonly documentChanges: boolean;
}

/**
 * A proposal as the editor takes it. A client without `documentChanges` gets plain changes, without questions
 * and new files: do not offer it proposals that have any.
 */
export function workspaceEdit(proposed: ProposedEdit, client: EditingClient): WorkspaceEdit {
  const byFile = new Map<string, (TextEdit | AnnotatedTextEdit)[]>();
  for (const { file, range, newText, annotation } of proposed.changes) {
    const edits = byFile.get(file) ?? [];
    edits.push({ range, newText, ...(annotation === undefined ? {} : { annotationId: annotation }) });
    byFile.set(file, edits);
  }
  if (!client.documentChanges) {
    const plain = [...byFile].map(([file, edits]) => [
      client.uriOf(file),
      edits.map(({ range, newText }) => ({ range, newText })),
    ]);
    return { changes: Object.fromEntries(plain) };
  }
  const documentChanges: (CreateFile | TextDocumentEdit)[] = proposed.created.flatMap(({ file, text }) => {
    const uri = client.uriOf(file);
    return [
      CreateFile.create(uri, { overwrite: false, ignoreIfExists: false }),
      { textDocument: { uri, version: null }, edits: [{ range: startOfFile, newText: text }] },
    ];
  });
  for (const [file, edits] of byFile)
    documentChanges.push({
      textDocument: { uri: client.uriOf(file), version: proposed.versions[file] ?? null },
      edits,
    });
  const asks = Object.keys(proposed.annotations).length > 0;
  return { documentChanges, ...(asks ? { changeAnnotations: { ...proposed.annotations } } : {}) };
}
