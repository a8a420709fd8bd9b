import type { TableChangedParams, TableRow } from '../../../server/src/main/lsp/protocol/tables.ts';

/** Rows in their order after changes; rows that stay are the very objects they were. */
export function changedRows(
  rows: readonly TableRow[],
  { rows: changed, removed }: Pick<TableChangedParams, 'rows' | 'removed'>,
): readonly TableRow[] {
  if (changed.length === 0 && removed.length === 0) return rows;
  const moving = new Map(changed.map(({ row, after }) => [row.key, { row, after }]));
  const indexes = new Map(rows.map(({ key }, index) => [key, index]));
  const isInPlace = ({ row, after }: { readonly row: TableRow; readonly after: string | null }): boolean => {
    const index = indexes.get(row.key);
    return index !== undefined && (rows[index - 1]?.key ?? null) === after;
  };
  if (removed.length === 0 && changed.every(isInPlace)) {
    const next = [...rows];
    for (const { row } of changed) next[indexes.get(row.key)!] = row;
    return next;
  }
  const gone = new Set(removed);
  const followers = new Map<string | null, TableRow[]>();
  for (const { row, after } of moving.values()) followers.set(after, [...(followers.get(after) ?? []), row]);
  const next: TableRow[] = [];
  const put = (after: string | null): void => {
    const waiting = followers.get(after) ?? [];
    followers.delete(after);
    for (const row of waiting) {
      next.push(row);
      put(row.key);
    }
  };
  put(null);
  for (const row of rows) {
    if (gone.has(row.key) || moving.has(row.key)) continue;
    next.push(row);
    put(row.key);
  }
  // Behind a row that nobody knows.
  for (const waiting of followers.values()) next.push(...waiting);
  return next;
}
