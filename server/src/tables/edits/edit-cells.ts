import type { Reading } from '../../authoring/cell-values/value.ts';
import { newVersion, versionInWork } from '../../authoring/new-version.ts';
import { signaturesBrokenBy } from '../../domain/sign-off/broken.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { QmsRecord } from '../../model/record.ts';
import { groupedBy } from '../../records/grouped.ts';
import { readText } from '../../records/read-file.ts';
import { LocatedFile } from '../../workspace/located-file.ts';
import type { Project } from '../../workspace/project.ts';
import { rowKey, type Table } from '../facts/table.ts';
import type { CellChange } from '../model.ts';
import { Result } from './edit-result.ts';
import { type CellFault, type CellOfRecord, editFile } from './edited-file.ts';
import type { CellsOutcome, CellsRequest, EditContext, Reason, RefusedCells } from './outcome.ts';
import { nameOf, signedQuestion, signedRecords } from './signed-records.ts';
import { tableReading } from './typed-value.ts';

const say = defineMessages('table.change', {
  column: 'There is no such column any more. Open the table again.',
  row: 'The record is gone, or has another id or version now.',
  several: '{count, plural, one {# cell} other {# cells}} cannot be changed. {first}',
});

/** What cells of a table that say something else become: the smallest edits of the texts, all or none. */
export async function editCells(
  table: Table,
  { cells, answers }: CellsRequest,
  context: EditContext,
): Promise<CellsOutcome> {
  const { project, open } = context;
  const reading = tableReading(project);
  const found = cellsOf(table, cells);
  if ('kind' in found) return found;
  const [renewed, kept] = divided(found.cells, ({ change }) => answers[change.row] === 'new-version');
  const result = new Result();
  let count = 0;
  const faults: CellFault[] = [];
  const broken: SignedBy[] = [];
  const targets = kept.map((cell) =>
    answers[cell.change.row] === 'version-in-work' ? inWork(cell, project, result) : cell,
  );
  for (const [path, ofFile] of groupedBy(targets, ({ record }) => record.file)) {
    const file = await open(path);
    if (file === null)
      return refused(
        say.row(),
        ofFile.map(({ change }) => ({ change, reason: say.row() })),
      );
    const edited = editFile(file, ofFile, project, reading);
    if ('faults' in edited) {
      faults.push(...edited.faults);
      continue;
    }
    broken.push(...signaturesBrokenBy(project, path, file.text, edited.after));
    result.put(file, edited.edits, edited.after);
    count += ofFile.length;
  }
  if (faults.length > 0) return refusedBy(faults);
  const keyOf = keysOf(table);
  const unasked = broken.filter(({ record }) => answers[keyOf(record)] !== 'edit');
  if (unasked.length > 0) {
    const records = await signedRecords(unasked, keyOf, project, context.files);
    return { kind: 'question', text: signedQuestion(records.length, project), records };
  }
  for (const [row, ofRow] of groupedBy(renewed, ({ change }) => change.row)) {
    const begun = await inNewVersion(ofRow, context, reading);
    if ('faults' in begun) return refusedBy(begun.faults);
    result.create(begun.file, begun.text);
    result.moved.set(row, begun.now);
    count += ofRow.length;
  }
  return result.edit(count);
}

type SignedBy = ReturnType<typeof signaturesBrokenBy>[number];

function divided<T>(all: readonly T[], isFirst: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((each) => !isFirst(each))];
}

/** The row of a record: as the table names it, for one that is not in it by what it would be named. */
function keysOf(table: Table): (record: QmsRecord) => string {
  const keys = new Map(table.records.map((record, index) => [record.key, table.keys[index]!]));
  return (record) => keys.get(record.key) ?? rowKey(record);
}

/** The cells with their records and columns; refused where one is gone, or takes no edits. */
function cellsOf(
  table: Table,
  cells: readonly CellChange[],
): { readonly cells: readonly CellOfRecord[] } | RefusedCells {
  const rows = new Map(table.keys.map((key, index) => [key, table.records[index]!]));
  const columns = new Map(table.columns.map((column) => [column.shown.key, column]));
  const faults: { readonly change: CellChange; readonly reason: Reason }[] = [];
  const found = cells.flatMap((change): CellOfRecord[] => {
    const [record, column] = [rows.get(change.row), columns.get(change.column)];
    if (column === undefined) faults.push({ change, reason: say.column() });
    else if (record === undefined) faults.push({ change, reason: say.row() });
    else if (column.shown.whyNot !== null) faults.push({ change, reason: column.shown.whyNot });
    else return [{ change, column, record }];
    return [];
  });
  const [first] = faults;
  return first === undefined ? { cells: found } : refused(reasonOf(first.reason, faults.length), faults);
}

const reasonOf = (first: Reason, count: number): Reason =>
  count === 1 ? first : say.several({ count, first });

const refused = (
  reason: Reason,
  faults: readonly { readonly change: CellChange; readonly reason: Reason }[],
  place: RefusedCells['place'] = null,
): RefusedCells => ({
  kind: 'refused',
  reason,
  cells: faults.map(({ change: { row, column }, reason: why }) => ({ row, column, reason: why })),
  place,
});

function refusedBy(faults: readonly CellFault[]): RefusedCells {
  const { reason, file, at } = faults[0]!;
  return refused(reasonOf(reason, faults.length), faults, { file: file.path, range: file.rangeOf(at) });
}

/** The cell in the version that is being written. */
function inWork(cell: CellOfRecord, project: Project, result: Result): CellOfRecord {
  const version = versionInWork(cell.record.id, project);
  if (version === null) return cell;
  result.moved.set(cell.change.row, rowKey(version));
  const { seen: _, ...change } = cell.change;
  return { ...cell, record: version, change };
}

interface Begun {
  readonly file: string;
  readonly text: string;
  readonly now: string;
}

/** The next version of a record with the cells in it. */
async function inNewVersion(
  cells: readonly CellOfRecord[],
  { project, files }: EditContext,
  reading: Reading,
): Promise<Begun | { readonly faults: readonly CellFault[] }> {
  const { record } = cells[0]!;
  const { file, text } = await newVersion({ id: nameOf(record) }, project, files);
  const draft = readText(file, text, project.setup).records.find(({ id }) => id === record.id);
  const located = new LocatedFile(file, text, null, project.setup);
  if (draft === undefined)
    return {
      faults: cells.map(({ change }) => ({
        change,
        reason: say.row(),
        file: located,
        at: { start: 0, end: 0 },
      })),
    };
  const edited = editFile(
    located,
    cells.map((cell) => ({ ...cell, record: draft })),
    project,
    reading,
  );
  return 'faults' in edited ? edited : { file, text: edited.after, now: rowKey(draft) };
}
