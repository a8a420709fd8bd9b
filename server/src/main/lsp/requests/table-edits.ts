import { DeleteFile, type WorkspaceEdit } from 'vscode-languageserver';
import { Refusal } from '../../../core/core.ts';
import { features } from '../../../core/features.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { CellsOutcome, EditContext, EditedCells } from '../../../tables/edits/outcome.ts';
import type { Project } from '../../../workspace/project.ts';
import type { ClientAbilities } from '../client-abilities.ts';
import { editFor } from '../edit-for.ts';
import type { CellChange, SignedAnswer, TableEdit, TableQuestion, TableRefusal } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { isObject } from './requests.ts';

const say = defineMessages('server.table-edit', {
  noFiles: 'This editor cannot make files, which a new version needs.',
  none: 'No cell was named that could be changed.',
});

/** What edits of tables are computed from. */
export const contextOf = (session: RootSession, project: Project): EditContext => ({
  project,
  files: session.files,
  open: (path) => session.locate(path),
});

/** More cells are not changed in one go. */
const mostCells = 20_000;

const isValue = (value: unknown): value is CellChange['value'] =>
  value === null ||
  typeof value === 'string' ||
  (Array.isArray(value) && value.every((each) => typeof each === 'string'));

/** The cells that are to say something else. Throws a refusal where the parameters name none. */
export function cellsIn(params: unknown): readonly CellChange[] {
  const cells = isObject(params) ? params['cells'] : undefined;
  if (!Array.isArray(cells) || cells.length === 0 || cells.length > mostCells) throw new Refusal(say.none());
  return cells.map((cell: unknown): CellChange => {
    const { row, column, value, seen } = isObject(cell) ? cell : {};
    if (typeof row !== 'string' || typeof column !== 'string' || !isValue(value))
      throw new Refusal(say.none());
    return {
      row,
      column,
      value,
      ...(seen === undefined ? {} : { seen: seen as NonNullable<CellChange['seen']> }),
    };
  });
}

const answers: ReadonlySet<unknown> = new Set<SignedAnswer>(['new-version', 'version-in-work', 'edit']);

/** What somebody answered about sign-offs, by the key of the row. */
export function answersIn(params: unknown): Readonly<Record<string, SignedAnswer>> {
  const given = isObject(params) ? params['answers'] : undefined;
  if (!isObject(given)) return {};
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, SignedAnswer] => answers.has(entry[1])),
  );
}

/** What an edit of cells came to, as the client is told. */
export function answerOf(
  session: RootSession,
  outcome: CellsOutcome,
  abilities: ClientAbilities,
): TableEdit | TableQuestion | TableRefusal {
  const { text } = session.language;
  if (outcome.kind === 'question') return { question: { text: outcome.text, records: outcome.records } };
  if (outcome.kind === 'edit') return editOf(session, outcome, abilities);
  const { reason, cells, place } = outcome;
  return {
    refused: text(reason).replace(/\.$/, ''),
    cells: cells.map((cell) => ({ ...cell, reason: text(cell.reason) })),
    ...(place === null ? {} : { place: { uri: session.uriOf(place.file), range: place.range } }),
  };
}

/** An edit with what takes it back. Throws a refusal where the client cannot make it. */
export function editOf(
  session: RootSession,
  { edit, undo, summary, moved }: Omit<EditedCells, 'kind'>,
  abilities: ClientAbilities,
  added: readonly string[] = [],
): TableEdit {
  if (edit.created.length > 0 && !abilities.createsFiles) throw new Refusal(say.noFiles());
  session.await([...edit.created, ...edit.changes].map(({ file }) => file));
  const client = {
    uriOf: (path: string) => session.uriOf(path),
    documentChanges: abilities.documentChanges,
  };
  const back: WorkspaceEdit = features.workspaceEdit(undo, client);
  for (const file of undo.deleted) back.documentChanges?.push(DeleteFile.create(session.uriOf(file)));
  return {
    edit: editFor(session, edit, abilities),
    undo: back,
    summary: session.language.text(summary),
    moved,
    added,
  };
}
