import type { TableContext } from '../../server/src/tables/facts/column.ts';
import type { Source } from '../../server/src/tables/facts/source.ts';
import { type Table, tableOf } from '../../server/src/tables/facts/table.ts';
import type { TableCell } from '../../server/src/tables/model.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { type CheckOptions, openProject } from '../rules/harness.ts';

/** What the cells of a project are made from. */
export const contextOf = (project: Project): TableContext => ({
  project,
  findingsIn: (path) => project.findingsOf(path)?.findings ?? [],
});

/** The table of a repository given as path → text. */
export async function tableIn(
  files: Readonly<Record<string, string | Uint8Array>>,
  source: Source,
  options: CheckOptions = {},
): Promise<{ readonly project: Project; readonly table: Table }> {
  const { project } = await openProject(files, options);
  const table = tableOf(source, contextOf(project));
  if (table === null) throw new Error('there is no such table');
  return { project, table };
}

/** The cell of a column in the row of a record. */
export function cellIn(table: Table, id: string, column: string): TableCell {
  const index = table.records.findIndex((record) => record.id === id);
  const at = table.columns.findIndex(({ shown }) => shown.key === column);
  if (index < 0 || at < 0) throw new Error(`there is no cell ${column} of ${id}`);
  return table.row(index).cells[at]!;
}

/** What a cell shows. */
export const textOf = (cell: TableCell): string => (typeof cell === 'string' ? cell : cell.text);
