import {
  WorkspaceEdit as CodeEdit,
  l10n,
  ProgressLocation,
  Range,
  TabInputText,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Server } from '../server.ts';
import { editedText } from './texts.ts';

const byteOrderMark = '\uFEFF';

/** A file before and after an edit; null where it is not there. */
export interface WrittenFile {
  readonly uri: string;
  readonly before: string | null;
  readonly after: string | null;
  /** It begins with a byte-order mark, which is none of its text. */
  readonly isMarked: boolean;
}

/** What an edit has become. */
export type Written =
  | { readonly kind: 'written'; readonly files: readonly WrittenFile[] }
  /** Nothing was written, for a reason that is a sentence. */
  | { readonly kind: 'failed'; readonly reason: string; readonly uri: string | null };

/** Files without an editor that are written before somebody sees how far it is. */
const silently = 20;

/**
 * Makes an edit whole or not at all: in files that are open as a change that is not saved, in others on disk, where
 * nothing but the edit is written.
 * @param undo takes the edit back; a text that this does not lead back to has changed since the edit was made
 */
export async function writeEdit(
  server: Server,
  edit: WorkspaceEdit,
  undo: WorkspaceEdit | null,
): Promise<Written> {
  const wanted = filesOf(edit);
  const backwards = undo === null ? null : filesOf(undo);
  const open = wanted.filter(({ uri, made, isGone }) => !made && !isGone && openDocument(uri) !== null);
  const files: WrittenFile[] = [];
  for (const file of wanted) {
    const { uri, made, isGone, edits } = file;
    const stored = made ? null : await storedText(uri);
    const before = stored?.text ?? null;
    if (before === null && !made) return failed(l10n.t('{0} cannot be read.', nameOf(uri)), uri);
    if (made && (await textOf(uri)) !== null)
      return failed(l10n.t('{0} was not written: there is a file of that name.', nameOf(uri)), uri);
    const after = isGone ? null : editedText(before ?? '', edits);
    const back = backwards?.find((each) => each.uri === uri);
    if (before !== null && after !== null && back !== undefined && editedText(after, back.edits) !== before)
      return failed(changedSince(uri), uri);
    files.push({ uri, before, after, isMarked: stored?.isMarked === true });
  }
  const unseen = open.flatMap(({ uri }) => openDocument(uri) ?? []).filter((document) => !isShown(document));
  for (const document of unseen)
    if (await isBehind(document)) return failed(changedSince(String(document.uri)), String(document.uri));
  if (open.length > 0 && !(await server.apply(partOf(edit, open))))
    return failed(changedSince(open[0]!.uri), open[0]!.uri);
  const isOpen = new Set(open.map(({ uri }) => uri));
  // Nobody would see that they wait to be saved.
  for (const document of unseen)
    if (!(await document.save())) {
      await restore(files.filter(({ uri }) => isOpen.has(uri)));
      return failed(changedSince(String(document.uri)), String(document.uri));
    }
  const problem = await writeFiles(
    server,
    files.filter(({ uri }) => !isOpen.has(uri)),
  );
  if (problem === null) return { kind: 'written', files };
  await restore(files.filter(({ uri }) => isOpen.has(uri)));
  return problem;
}

/** What an edit does to some files, whatever version of them it was made for: their texts were compared. */
const partOf = ({ documentChanges = [] }: WorkspaceEdit, files: readonly WantedFile[]): WorkspaceEdit => ({
  documentChanges: documentChanges.flatMap((change) =>
    'edits' in change && files.some(({ uri }) => uri === change.textDocument.uri)
      ? [{ ...change, textDocument: { uri: change.textDocument.uri, version: null } }]
      : [],
  ),
});

/** Gives documents the text back that they had: of an edit all is made or nothing. */
async function restore(files: readonly WrittenFile[]): Promise<void> {
  const edit = new CodeEdit();
  for (const { uri, before } of files) {
    const document = openDocument(uri);
    if (document === null || before === null) continue;
    const end = document.lineAt(document.lineCount - 1).range.end;
    edit.replace(document.uri, new Range(document.positionAt(0), end), before);
  }
  await workspace.applyEdit(edit);
}

const inLines = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** Another program has changed the file, and VS Code, which keeps documents for a while, has not noticed yet. */
async function isBehind(document: TextDocument): Promise<boolean> {
  try {
    const bytes = await workspace.fs.readFile(document.uri);
    return inLines(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) !== inLines(document.getText());
  } catch {
    // It is written in a way of its own, or not there: whoever saves it finds out.
    return false;
  }
}

