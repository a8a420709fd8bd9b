import { headerRowOf } from '../../records/adopted.ts';
import { fieldOfLabel } from '../../records/labels.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import { textOf } from '../../records/values.ts';
import { readCsvTable } from '../../text/csv-table.ts';
import { literal } from './file-patterns.ts';
import type { EntryDraft } from './proposal.ts';
import { type Answers, askRowIds, askRows, type Weighed } from './questions.ts';
import type { RegisterGuess } from './register-type.ts';
import type { SeenFile } from './seen-file.ts';
import { titleColumn } from './title-column.ts';
import { entryOf, tryEntry } from './trial.ts';

/** A table whose rows may be records, and what becomes of it. */
export interface ProposedRegister {
  readonly file: SeenFile;
  /** Null for one that is left out: nobody knows what it is, or its rows have no ids of their own. */
  readonly draft: EntryDraft | null;
  readonly ids: readonly string[];
  /** What one would have to know to read it. */
  readonly lacks: 'type' | 'ids' | null;
  readonly question: Weighed | null;
}

type Found = { readonly file: SeenFile; readonly guess: RegisterGuess };

/** What tells things apart even where nobody has given them numbers. */
const tellingFields: ReadonlySet<string | null> = new Set([
  'title',
  'name',
  'identification',
  'product',
  null,
]);

/** Columns by which rows can be told apart: each cell is filled, no two are alike, and none is a day or a figure. */
const tellingColumns = ({ table, type }: RegisterGuess): readonly string[] =>
  table.columns.some(({ name }) => fieldOfLabel(name, type) === 'id')
    ? []
    : table.columns
        .filter(({ filled, distinct, days }) => {
          const isOwn = filled === table.rows && distinct === filled;
          return isOwn && filled > 1 && days === 0;
        })
        .filter(({ name, length, filled }) => tellingFields.has(fieldOfLabel(name, type)) && length > filled)
        .map(({ name }) => name)
        .slice(0, 3);

/** @param idColumn the column of ids, where the reader does not know it by its name */
function draftOf(found: Found, idColumn: string | null, setup: ReadSetup): EntryDraft {
  const { file, guess } = found;
  const { type, table } = guess;
  const isKnown = idColumn === null || fieldOfLabel(idColumn, type) === 'id';
  const aliases: Record<string, string> = isKnown ? {} : { [idColumn]: 'id' };
  const plain: EntryDraft = {
    files: literal(file.path),
    type,
    id: [],
    aliases: {},
    register: { headerRow: null, aliases },
    paths: [file.path],
  };
  const title = titleColumn([file], table.columns, plain, setup);
  const register = {
    headerRow: null,
    aliases: { ...aliases, ...(title === null ? {} : { [title]: 'title' }) },
  };
  const draft: EntryDraft = { ...plain, register };
  if (file.form !== 'table') return draft;
  const rows = readCsvTable(file.text, { mostRows: 40 }).rows.map(({ cells }) =>
    cells.map(({ text, span }) => ({ text, span })),
  );
  const seen = headerRowOf(rows, entryOf(draft)) + 1;
  return seen === table.headerRow
    ? draft
    : { ...draft, register: { ...register, headerRow: table.headerRow } };
}

/** Ids of the rows that are read with a draft; null where some have none or two have the same. */
function idsOf(file: SeenFile, draft: EntryDraft, setup: ReadSetup): readonly string[] | null {
  const rows = tryEntry([file], entryOf(draft), setup).records.filter(({ item }) => item !== null);
  const ids = rows.flatMap(({ data }) => textOf(data['id']) ?? []);
  return ids.length === rows.length && new Set(ids).size === ids.length && ids.length > 0 ? ids : null;
}

/**
 * What becomes of a table.
 * @param taken ids that others have
 */
export function proposeRegister(
  found: Found,
  taken: ReadonlySet<string>,
  answers: Answers,
  setup: ReadSetup,
): ProposedRegister {
  const { file, guess } = found;
  const { table, type } = guess;
  const leftOut = (lacks: 'type' | 'ids', question: Weighed | null): ProposedRegister => ({
    ...{ file, draft: null, ids: [], lacks, question },
  });
  const asked = guess.isClear ? null : askRows(file.path, type, table.rows, answers);
  if (asked !== null && asked.question.chosen !== type) return leftOut('type', asked);
  const draft = draftOf(found, guess.id?.name ?? null, setup);
  const ids = idsOf(file, draft, setup);
  if (ids !== null && !ids.some((id) => taken.has(id)))
    return { file, draft, ids, lacks: null, question: asked };
  const telling = tellingColumns(guess);
  if (telling.length === 0) return leftOut('ids', null);
  const question = askRowIds(file.path, telling, table.rows, answers);
  if (question.question.chosen === 'leave-out') return leftOut('ids', question);
  const told = draftOf(found, question.question.chosen, setup);
  return { file, draft: told, ids: idsOf(file, told, setup) ?? [], lacks: null, question };
}
