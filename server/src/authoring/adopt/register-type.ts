import { fieldOfLabel } from '../../records/labels.ts';
import { plainWords } from './plain-words.ts';
import { registerTypes, type SeenColumn, type SeenTable } from './seen-table.ts';
import { saysDocumentList, wordsOfType } from './type-words.ts';

/** What the rows of a table may be. */
export interface RegisterGuess {
  readonly type: string;
  /** False where words or columns point to it and not both. */
  readonly isClear: boolean;
  readonly table: SeenTable;
  readonly id: SeenColumn | null;
}

/** What a column says of any record says nothing about its type. */
const fieldsOf = (table: SeenTable, type: string): ReadonlySet<string> =>
  new Set(
    table.columns.flatMap(({ name }) => {
      const field = fieldOfLabel(name, type);
      return field === null ? [] : [field];
    }),
  );

/** Fields that the columns of a table name only as those of a type, and not of any record. */
const ownFieldsOf = (table: SeenTable, type: string): number =>
  table.columns.filter(({ name }) => {
    const field = fieldOfLabel(name, type);
    return field !== null && field !== fieldOfLabel(name, null);
  }).length;

/** Columns that say of what is not right which thing and how many of it. */
const ofProduct = ['product', 'lot', 'quantity', 'disposition'];

/** Fewer columns that somebody knows make no register of it. */
const fewestFields = 2;
const enoughOwnFields = 3;

interface Scored {
  readonly type: string;
  readonly isNamed: boolean;
  readonly fields: number;
  readonly own: number;
}

const score = ({ isNamed, own, fields }: Scored): number => (isNamed ? 4 : 0) + own * 2 + fields;

/**
 * Which records the rows of a table are: by the words of its file's name and folders, and by what its columns are
 * called. Null where neither says it, and for a list of the documents themselves.
 * @param path of its file
 * @param title of its file, where it has one
 */
export function registerTypeOf(table: SeenTable, path: string, title: string | null): RegisterGuess | null {
  const words = plainWords(
    `${path
      .replace(/\.[A-Za-z0-9]+$/, '')
      .split('/')
      .slice(-2)
      .join(' / ')} / ${title ?? ''}`,
  );
  if (saysDocumentList(words) || table.rows === 0 || table.columns.length < 2) return null;
  const scored = registerTypes.map((type): Scored => {
    const fields = fieldsOf(table, type);
    const isOfProduct =
      type === 'nonconforming-output' &&
      (wordsOfType['nonconformity']?.(words) ?? false) &&
      ofProduct.filter((field) => fields.has(field)).length >= 2;
    return {
      type,
      isNamed: isOfProduct || (wordsOfType[type]?.(words) ?? false),
      fields: fields.size,
      own: ownFieldsOf(table, type),
    };
  });
  const ranked = scored
    .filter(({ fields }) => fields >= fewestFields)
    .sort((one, other) => score(other) - score(one));
  const [best, second] = ranked;
  if (best === undefined || (!best.isNamed && best.own < enoughOwnFields)) return null;
  const isAlone = second === undefined || score(best) > score(second) + 1;
  const isClear = best.isNamed ? best.own > 0 : isAlone && best.own > enoughOwnFields;
  return { type: best.type, isClear, table, id: idColumnOf(table, best.type) };
}

/** The column whose cells are ids: called so, and each cell another. */
function idColumnOf(table: SeenTable, type: string): SeenColumn | null {
  return (
    table.columns.find(
      ({ name, filled, distinct }) =>
        fieldOfLabel(name, type) === 'id' && filled > 0 && distinct === filled && filled === table.rows,
    ) ??
    table.columns.find(
      ({ ids, filled, distinct }) => filled === table.rows && ids === filled && distinct === filled,
    ) ??
    null
  );
}
