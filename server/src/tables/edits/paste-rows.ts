import { folderFor } from '../../authoring/folders.ts';
import { Refusal } from '../../authoring/refusal.ts';
import { isProse } from '../../authoring/skeleton.ts';
import { freeIds } from '../../authoring/table-rows/free-ids.ts';
import { faultsOfForm } from '../../authoring/table-rows/read-back.ts';
import { mappingText } from '../../authoring/table-rows/register-text.ts';
import { registersOf } from '../../authoring/table-rows/registers.ts';
import { type CellFault, type RowRecord, readRows } from '../../authoring/table-rows/rows.ts';
import { valueAt } from '../../authoring/table-rows/target.ts';
import { signaturesBrokenBy, signaturesListed } from '../../domain/sign-off/broken.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { SpanEdit } from '../../model/text.ts';
import { readText } from '../../records/read-file.ts';
import { writtenKey } from '../../records/record-node.ts';
import type { TypeSchema } from '../../schemas/type-schema.ts';
import { insertItem } from '../../text/edit.ts';
import { keyText } from '../../text/node.ts';
import { columnLetters, type Row } from '../../text/sheet-cells.ts';
import { applyEdits } from '../../text/span-edits.ts';
import type { LocatedFile } from '../../workspace/located-file.ts';
import type { Project } from '../../workspace/project.ts';
import { rowKey, type Table } from '../facts/table.ts';
import { valueCell } from '../facts/value-cells.ts';
import { clipboardRows, pastedText } from './clipboard.ts';
import { Result } from './edit-result.ts';
import type { EditContext, EditedCells } from './outcome.ts';
import { type ColumnChoices, type PastedColumn, pasteColumns } from './paste-columns.ts';
import { type PastePlace, pastePlace } from './paste-place.ts';
import { saysOnly } from './read-back.ts';
import { tableReading } from './typed-value.ts';

const say = defineMessages('table.paste', {
  empty: 'There is nothing to paste. Copy rows of a table first.',
  many: 'More than 5,000 rows cannot be pasted in one go. Import the file with `qms import`.',
  unmatched: 'Not taken over: {columns}. Choose a column of the table for each, or leave it out.',
  nothing: 'No column is matched, so the records would be empty. Choose where the columns go.',
  inRegister: '{count, plural, one {# record} other {# records}} at the end of {file}',
  inFiles: '{count, plural, one {# record} other {# records}}, each in a file of its own below {folder}',
  inNew: '{count, plural, one {# record} other {# records}} in a new register, {file}',
  faulty:
    '{count, plural, one {# row cannot be taken over as it is.} other {# rows cannot be taken over as they are.}}',
  breaks: 'The register is signed as a whole: this breaks {signatures}.',
  unread: '{file} is being edited, or cannot be read. Mend it in the text first.',
  otherwise: 'The rows would not be read as they were pasted. Add them to {file} in the text.',
  duplicate: 'The version of {file} that is read has no list of records. Add the rows in the text.',
});

export interface PasteRequest extends ColumnChoices {
  readonly text: string;
  /** False for a preview. */
  readonly isConfirmed: boolean;
}

/** What a paste would make, row by row. */
export interface PastePreview {
  readonly kind: 'preview';
  readonly hasHeadings: boolean;
  readonly columns: readonly PastedColumn[];
  readonly rows: readonly {
    readonly id: string;
    readonly cells: readonly string[];
    readonly faults: readonly { readonly column: number | null; readonly message: Message }[];
  }[];
  readonly summary: Message;
  readonly notes: readonly Message[];
  readonly isReady: boolean;
}

/** An edit that makes rows, with the keys that these have then. */
export type AddedRows = EditedCells & { readonly added: readonly string[] };

export type PasteOutcome = PastePreview | AddedRows;

/**
 * What pasted rows become: a preview, or once it is confirmed the edit that makes records of them. Throws a
 * {@link Refusal} where no row can be taken over.
 */
