import type { Span } from '../../model/text.ts';
import { glanceAt } from '../../text/glance.ts';
import type { Host } from '../../text/node.ts';
import { keyOfName } from './canonical-map.ts';
import { furtherFields } from './further-fields.ts';
import type { AdoptedSource } from './source.ts';
import { csvTable } from './table.ts';
import { headerRowOf, type RecordTable, tableOfRecords } from './table-items.ts';
import { typeOf, understandingOf } from './understanding.ts';

/** A field of a document of others where it is written, whether or not anybody understands what it says. */
export interface WrittenField {
  /** Of the record it belongs to. */
  readonly type: string;
  readonly key: string;
  /** Of its value, without blanks around it. */
  readonly span: Span;
  readonly host: Host;
  /** What other rows of a table say in its column; empty for a header. */
  readonly column: readonly string[];
}

/** More rows than this show nothing new to somebody who types. */
const mostRows = 5_000;

const touches = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

/** The cell at an offset, of the rows that are records. */
function cellAt(source: AdoptedSource, { rows, host }: RecordTable, offset: number): WrittenField | null {
  const { entry } = source;
  const headerRow = headerRowOf(rows, entry);
  const body = rows.slice(headerRow + 1);
  for (const row of body) {
    const index = row.findIndex(({ span }) => touches(span, offset));
    if (index < 0) continue;
    const name = rows[headerRow]?.[index]?.text.trim() ?? '';
    const key = name === '' ? null : keyOfName(name, understandingOf(source, entry.type));
    if (key === null) return null;
    const others = body.flatMap((other) => (other === row ? [] : (other[index]?.text.trim() ?? '')));
    return {
      type: entry.type,
      key,
      span: row[index]!.span,
      host,
      column: others.filter((text) => text !== ''),
    };
  }
  return null;
}

/**
 * The field of a document or a table of others whose value is at an offset; null where there is none, or nothing here
 * stands for its label.
 */
export function writtenFieldAt(source: AdoptedSource, offset: number): WrittenField | null {
  const { text, markdown, entry, stream } = source;
  if (markdown === null) {
    return cellAt(source, csvTable(text, mostRows), offset);
  }
  const { outline, language } = source.glance ?? glanceAt(text, markdown.bodyStart);
  if (entry.register !== null) {
    const table = tableOfRecords(outline.tables, entry);
    return table === null ? null : cellAt(source, table, offset);
  }
  const field = [...outline.header, ...furtherFields(outline)].find(({ valueSpan }) =>
    touches(valueSpan, offset),
  );
  if (field === undefined) return null;
  const front = stream.documents[0]?.data;
  const word =
    typeof front === 'object' && front !== null && !Array.isArray(front) ? front['type'] : undefined;
  const type = typeOf(source, word);
  const key = keyOfName(field.label, { ...understandingOf(source, type, language), isDocument: true });
  return key === null ? null : { type, key, span: field.valueSpan, host: field.host, column: [] };
}
