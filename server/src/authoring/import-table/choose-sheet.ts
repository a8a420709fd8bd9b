import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { TypeSchema } from '../../schemas/type-schema.ts';
import { excerpt } from '../../text/oddity.ts';
import {
  type DelimitedText,
  delimiters,
  noDelimiter,
  readTables,
  readTextTable,
  type Sheet,
  type TableFile,
} from '../../text/sheets.ts';
import { Refusal } from '../refusal.ts';
import { headerRow, type Mapping } from '../table-rows/columns.ts';

const say = defineMessages('import.sheet', {
  noSheet: 'There is no sheet `{name}`. The file has {sheets}.',
  noSheets: '`--sheet` names a sheet, but a file of text has none. Leave it out.',
  choose: 'The file has several sheets. Name one with `--sheet`: {sheets}.',
  empty: 'The table is empty. Name another file, or another sheet with `--sheet`.',
  chosen: 'The sheet {name} is read, and no other ({others}).',
  windows:
    'The file is no UTF-8 and is read as Windows-1252. See whether letters such as ä and é come out right.',
});

/** The table that is meant, and what is to be said of how it was found. */
export interface ChosenSheet {
  readonly sheet: Sheet;
  readonly notes: readonly Message[];
}

/** The table of a file that is meant for records of a type. Throws a {@link Refusal} where that is not one. */
export function chooseSheet(
  bytes: Uint8Array,
  schema: TypeSchema,
  mappings: readonly Mapping[],
  wanted: string | null,
): ChosenSheet {
  const file = readTables(bytes);
  if (file.kind === 'fault') throw new Refusal(file.fault);
  if (file.kind === 'text' && wanted !== null) throw new Refusal(say.noSheets());
  const chosen =
    file.kind === 'text' ? textTable(file, schema, mappings) : sheetOf(file, schema, mappings, wanted);
  if (chosen.sheet.rows.length === 0) throw new Refusal(say.empty());
  return chosen;
}

/** Throws what cannot be read. */
function readable(sheet: Sheet | { readonly fault: Message }): Sheet {
  if ('fault' in sheet) throw new Refusal(sheet.fault);
  return sheet;
}

function sheetOf(
  file: Extract<TableFile, { kind: 'spreadsheet' }>,
  schema: TypeSchema,
  mappings: readonly Mapping[],
  wanted: string | null,
): ChosenSheet {
  const names = (sheets: typeof file.sheets) =>
    listed(
      sheets.map(({ name }) => `"${excerpt(name)}"`),
      'and',
      20,
    );
  if (wanted !== null) {
    const exact = file.sheets.findIndex(({ name }) => name === wanted);
    const index =
      exact < 0 ? file.sheets.findIndex(({ name }) => name.toLowerCase() === wanted.toLowerCase()) : exact;
    if (index < 0) throw new Refusal(say.noSheet({ name: excerpt(wanted), sheets: names(file.sheets) }));
    return { sheet: readable(file.read(index)), notes: [] };
  }
  const shown = file.sheets.flatMap((each, index) => (each.hidden ? [] : [{ ...each, index }]));
  const [only, another] = shown;
  if (only !== undefined && another === undefined)
    return { sheet: readable(file.read(only.index)), notes: [] };
  const sheets = shown.map(({ index }) => readable(file.read(index))).filter(({ rows }) => rows.length > 0);
  const fitting =
    sheets.length < 2
      ? sheets
      : sheets.filter(({ rows }) => (headerRow(rows, schema, mappings)?.fields ?? 0) >= 2);
  const [sheet, second] = fitting;
  if (sheet === undefined || second !== undefined) throw new Refusal(say.choose({ sheets: names(shown) }));
  const others = file.sheets.filter(({ name }) => name !== sheet.name);
  return {
    sheet,
    notes: [say.chosen({ name: `"${excerpt(sheet.name ?? '')}"`, others: names(others) })],
  };
}

/** Rows that show what separates the cells. */
const firstRows = 100;

/** The table of a text, with its cells separated by whatever gives the row of labels the most known ones. */
function textTable(text: DelimitedText, schema: TypeSchema, mappings: readonly Mapping[]): ChosenSheet {
  const notes = text.isWindows1252 ? [say.windows()] : [];
  if (text.delimiter !== null) return { sheet: readable(readTextTable(text, text.delimiter)), notes };
  let best = { delimiter: noDelimiter, fields: 0, cells: 1 };
  for (const delimiter of [noDelimiter, ...delimiters]) {
    const sheet = readTextTable(text, delimiter, firstRows);
    const header = 'fault' in sheet ? null : headerRow(sheet.rows, schema, mappings);
    const [fields, cells] = [header?.fields ?? 0, header?.row.cells.size ?? 0];
    if (fields > best.fields || (fields === best.fields && cells > best.cells))
      best = { delimiter, fields, cells };
  }
  return { sheet: readable(readTextTable(text, best.delimiter)), notes };
}