export async function pasteRows(
  table: Table,
  request: PasteRequest,
  context: EditContext,
): Promise<PasteOutcome> {
  const { project } = context;
  const place = pastePlace(table);
  const schema = table.type === null ? undefined : project.catalogue.get(table.type);
  if (place.kind === 'nowhere') throw new Refusal(place.reason);
  const rows = clipboardRows(request.text);
  if (rows.length === 0 || schema === undefined) throw new Refusal(say.empty());
  if (rows.length > 5_000) throw new Refusal(say.many());
  const { hasHeadings, columns } = pasteColumns(rows, table, schema, request);
  const taken = hasHeadings ? rows.slice(1) : rows;
  if (taken.length === 0) throw new Refusal(say.empty());
  const read = recordsOf(taken, columns, schema, table, context);
  const isMatched = columns.some(({ target }) => target !== null);
  const isReady = isMatched && read.faults.length === 0 && read.records.length > 0;
  const written = isReady ? await writtenAt(place, read.records, schema, table, context) : null;
  if (request.isConfirmed && written !== null) return written.edit;
  const unmatched = columns.flatMap(({ heading, key }) => (key === null && heading ? [heading] : []));
  const faulty = new Set(read.faults.map(({ row }) => row)).size;
  return {
    kind: 'preview',
    hasHeadings,
    columns,
    rows: previewed(taken, columns, read, table, project),
    summary: written?.summary ?? say.faulty({ count: faulty }),
    notes: [
      ...(isMatched ? [] : [say.nothing()]),
      ...(unmatched.length === 0 ? [] : [say.unmatched({ columns: listed(unmatched, 'and', 10) })]),
      ...(written?.notes ?? []),
    ],
    isReady,
  };
}

interface ReadPaste {
  readonly records: readonly RowRecord[];
  readonly faults: readonly CellFault[];
}

/** The rows as records, with what is wrong with them by the schema and in form. */
function recordsOf(
  rows: readonly Row[],
  columns: readonly PastedColumn[],
  schema: TypeSchema,
  table: Table,
  { project }: EditContext,
): ReadPaste {
  const idColumn = columns.findIndex(({ key }) => key === 'id');
  const given = new Set(rows.map(({ cells }) => pastedText(cells.get(idColumn))));
  const header = {
    row: 0,
    isGerman: false,
    columns: columns.map(({ heading, target }, index) => ({ index, label: heading ?? '', target })),
  };
  const read = readRows(rows, {
    header,
    reading: tableReading(project, given),
    project,
    nextId: freeIds(schema, project),
    letters: columnLetters,
  });
  const head = { title: table.title, of: schema.type, source: table.title };
  const inForm = registersOf(read.records, head, project, null).flatMap((register) =>
    faultsOfForm(register, header.columns, project),
  );
  return { records: read.records, faults: [...read.faults, ...inForm] };
}

/** The rows with what cells of the table will show of them: names for ids, labels for values of a list. */
function previewed(
  rows: readonly Row[],
  columns: readonly PastedColumn[],
  { records, faults }: ReadPaste,
  table: Table,
  project: Project,
): PastePreview['rows'] {
  const byRow = new Map(records.map(({ row, data }) => [row, data]));
  const shownAs = columns.map(({ key }) => table.columns.find(({ shown }) => shown.key === key)?.shown);
  return rows.map(({ number, cells }) => {
    const data = byRow.get(number);
    return {
      id: typeof data?.['id'] === 'string' ? data['id'] : '',
      cells: columns.map(({ target }, index) => {
        const value = data === undefined || target === null ? undefined : valueAt(data, target);
        const shown = shownAs[index];
        if (value === undefined || shown === undefined) return pastedText(cells.get(index));
        const cell = valueCell(value, shown, project);
        return typeof cell === 'string' ? cell : cell.text;
      }),
      faults: faults.filter(({ row }) => row === number).map(({ column, message }) => ({ column, message })),
    };
  });
}

interface Written {
  readonly edit: AddedRows;
  readonly summary: Message;
  readonly notes: readonly Message[];
}

