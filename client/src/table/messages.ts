import type { TableSource } from '../../../server/src/main/lsp/protocol.ts';
import type { FromTablePage } from '../../page/table-messages.ts';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/** A table whose cells are changed: what they are to say is read by the server. */
const isCell = (value: unknown): boolean => {
  const { row, column, value: wanted } = fieldsOf(value);
  return isText(row) && isText(column) && (wanted === null || isText(wanted) || isTexts(wanted));
};

const isPosition = (value: unknown): boolean => {
  const { line, character } = fieldsOf(value);
  return isCount(line) && isCount(character);
};

const isRange = (value: unknown): boolean => {
  const { start, end } = fieldsOf(value);
  return isPosition(start) && isPosition(end);
};

function isLayout(value: unknown): boolean {
  const { shown, widths, group, sort } = fieldsOf(value);
  const { column, isDescending } = fieldsOf(sort);
  return (
    (shown === null || isTexts(shown)) &&
    Object.values(fieldsOf(widths)).every((width) => typeof width === 'number') &&
    (group === null || isText(group)) &&
    (sort === null || (isText(column) && typeof isDescending === 'boolean'))
  );
}

/** A message of the page, or null for anything that is none. */
export function tableMessage(value: unknown): FromTablePage | null {
  const fields = fieldsOf(value);
  const { request, row, column, rows } = fields;
  const isOne = {
    ready: () => true,
    again: () => true,
    edit: () => isCount(request) && Array.isArray(fields['cells']) && fields['cells'].every(isCell),
    answer: () =>
      isCount(request) &&
      (fields['answers'] === null || Object.values(fieldsOf(fields['answers'])).every(isText)),
    choices: () => isCount(request) && isText(column) && isText(fields['text']),
    paste: () =>
      isCount(request) &&
      isText(fieldsOf(rows)['text']) &&
      isTexts(fieldsOf(rows)['shown']) &&
      typeof fields['isConfirmed'] === 'boolean',
    new: () => isCount(request) && isText(fields['title']),
    undo: () => isCount(request),
    export: () => isTexts(fields['columns']) && isTexts(rows),
    open: () => isText(row) && (column === null || isText(column)),
    see: () => isCount(fields['file']) && isCount(fields['line']) && isCount(fields['character']),
    steps: () => isCount(fields['file']) && isRange(fields['range']),
    place: () => isCount(request),
    keep: () => isLayout(fields['layout']),
  } satisfies Record<FromTablePage['kind'], () => boolean>;
  const { kind } = fields;
  return isText(kind) && Object.hasOwn(isOne, kind) && isOne[kind as FromTablePage['kind']]()
    ? (value as FromTablePage)
    : null;
}

/** Which table is meant. */
export interface TableTarget {
  readonly root: string;
  readonly source: TableSource;
}

/** The table that something names by its root and a type or a register; null where it names none. */
export function tableTarget(value: unknown): TableTarget | null {
  const { root, type, register } = fieldsOf(value);
  if (!isText(root)) return null;
  if (isText(type)) return { root, source: { type } };
  return isText(register) ? { root, source: { register } } : null;
}

/** The target as the page keeps it. */
export const keptTarget = ({ root, source }: TableTarget): Readonly<Record<string, string>> => ({
  root,
  ...source,
});
