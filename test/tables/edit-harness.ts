import type { ProposedChange } from '../../server/src/language/proposed-edit.ts';
import { english } from '../../server/src/messages/language.ts';
import { editCells } from '../../server/src/tables/edits/edit-cells.ts';
import type { CellsOutcome } from '../../server/src/tables/edits/outcome.ts';
import type { Source } from '../../server/src/tables/facts/source.ts';
import { type Table, tableOf } from '../../server/src/tables/facts/table.ts';
import type { CellChange, SignedAnswer } from '../../server/src/tables/model.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { applyEdits, spanEdits } from '../../server/src/text/span-edits.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { type CheckOptions, openProject } from '../rules/harness.ts';
import { contextOf } from './harness.ts';

/** A table that is edited. */
export interface Edited {
  readonly project: Project;
  readonly table: Table;
  readonly edit: (
    cells: readonly CellChange[],
    answers?: Readonly<Record<string, SignedAnswer>>,
  ) => Promise<CellsOutcome>;
}

export async function editing(
  files: Readonly<Record<string, string | Uint8Array>>,
  source: Source,
  options: CheckOptions = {},
): Promise<Edited> {
  const { project } = await openProject(files, options);
  return editingOf(project, source);
}

export function editingOf(project: Project, source: Source): Edited {
  const table = tableOf(source, contextOf(project));
  if (table === null) throw new Error('there is no such table');
  const context = { project, files: project.files, open: (path: string) => project.locate(path) };
  return {
    project,
    table,
    edit: (cells, answers = {}) => editCells(table, { cells, answers }, context),
  };
}

/** A text after changes of its file. */
export const changed = (file: string, text: string, changes: readonly ProposedChange[]): string =>
  applyEdits(
    text,
    spanEdits(
      changes.filter((each) => each.file === file),
      new LineIndex(text),
    ),
  );

/** The text of a file after an outcome; what was refused or asked is thrown. */
export function after(outcome: CellsOutcome, file: string, text: string): string {
  if (outcome.kind === 'refused') throw new Error(`refused: ${english.text(outcome.reason)}`);
  if (outcome.kind === 'question') throw new Error(`asked: ${outcome.text}`);
  const now = changed(file, text, outcome.edit.changes);
  if (changed(file, now, outcome.undo.changes) !== text) throw new Error('undo does not lead back');
  return now;
}

/** Why an edit was refused. */
export const refusal = (outcome: CellsOutcome): string =>
  outcome.kind === 'refused' ? english.text(outcome.reason) : outcome.kind;