/** Somebody sees that it has changed, or it had before. */
export const isShown = ({ uri, isDirty }: TextDocument): boolean =>
  isDirty ||
  window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString()),
  );

const changedSince = (uri: string): string =>
  l10n.t('Nothing was written, because {0} has changed meanwhile: try again.', nameOf(uri));

const failed = (reason: string, uri: string | null): Written => ({ kind: 'failed', reason, uri });
export const nameOf = (uri: string): string => workspace.asRelativePath(Uri.parse(uri));

interface WantedFile {
  readonly uri: string;
  readonly made: boolean;
  readonly isGone: boolean;
  readonly edits: readonly TextEdit[];
}

/** What an edit does to each file. */
function filesOf({ documentChanges = [] }: WorkspaceEdit): readonly WantedFile[] {
  const files = new Map<string, WantedFile>();
  for (const change of documentChanges) {
    const uri = 'edits' in change ? change.textDocument.uri : 'uri' in change ? change.uri : null;
    if (uri === null) continue;
    const file = files.get(uri) ?? { uri, made: false, isGone: false, edits: [] };
    if ('edits' in change) {
      const edits = change.edits.filter((each): each is TextEdit => 'newText' in each);
      files.set(uri, { ...file, edits: [...file.edits, ...edits] });
    } else
      files.set(uri, {
        ...file,
        made: file.made || change.kind === 'create',
        isGone: change.kind === 'delete',
      });
  }
  return [...files.values()];
}

/** A document that has a text of its own: what is on disk is not what counts then. */
const openDocument = (uri: string): TextDocument | null =>
  workspace.textDocuments.find(
    ({ uri: each, isClosed }) => !isClosed && each.toString() === Uri.parse(uri).toString(),
  ) ?? null;

/** The text of a file as it counts now, or null where there is none. */
export const textOf = async (uri: string): Promise<string | null> => (await storedText(uri))?.text ?? null;

/** The text with whether a byte-order mark stands before it, which is no part of it. */
async function storedText(
  uri: string,
): Promise<{ readonly text: string; readonly isMarked: boolean } | null> {
  const document = openDocument(uri);
  if (document !== null) return { text: document.getText(), isMarked: false };
  try {
    const bytes = await workspace.fs.readFile(Uri.parse(uri));
    const [first, second, third] = bytes;
    const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isMarked };
  } catch {
    return null;
  }
}

/** Writes files one by one; where one fails or somebody stops it, those that were written are as they were. */
async function writeFiles(server: Server, files: readonly WrittenFile[]): Promise<Written | null> {
  if (files.length <= silently) return writeEach(server, files, () => false);
  return window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Writing {0} files…', files.length),
      cancellable: true,
    },
    (progress, token) =>
      writeEach(server, files, () => {
        progress.report({ increment: 100 / files.length });
        return token.isCancellationRequested;
      }),
  );
}

async function writeEach(
  server: Server,
  files: readonly WrittenFile[],
  isStopped: () => boolean,
): Promise<Written | null> {
  const written: WrittenFile[] = [];
  let problem: Written | null = null;
  for (const file of files) {
    if (isStopped()) problem = failed(l10n.t('Stopped. All files are as they were before.'), null);
    else
      try {
        await put(file, file.after);
        written.push(file);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        const said = l10n.t('Nothing was written, because {0} cannot be: {1}', nameOf(file.uri), why);
        problem = failed(said, file.uri);
      }
    if (problem !== null) break;
  }
  if (problem !== null) problem = (await takenBack(written)) ?? problem;
  if (problem === null)
    server.filesWritten(
      written.map(({ uri, before, after }) => ({ uri, wasThere: before !== null, isThere: after !== null })),
    );
  return problem;
}

/** Gives files that were written the text back that they had; says which of them do not take it. */
async function takenBack(written: readonly WrittenFile[]): Promise<Written | null> {
  const left: string[] = [];
  for (const file of written) await put(file, file.before).catch(() => left.push(file.uri));
  const [first] = left;
  if (first === undefined) return null;
  const names = left.map(nameOf).join(', ');
  return failed(
    l10n.t('Stopped half-way. These files could not be put back as they were: {0}', names),
    first,
  );
}

async function put({ uri, isMarked }: WrittenFile, text: string | null): Promise<void> {
  const file = Uri.parse(uri);
  if (text === null) return workspace.fs.delete(file);
  return workspace.fs.writeFile(file, new TextEncoder().encode(isMarked ? byteOrderMark + text : text));
}
