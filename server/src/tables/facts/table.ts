import type { QmsRecord } from '../../model/record.ts';
import type { TableCell } from '../model.ts';
import type { Column, TableContext } from './column.ts';
import { groupings, tableColumns } from './columns.ts';
import { recordsOf, type Source, type SourceRecords } from './source.ts';

/** A row with the record it shows. */
export interface Row {
  readonly key: string;
  readonly record: QmsRecord;
  readonly cells: readonly TableCell[];
}

/** A table whose rows are made when they are asked for. */
export interface Table extends SourceRecords {
  readonly columns: readonly Column[];
  readonly groupings: readonly string[];
  /** Keys of the rows, one per record, in order. */
  readonly keys: readonly string[];
  /**
   * A row by its position.
   * @param before the row of the same record as it was, whose cells are taken where they can only be the same
   */
  readonly row: (index: number, before?: Pick<Row, 'record' | 'cells'>) => Row;
}

/** The table of a source; null where there is none. */
export function tableOf(source: Source, context: TableContext): Table | null {
  const found = recordsOf(source, context.project);
  if (found === null) return null;
  const { records, schemas } = found;
  const columns = tableColumns(records, schemas, context);
  const keys = rowKeys(records);
  return {
    ...found,
    columns,
    groupings: groupings(columns),
    keys,
    row: (index, before) => {
      const record = records[index]!;
      const known = before?.record === record && before.cells.length === columns.length ? before.cells : null;
      const cells = columns.map(({ isOwn, cellOf }, at) =>
        isOwn && known !== null ? known[at]! : cellOf(record),
      );
      return { key: keys[index]!, record, cells };
    },
  };
}

/** The name of a record's row: file, id and version. */
export const rowKey = ({ file, id, version }: Pick<QmsRecord, 'file' | 'id' | 'version'>): string =>
  version === null ? `${file}#${id}` : `${file}#${id}@${version}`;

/**
 * Names for rows that stay when rows are put before them: file, id and version. Those that would have the same name are
 * counted.
 */
function rowKeys(records: readonly QmsRecord[]): readonly string[] {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const name = rowKey(record);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}~${count}`;
  });
}
