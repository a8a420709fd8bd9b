import { type Target, targetOf } from '../../authoring/table-rows/target.ts';
import { fieldOfLabel, foldedLabel } from '../../records/labels.ts';
import type { TypeSchema } from '../../schemas/type-schema.ts';
import type { Row } from '../../text/sheet-cells.ts';
import type { Table } from '../facts/table.ts';
import { pastedText } from './clipboard.ts';

/** A pasted column and where it goes. */
export interface PastedColumn {
  /** Null without headings. */
  readonly heading: string | null;
  /** Key of the table's column; null where it goes nowhere. */
  readonly key: string | null;
  readonly target: Target | null;
}

/** How the columns of a paste are to be taken. */
export interface ColumnChoices {
  readonly hasHeadings: boolean | null;
  readonly columns: readonly (string | null)[] | null;
  /** Keys of the table's columns as they are shown. */
  readonly shown: readonly string[];
}

/** Where pasted columns go: as chosen, else by their headings, else in the order in which columns are shown. */
export function pasteColumns(
  rows: readonly Row[],
  table: Table,
  schema: TypeSchema,
  { hasHeadings, columns, shown }: ColumnChoices,
): { readonly hasHeadings: boolean; readonly columns: readonly PastedColumn[] } {
  const width = Math.max(0, ...rows.map(({ cells }) => Math.max(...cells.keys()) + 1));
  const indexes = Array.from({ length: width }, (_, index) => index);
  const first = rows[0];
  const byHeading = indexes.map((index) => keyOfHeading(pastedText(first?.cells.get(index)), table, schema));
  const known = byHeading.filter((key) => key !== null).length;
  const filled = first?.cells.size ?? 0;
  const isHeading = hasHeadings ?? (known > 0 && known * 2 >= filled && rows.length > 1);
  const written = shown.filter((key) => targetIn(key, table, schema) !== null);
  const seen = new Set<string>();
  return {
    hasHeadings: isHeading,
    columns: indexes.map((index): PastedColumn => {
      const guess = isHeading ? byHeading[index]! : (written[index] ?? null);
      const wanted = columns === null ? guess : (columns[index] ?? null);
      const target = wanted === null || seen.has(wanted) ? null : targetIn(wanted, table, schema);
      if (target !== null && wanted !== null) seen.add(wanted);
      return {
        heading: isHeading ? pastedText(first?.cells.get(index)) : null,
        key: target === null ? null : wanted,
        target,
      };
    }),
  };
}

/** The field behind a column; null for what is computed, and for what has several parts. */
function targetIn(key: string, { columns }: Table, schema: TypeSchema): Target | null {
  const column = columns.find(({ shown }) => shown.key === key);
  return column?.path == null || column.shown.kind === 'other' ? null : targetOf(key, schema);
}

/** The column that a heading names, by its own title or key, else by what people call its field. */
function keyOfHeading(heading: string, table: Table, schema: TypeSchema): string | null {
  if (heading === '') return null;
  const folded = foldedLabel(heading);
  const own = table.columns.find(
    ({ shown }) => foldedLabel(shown.title) === folded || foldedLabel(shown.key) === folded,
  );
  const key = own?.shown.key ?? fieldOfLabel(heading, schema.type);
  return key !== null && targetIn(key, table, schema) !== null ? key : null;
}
