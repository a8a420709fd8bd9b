import { defineMessages } from '../messages/define-messages.ts';
import type { Message } from '../model/message.ts';
import { excerpt } from '../text/oddity.ts';
import { columnLetters, type Row, type Sheet } from '../text/sheet-cells.ts';
import type { DateOrder } from '../text/written-date.ts';
import type { Project } from '../workspace/project.ts';
import { Names } from './cell-values/names.ts';
import { foldedWord } from './cell-values/words.ts';
import { chooseSheet } from './import-table/choose-sheet.ts';
import { notesOn } from './import-table/notes.ts';
import { knownType, type NewRecord } from './new-record.ts';
import { Refusal } from './refusal.ts';
import { type Column, type Header, mappingOf, readHeader } from './table-rows/columns.ts';
import { freeIds } from './table-rows/free-ids.ts';
import { faultsOfForm } from './table-rows/read-back.ts';
import { bytesOf, largestPart, registersOf } from './table-rows/registers.ts';
import { type CellFault, type RowRecord, readRows } from './table-rows/rows.ts';

const say = defineMessages('import', {
  register: 'A register holds records of another type. Name that type, as in `qms import risk`.',
  ending: '`{file}` is no place for a register. Choose a file that ends in .yaml.',
  word: '`--word "{given}"` does not say what a word means. Write it as `--word "Offen=open"`.',
  large:
    'The row would be larger than a file may be ({limit, number} bytes). Shorten its texts, or raise `limits.fileSize` in qms.yaml.',
});

/** What `qms import` was asked for. */
export interface ImportRequest {
  readonly type: string;
  /** Name of the file, as people will look for it, and what it holds. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** `Column=field`. */
  readonly maps: readonly string[];
  /** `word=value`. */
  readonly words: readonly string[];
  readonly sheet: string | null;
  readonly dates: DateOrder | null;
  /** Path below the root. */
  readonly out: string | null;
}

/** A table read as a register. Nothing has been written. */
export interface ImportedTable {
  readonly sheet: string | null;
  readonly columns: readonly Column[];
  /** Rows that hold something, those that are records, and why the others are none. */
  readonly rows: number;
  readonly passed: number;
  readonly faults: readonly CellFault[];
  readonly notes: readonly Message[];
  /** The files with the rows that are records. */
  readonly registers: readonly NewRecord[];
}

/**
 * Reads a table as the records of a type. Writes nothing; throws a {@link Refusal} where the file, its sheet, its labels
 * or the place to write to will not do. What is wrong with single cells is in the result.
 */
export function importTable(request: ImportRequest, project: Project): ImportedTable {
  const schema = knownType(request.type, project);
  if (schema.type === 'register') throw new Refusal(say.register());
  if (request.out !== null && !/\.ya?ml$/i.test(request.out))
    throw new Refusal(say.ending({ file: excerpt(request.out) }));
  const mappings = request.maps.map(mappingOf);
  const words = new Map(request.words.map(wordOf));
  const { sheet, notes } = chooseSheet(request.bytes, schema, mappings, request.sheet);
  const header = readHeader(sheet.rows, schema, mappings);
  const names = new Names(project, idsGiven(sheet, header));
  const read = readRows(sheet.rows, {
    header,
    reading: {
      place: 'import',
      dates: { order: request.dates, pointsAreDmy: header.isGerman },
      words,
      names,
    },
    project,
    nextId: freeIds(schema, project),
    letters: columnLetters,
  });
  const head = {
    title: titleOf(sheet, header, request.name),
    of: schema.type,
    source: sheet.name === null ? request.name : `${request.name}, sheet "${sheet.name}"`,
  };
  const most = largestPart(project);
  const tooLarge = read.records.flatMap(({ row, data }): CellFault[] =>
    bytesOf(data) > most - 1_000 ? [{ row, column: null, message: say.large({ limit: most }) }] : [],
  );
  const fitting = without(read.records, tooLarge);
  const tried = registersOf(fitting, head, project, request.out);
  const badForm = tried.flatMap((register) => faultsOfForm(register, header.columns, project));
  const records = without(fitting, badForm);
  const registers = badForm.length === 0 ? tried : registersOf(records, head, project, request.out);
  return {
    sheet: sheet.name,
    columns: header.columns,
    rows: read.rows,
    passed: records.length,
    faults: [...read.faults, ...tooLarge, ...badForm].sort(
      (one, other) => one.row - other.row || (one.column ?? -1) - (other.column ?? -1),
    ),
    notes: [...notes, ...notesOn(sheet, header, read, names, registers.length)],
    registers,
  };
}

function without(records: readonly RowRecord[], faults: readonly CellFault[]): readonly RowRecord[] {
  if (faults.length === 0) return records;
  const faulty = new Set(faults.map(({ row }) => row));
  return records.filter(({ row }) => !faulty.has(row));
}

function wordOf(given: string): readonly [word: string, value: string] {
  const at = given.lastIndexOf('=');
  const [word, value] = [given.slice(0, Math.max(at, 0)), given.slice(at + 1).trim()];
  if (foldedWord(word) === '' || value === '') throw new Refusal(say.word({ given: excerpt(given) }));
  return [foldedWord(word), value];
}

/** The ids that the table gives to its rows, so that rows may name each other. */
function idsGiven({ rows }: Sheet, { row: headerRow, columns }: Header): ReadonlySet<string> {
  const column = columns.find(({ target }) => target?.path === 'id')?.index;
  const idOf = ({ cells }: Row): string[] => {
    const cell = column === undefined ? undefined : cells.get(column);
    if (cell?.kind === 'text') return [cell.text];
    return cell?.kind === 'number' ? [cell.shown] : [];
  };
  return new Set(rows.filter(({ number }) => number > headerRow).flatMap(idOf));
}

/** Names that programs give to sheets. */
const unnamed = /^(?:sheet|table|tabelle|hoja|planilha|folha|feuil|feuille|foglio)\s?\d*$/i;

/** The title above the labels, else the name of the sheet, else that of the file. */
function titleOf({ name, rows }: Sheet, { row }: Header, file: string): string {
  const above = rows.filter(({ number, cells }) => number < row && cells.size === 1);
  const [title] = above.flatMap(({ cells }) =>
    [...cells.values()].flatMap((cell) => (cell.kind === 'text' ? [cell.text] : [])),
  );
  if (title !== undefined) return title.replace(/\s+/g, ' ').slice(0, 100);
  return name === null || unnamed.test(name) ? file.replace(/\.[^.]*$/, '') || file : name;
}
