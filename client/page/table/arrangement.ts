import {
  columnFilteringFeature,
  columnGroupingFeature,
  constructTable,
  createExpandedRowModel,
  createFilteredRowModel,
  createGroupedRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  type Row,
  rowExpandingFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import type { TableColumn, TableRow } from '../../../server/src/main/lsp/protocol/tables.ts';
import type { KeptFilter } from '../table-messages.ts';
import { partsOf, sortValue } from './cells.ts';
import { type ColumnFilter, inOrder, passes, rowContains } from './filters.ts';

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  columnGroupingFeature,
  rowExpandingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  groupedRowModel: createGroupedRowModel(),
  expandedRowModel: createExpandedRowModel(),
});

type Arranged = Row<typeof features, TableRow>;

/** What is shown below each other. */
export type Line =
  | { readonly kind: 'row'; readonly key: string; readonly row: TableRow }
  | {
      readonly kind: 'group';
      readonly key: string;
      /** Empty for rows without a value. */
      readonly label: string;
      readonly count: number;
      readonly isOpen: boolean;
    };

export interface Sorting {
  readonly column: string;
  readonly isDescending: boolean;
}

/** Sorted, filtered and grouped rows, by TanStack Table. */
export class Arrangement {
  readonly #table;
  #sort: Sorting | null = null;
  #group: string | null = null;
  #closed: ReadonlySet<string> = new Set();

  constructor(columns: readonly TableColumn[]) {
    this.#table = constructTable({
      features,
      data: [] as readonly TableRow[],
      getRowId: ({ key }: TableRow) => key,
      columns: columns.map((column, index) => ({
        id: column.key,
        accessorFn: ({ cells }: TableRow) => sortValue(cells[index]),
        sortUndefined: 'last' as const,
        sortFn: (left: Arranged, right: Arranged, id: string) =>
          inOrder(left.getValue<string | number>(id), right.getValue<string | number>(id)),
        filterFn: ({ original }: Arranged, _: string, filter: ColumnFilter) =>
          passes(column, original, index, filter),
        getGroupingValue: ({ cells }: TableRow) => partsOf(cells[index]).join(', '),
      })),
      globalFilterFn: ({ original }: Arranged, _: string, text: string) => rowContains(original, text),
      getColumnCanGlobalFilter: (column: { readonly id: string }) => column.id === columns[0]?.key,
      groupedColumnMode: false,
      autoResetExpanded: false,
      initialState: { expanded: true },
      getIsRowExpanded: ({ id }: Arranged) => !this.#closed.has(id),
    });
  }

  set rows(data: readonly TableRow[]) {
    this.#table.setOptions((options) => ({ ...options, data }));
  }

  get sort(): Sorting | null {
    return this.#sort;
  }

  set sort(sort: Sorting | null) {
    this.#sort = sort;
    this.#setSorting();
  }

  get group(): string | null {
    return this.#group;
  }

  set group(column: string | null) {
    this.#group = column;
    this.#closed = new Set();
    this.#table.setExpanded(true);
    this.#table.setGrouping(column === null ? [] : [column]);
    this.#setSorting();
  }

  /** All that rows are left out by. */
  get filter(): KeptFilter {
    return { columns: [...this.filters], sought: this.sought };
  }

  /** By key of the column. */
  get filters(): ReadonlyMap<string, ColumnFilter> {
    const filters = this.#table.atoms.columnFilters.get();
    return new Map(filters.map(({ id, value }) => [id, value as ColumnFilter]));
  }

  setFilter(column: string, filter: ColumnFilter | null): void {
    const others = this.#table.atoms.columnFilters.get().filter(({ id }) => id !== column);
    this.#table.setColumnFilters(filter === null ? others : [...others, { id: column, value: filter }]);
  }

  clearFilters(): void {
    this.#table.setColumnFilters([]);
    this.#table.setGlobalFilter('');
  }

  /** Letters that a row has to hold somewhere. */
  set sought(text: string) {
    this.#table.setGlobalFilter(text.toLocaleLowerCase());
  }

  get sought(): string {
    return (this.#table.atoms.globalFilter.get() as string | undefined) ?? '';
  }

  /** Opens or closes a group. */
  toggle(key: string): void {
    const closed = new Set(this.#closed);
    if (!closed.delete(key)) closed.add(key);
    this.#closed = closed;
    // Whether a row is open is asked anew.
    this.#table.setExpanded(
      closed.size === 0 ? true : Object.fromEntries([...closed].map((each) => [each, false])),
    );
  }

  /** How many rows are shown, those of closed groups included. */
  get count(): number {
    return this.#table.getFilteredRowModel().rows.length;
  }

  /** All that is shown, from top to bottom. */
  lines(): readonly Line[] {
    return this.#table.getRowModel().rows.map((row): Line => {
      if (!row.getIsGrouped()) return { kind: 'row', key: row.id, row: row.original };
      const label = String(row.groupingValue ?? '');
      return { kind: 'group', key: row.id, label, count: row.subRows.length, isOpen: row.getIsExpanded() };
    });
  }

  #setSorting(): void {
    const sort = this.#sort;
    const own = sort === null ? [] : [{ id: sort.column, desc: sort.isDescending }];
    const group = this.#group;
    // Groups stand in their order, whatever their rows are sorted by.
    const groups = group === null || group === sort?.column ? [] : [{ id: group, desc: false }];
    this.#table.setSorting([...groups, ...own]);
  }
}
