import { readCsvTable } from '../../text/csv-table.ts';
import type { YamlMap } from '../../text/node.ts';
import { toData } from '../../text/tree-data.ts';
import type { AdoptedFile, AdoptedSource } from './source.ts';
import { type RecordTable, tableItems } from './table-items.ts';

/** Rows beyond this are not read: nobody keeps so many records in one file. */
const mostRows = 100_000;

/** A table as CSV as tables of any form are read. */
export const csvTable = (text: string, most = mostRows): RecordTable => ({
  rows: readCsvTable(text, { mostRows: most }).rows.map(({ cells }) =>
    cells.map(({ text: said, span, quoted }) => ({
      text: said.trim(),
      span,
      ...(quoted ? { quoted: text.slice(span.start, span.end) } : {}),
    })),
  ),
  host: 'csv',
  span: { start: 0, end: text.length },
});

/** The records that the rows of a table as CSV are. The table itself is none. */
export function adoptedTable(source: AdoptedSource): AdoptedFile {
  const { text } = source;
  const { pair, records } = tableItems(source, csvTable(text));
  const root: YamlMap = { kind: 'map', flow: false, start: 0, end: text.length, pairs: [pair], host: 'csv' };
  const document = {
    data: toData(root),
    oddities: [],
    tree: () => root,
    span: { start: 0, end: text.length },
    nodes: records.length,
  };
  return { document, records, places: null };
}
