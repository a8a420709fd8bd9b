import { defineMessages } from '../../messages/define-messages.ts';
import { didYouMean } from '../../messages/did-you-mean.ts';
import { listed } from '../../messages/listed.ts';
import { fieldOfLabel, foldedLabel, languagesOfLabel } from '../../records/labels.ts';
import { nearest } from '../../schemas/nearest.ts';
import type { TypeSchema } from '../../schemas/type-schema.ts';
import { excerpt } from '../../text/oddity.ts';
import { type Cell, columnLetters, columnOf, type Row } from '../../text/sheet-cells.ts';
import { Refusal } from '../refusal.ts';
import { ownKey, type Target, targetOf } from './target.ts';

const say = defineMessages('import.columns', {
  form: '`--map "{given}"` does not name a column and a field. Write it as `--map "Column=field"`.',
  noColumn: 'No column is called `{name}`. {advice}',
  columns: 'Those of row {row, number} are {labels}.',
  noField: '`{type}` has no field `{name}`. {advice}',
  fields: 'See `qms new {type}` for its fields, or keep the column with `custom.{name}`.',
  notImported:
    '`{name}` cannot be imported. {name, select, type {The type is named before the file.} signOffs {Sign records with `qms sign` once they are here.} other {Name a key in it, as in `custom.Level`.}}',
  several:
    '{columns} would all be `{field}`. Say which is meant with `--map "Column={field}"`; the others are kept under `custom`.',
  twice:
    'Two columns are called `{label}`: {columns}. Name one by its letter, as in `--map "{letter}=custom.…"`.',
  noHeader:
    'No row holds labels that are known for `{type}`. Name at least one column, as in `--map "Column=title"`.',
});

/** A column of the table, and where it goes. */
export interface Column {
  /** Counted from 0. */
  readonly index: number;
  readonly label: string;
  /** Null where it is left out. */
  readonly target: Target | null;
}

export interface Header {
  /** Number of the row with the labels. */
  readonly row: number;
  readonly columns: readonly Column[];
  /** The labels are German, so dates are written with points and the day first. */
  readonly isGerman: boolean;
}

/** `--map "Column=field"`, taken apart; an empty field leaves the column out. */
export interface Mapping {
  readonly column: string;
  readonly field: string;
}

/** Takes `Column=field` apart. Throws a {@link Refusal} for what is none. */
export function mappingOf(given: string): Mapping {
  const at = given.lastIndexOf('=');
  const column = given.slice(0, Math.max(at, 0)).trim();
  if (column === '') throw new Refusal(say.form({ given: excerpt(given) }));
  return { column, field: given.slice(at + 1).trim() };
}

/** Rows in which the labels are looked for. */
const firstRows = 100;

const textOf = (cell: Cell | undefined): string => {
  if (cell?.kind === 'text') return cell.text.replace(/\s+/g, ' ');
  return cell?.kind === 'number' ? cell.shown : '';
};

/** How sure it is that a label means its target: the field's own name says it better than a word for it. */
interface Guess {
  readonly target: Target;
  readonly isOwnName: boolean;
}

/** The fields of a type by what columns may be called. */
class Labels {
  readonly #schema: TypeSchema;
  readonly #byName: ReadonlyMap<string, string>;