async function writtenAt(
  place: Exclude<PastePlace, { kind: 'nowhere' }>,
  records: readonly RowRecord[],
  schema: TypeSchema,
  table: Table,
  context: EditContext,
): Promise<Written> {
  const { project } = context;
  const count = records.length;
  if (place.kind === 'register') return inRegister(place.file, records, schema, context);
  const result = new Result();
  const added: string[] = [];
  const create = (file: string, text: string): void => {
    result.create(file, text);
    for (const record of readText(file, text, project.setup).records)
      if (record.type !== 'register') added.push(rowKey(record));
  };
  if (place.kind === 'files') {
    const folder = folderFor(schema.type, project.store.ofType(schema.type));
    for (const { data } of records) {
      const text = mappingText({ id: data['id']!, type: schema.type, ...data });
      const name = `${folder === '' ? '' : `${folder}/`}${String(data['id'])}`;
      const [file, whole] = isProse(schema.type)
        ? ([`${name}.md`, `---\n${text}\n---\n`] as const)
        : ([`${name}.yaml`, `${text}\n`] as const);
      create(file, whole);
    }
    return {
      edit: { ...result.edit(count), added },
      summary: say.inFiles({ count, folder: folder || '.' }),
      notes: [],
    };
  }
  const registers = registersOf(
    records,
    { title: table.title, of: schema.type, source: table.title },
    project,
    null,
  );
  for (const { file, text } of registers) create(file, text);
  const summary = say.inNew({ count, file: registers[0]?.file ?? '' });
  return { edit: { ...result.edit(count), added }, summary, notes: [] };
}

/** The rows at the end of the list of a register. */
export async function inRegister(
  path: string,
  records: readonly Pick<RowRecord, 'data'>[],
  schema: TypeSchema,
  { project, open }: EditContext,
): Promise<Written> {
  const count = records.length;
  const { aliases } = project.configuration;
  const file = await open(path);
  if (file === null) throw new Refusal(say.unread({ file: path }));
  const before = readText(path, file.text, project.setup);
  if (before.unread !== undefined) throw new Refusal(say.unread({ file: path }));
  const register = before.records.find(({ type }) => type === 'register');
  const root = file.documents[register?.document ?? 0]?.tree() ?? null;
  const name = writtenKey(root, 'items', aliases);
  const items =
    root?.kind === 'map' ? root.pairs.findLast(({ key }) => keyText(key) === name)?.value : undefined;
  if (register === undefined || items === undefined || (items.kind !== 'seq' && items.kind !== 'scalar'))
    throw new Refusal(say.duplicate({ file: path }));
  const isOf = register.data['of'] === schema.type;
  const texts = records.map(({ data }) =>
    mappingText(isOf ? data : { id: data['id']!, type: schema.type, ...data }),
  );
  const edits = insertedItems(file, items, texts);
  const after = applyEdits(file.text, edits);
  const now = readText(path, after, project.setup);
  const isAppended =
    now.unread === undefined &&
    now.records.length === before.records.length + count &&
    saysOnly({ ...before, text: file.text }, edits, [], project.setup, count);
  if (!isAppended) throw new Refusal(say.otherwise({ file: path }));
  const broken = signaturesBrokenBy(project, path, file.text, after);
  const result = new Result();
  result.put(file, edits, after);
  return {
    edit: { ...result.edit(count), added: now.records.slice(-count).map(rowKey) },
    summary: say.inRegister({ count, file: path }),
    notes: broken.length === 0 ? [] : [say.breaks({ signatures: signaturesListed(broken, project.queries) })],
  };
}

/** Entries one behind the other; a list that is empty begins with the first of them. */
function insertedItems(
  file: LocatedFile,
  items: Parameters<typeof insertItem>[1],
  texts: readonly string[],
): readonly SpanEdit[] {
  if (items.kind === 'seq' && items.items.length > 0)
    return texts.flatMap((text) => insertItem(file.text, items, text));
  const [first] = insertItem(file.text, items.kind === 'seq' ? emptyOf(items) : items, texts[0]!);
  if (first === undefined) return [];
  // Further entries begin as the first does: behind a line break, a dash at the same column.
  const column = /\n( *)- /.exec(first.text)?.[1] ?? '';
  const others = texts.slice(1).map((text) => `\n${column}- ${text.replaceAll('\n', `\n${column}  `)}`);
  return [{ span: first.span, text: [first.text, ...others].join('') }];
}

/** `[]` as an empty value, which becomes a list with a line for each entry. */
const emptyOf = (items: Extract<Parameters<typeof insertItem>[1], { kind: 'seq' }>) => ({
  kind: 'scalar' as const,
  start: items.start,
  end: items.end,
  value: null,
  style: 'plain' as const,
  source: '[]',
});
