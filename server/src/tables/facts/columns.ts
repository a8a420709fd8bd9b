import { inWords } from '../../domain/in-words.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { demandsOfType } from '../../records/sign-off-demands.ts';
import { isExpected } from '../../schemas/field-doc.ts';
import type { TypeSchema } from '../../schemas/type-schema.ts';
import type { TableCell, TableColumn } from '../model.ts';
import type { Column, TableContext } from './column.ts';
import { dueCells } from './due-cells.ts';
import { type FieldColumn, fieldColumns } from './field-columns.ts';
import { valueUnder } from './field-value.ts';
import { findingsColumn } from './findings-column.ts';
import { type IsOpenDay, openDays } from './open-days.ts';
import { ownColumns } from './own-columns.ts';
import { ratingColumn } from './rating-column.ts';
import { signedColumn } from './signed-column.ts';
import { trendColumn } from './trend-column.ts';
import { isGrouping, valueCell } from './value-cells.ts';

/** Fields that stand first in every table. */
const first: readonly string[] = ['id', 'name', 'title', 'status', 'owner'];

/** So many fields people see to begin with; what else the type expects they choose. */
const mostShown = 12;

/** Types of which readings are followed. */
const measured: ReadonlySet<string> = new Set(['indicator', 'quality-objective']);

/**
 * The columns of a table: what people look for first, what is computed, then all other fields.
 * @param schemas of the types of its records, the one most records have first
 */
export function tableColumns(
  records: readonly QmsRecord[],
  schemas: readonly TypeSchema[],
  context: TableContext,
): readonly Column[] {
  const { project } = context;
  const fields = new Map<string, FieldColumn>();
  for (const schema of schemas)
    for (const column of fieldColumns(schema, project))
      if (!fields.has(column.shown.key)) fields.set(column.shown.key, column);
  const types = new Set(schemas.map(({ type }) => type));
  const begin = (haveVersions(records) ? ['id', 'version', ...first.slice(1)] : first).flatMap(
    (key) => fields.get(key) ?? [],
  );
  const due = [...fields.values()].filter(({ shown, path }) => shown.kind === 'due' && path.length === 1);
  const usual = [...fields.values()].filter(isUsual);
  const spoken = usual.flatMap(({ shown: { key } }) =>
    schemas.flatMap(({ type }) => fields.get(inWords[`${type}.${key}`] ?? '') ?? []),
  );
  const isLong = ({ shown }: FieldColumn): boolean => shown.kind === 'long-text';
  const expected = [...usual.filter((each) => !isLong(each)), ...spoken, ...usual.filter(isLong)];
  const shown = new Set(
    [...new Set([...begin, ...due, ...expected])].slice(0, mostShown).map((column) => column.shown.key),
  );
  for (const { shown: column } of begin) shown.add(column.key);
  const { required } = project.queries.config('signOff');
  const open = openDays(project);
  const column = (each: FieldColumn): Column => fieldColumn(each, shown.has(each.shown.key), open, context);
  const ordered = [...begin, ...due, ...[...fields.values()].filter(({ shown: { key } }) => shown.has(key))];
  const others = [...fields.values()].filter((each) => !ordered.includes(each));
  const keys = new Set(fields.keys());
  return [
    ...begin.map(column),
    // Where nobody has to scroll for it.
    findingsColumn(context, keys),
    ...(types.has('risk') ? [ratingColumn(project)] : []),
    ...([...types].some((type) => measured.has(type)) ? [trendColumn(project)] : []),
    ...[...new Set(ordered)].filter((each) => !begin.includes(each)).map(column),
    ...([...types].some((type) => demandsOfType(type, required).length > 0) ? [signedColumn(project)] : []),
    ...others.map(column),
    ...ownColumns(records, project),
  ];
}

/** Versions of one record stand next to each other: only what they are called tells them apart. */
const haveVersions = (records: readonly QmsRecord[]): boolean =>
  new Set(records.map(({ id }) => id)).size < records.length &&
  records.some(({ version }) => version !== null);

/** Fields that a record of the type is expected to have. */
const isUsual = ({ field, shown, path }: FieldColumn): boolean =>
  path.length === 1 && shown.kind !== 'other' && shown.key !== 'version' && isExpected(field, () => true);

function fieldColumn(
  { path, field, short, shown }: FieldColumn,
  isShown: boolean,
  isOpen: IsOpenDay,
  { project }: TableContext,
): Column {
  const column: TableColumn = { ...shown, isShown };
  const key = shown.key;
  const dueCell = dueCells(project);
  const cellOf = (record: QmsRecord): TableCell => {
    const value = valueUnder(record.data, path, short);
    if (shown.kind === 'due' && typeof value === 'string' && dateOf(value) === value)
      return isOpen(record, key) ? dueCell(value) : value;
    return valueCell(value, column, project);
  };
  const isOwn = shown.kind !== 'due' && shown.kind !== 'reference' && shown.kind !== 'references';
  return { shown: column, path, field, short, isOwn, cellOf };
}

/** Keys of the columns that people group by, the usual ones first. */
export function groupings(columns: readonly Column[]): readonly string[] {
  const usual = ['owner', 'process', 'processes', 'themes', 'status'];
  const keys = columns
    .filter(({ shown }) => isGrouping(shown.kind) || usual.includes(shown.key) || shown.key === '$signed')
    .map(({ shown }) => shown.key);
  return [...usual.filter((key) => keys.includes(key)), ...keys.filter((key) => !usual.includes(key))];
}