  constructor(schema: TypeSchema) {
    this.#schema = schema;
    const fields = schema.field([])?.properties() ?? [];
    const titles = new Map<string, string | null>();
    for (const { name, title } of fields)
      if (title !== undefined) titles.set(foldedLabel(title), titles.has(foldedLabel(title)) ? null : name);
    this.#byName = new Map([
      ...[...titles].flatMap(([title, name]) => (name === null ? [] : [[title, name] as const])),
      ...fields.map(({ name }) => [foldedLabel(name), name] as const),
    ]);
  }

  guess(label: string): Guess | null {
    const own = this.#byName.get(foldedLabel(label)) ?? (label.includes('.') ? label : undefined);
    const named = own === undefined ? null : targetOf(own, this.#schema);
    if (named !== null) return { target: named, isOwnName: true };
    const field = fieldOfLabel(label, this.#schema.type);
    const target = field === null ? null : targetOf(field, this.#schema);
    return target === null ? null : { target, isOwnName: false };
  }
}

/** How many fields a row names, as labels of columns do. */
function fieldsNamed(row: Row, labels: Labels, mapped: ReadonlySet<string>): number {
  const found = new Set<string>();
  for (const cell of row.cells.values()) {
    const label = textOf(cell);
    const path = mapped.has(foldedLabel(label)) ? label : labels.guess(label)?.target.path;
    if (label !== '' && path !== undefined) found.add(path);
  }
  return found.size;
}

/** The row with the labels: the first of those that name the most fields. Titles may stand above it. */
export function headerRow(
  rows: readonly Row[],
  schema: TypeSchema,
  mappings: readonly Mapping[],
): { readonly row: Row; readonly fields: number } | null {
  const labels = new Labels(schema);
  const mapped = new Set(mappings.map(({ column }) => foldedLabel(column)));
  let best: { row: Row; fields: number } | null = null;
  for (const row of rows.slice(0, firstRows)) {
    const fields = fieldsNamed(row, labels, mapped);
    if (fields > (best?.fields ?? 0)) best = { row, fields };
  }
  return best;
}

/**
 * Where the columns go: as `mappings` say, else by their labels; what no field is called goes under `custom`.
 * Throws a {@link Refusal} where that is not one way.
 */
export function readHeader(rows: readonly Row[], schema: TypeSchema, mappings: readonly Mapping[]): Header {
  const found = headerRow(rows, schema, mappings);
  if (found === null) throw new Refusal(say.noHeader({ type: schema.type }));
  const { row } = found;
  const labels = new Map(
    [...row.cells].flatMap(([index, cell]) => {
      const label = textOf(cell);
      return label === '' ? [] : [[index, label] as const];
    }),
  );
  const given = givenTargets(mappings, labels, row.number, schema);
  for (const index of given.keys()) if (!labels.has(index)) labels.set(index, '');
  const guesses = guessedTargets(labels, given, schema);
  const columns = [...labels]
    .sort(([one], [other]) => one - other)
    .map(([index, label]): Column => {
      const target = given.has(index) ? given.get(index)! : (guesses.get(index) ?? ownKey(label));
      return { index, label, target };
    });
  refuseTwice(columns);
  return { row: row.number, columns, isGerman: isGerman([...labels.values()], schema.type) };
}

/** What `--map` says, by the index of the column. */
function givenTargets(
  mappings: readonly Mapping[],
  labels: ReadonlyMap<number, string>,
  row: number,
  schema: TypeSchema,
): ReadonlyMap<number, Target | null> {
  const given = new Map<number, Target | null>();
  for (const { column, field } of mappings) {
    const named = [...labels].filter(([, label]) => foldedLabel(label) === foldedLabel(column));
    const byLetter = named.length === 0 ? columnOf(column) : null;
    const indexes = byLetter === null ? named.map(([index]) => index) : [byLetter];
    if (indexes.length === 0) {
      const near = nearest(column, labels.values());
      const advice =
        near === undefined
          ? say.columns({ row, labels: listed([...labels.values()].map(excerpt), 'and', 12) })
          : didYouMean(near);
      throw new Refusal(say.noColumn({ name: excerpt(column), advice }));
    }
    const target = field === '' ? null : fieldNamed(field, schema);
    for (const index of indexes) given.set(index, target);
  }
  return given;
}

function fieldNamed(name: string, schema: TypeSchema): Target {
  const target = targetOf(name, schema);
  if (target !== null) return target;
  if (name === 'type' || name === 'custom' || name.startsWith('signOffs'))
    throw new Refusal(say.notImported({ name: name.startsWith('signOffs') ? 'signOffs' : name }));
  const near = nearest(
    name,
    (schema.field([])?.properties() ?? []).map((field) => field.name),
  );
  const advice =
    near === undefined ? say.fields({ type: schema.type, name: excerpt(name) }) : didYouMean(near);
  throw new Refusal(say.noField({ type: schema.type, name: excerpt(name), advice }));
}

/** Fields by the labels of the columns. Of several columns for a field the one with its own name is meant. */
function guessedTargets(
  labels: ReadonlyMap<number, string>,
  given: ReadonlyMap<number, Target | null>,
  schema: TypeSchema,
): ReadonlyMap<number, Target> {
  const known = new Labels(schema);
  const taken = new Set([...given.values()].map((target) => target?.path));
  const byField = new Map<string, { index: number; guess: Guess }[]>();
  for (const [index, label] of labels) {
    const guess = given.has(index) ? null : known.guess(label);
    if (guess === null || taken.has(guess.target.path)) continue;
    byField.set(guess.target.path, [...(byField.get(guess.target.path) ?? []), { index, guess }]);
  }
  const found = new Map<number, Target>();
  for (const [field, guesses] of byField) {
    const own = guesses.filter(({ guess }) => guess.isOwnName);
    const meant = own.length > 0 ? own : guesses;
    if (meant.length > 1)
      throw new Refusal(
        say.several({
          field,
          columns: listed(
            meant.map(({ index }) => `${columnLetters(index)} (${excerpt(labels.get(index)!)})`),
            'and',
          ),
        }),
      );
    found.set(meant[0]!.index, meant[0]!.guess.target);
  }
  return found;
}

function refuseTwice(columns: readonly Column[]): void {
  const byPath = new Map<string, Column[]>();
  for (const column of columns)
    if (column.target !== null)
      byPath.set(column.target.path, [...(byPath.get(column.target.path) ?? []), column]);
  for (const [path, [first, second, ...more]] of byPath) {
    if (first === undefined || second === undefined) continue;
    const letters = [first, second, ...more].map(({ index }) => columnLetters(index));
    throw new Refusal(
      path.startsWith('custom.')
        ? say.twice({
            label: excerpt(first.label),
            columns: listed(letters, 'and'),
            letter: columnLetters(second.index),
          })
        : say.several({ field: path, columns: listed(letters, 'and') }),
    );
  }
}

/** True where more of the labels are German words than words of any other language. */
function isGerman(labels: readonly string[], type: string): boolean {
  const counts = new Map<string, number>();
  for (const label of labels)
    for (const language of languagesOfLabel(label, type))
      counts.set(language, (counts.get(language) ?? 0) + 1);
  const german = counts.get('de') ?? 0;
  return german > 0 && [...counts].every(([language, count]) => language === 'de' || count < german);
}
