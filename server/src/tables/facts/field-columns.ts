import { typeTitle } from '../../domain/words/types.ts';
import { vocabularyOf } from '../../language/vocabulary.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { FieldDoc, FieldValue } from '../../schemas/field-doc.ts';
import type { TypeSchema } from '../../schemas/type-schema.ts';
import type { Project } from '../../workspace/project.ts';
import type { ColumnKind, TableChoice, TableColumn } from '../model.ts';
import { columnKind } from './column-kind.ts';

const say = defineMessages('table.column', {
  nested: '{holder}: {field}',
  id: 'Other records may name this id. Rename it in the text, where they are changed as well.',
  parts: 'It has several parts. Edit it in the text.',
  file: 'It names a file. Edit it in the text.',
  yes: 'Yes',
  no: 'No',
});

/** A field of a type that has a column. */
export interface FieldColumn {
  readonly path: readonly string[];
  readonly field: FieldDoc;
  /** Key that a plain text stands for in the mapping that holds it. */
  readonly short: string | undefined;
  readonly shown: TableColumn;
}

/** Keys that no table shows as they are: signatures and earlier versions have their own places. */
const leftOut: ReadonlySet<string> = new Set([
  'type',
  'signOffs',
  'history',
  'custom',
  'formerIds',
  'items',
  'defaults',
]);

/** `nextReview` as people read it: `Next review`. */
function keyInWords(key: string): string {
  const words = key
    .replaceAll(/[-_]+/g, ' ')
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const titleOf = ({ title, name }: FieldDoc): string => title ?? keyInWords(name);

/** The fields of a type as columns, in the order of its schema; a mapping has one for each of its fields. */
export function fieldColumns(schema: TypeSchema, project: Project): readonly FieldColumn[] {
  const columns: FieldColumn[] = [];
  for (const field of schema.field([])?.properties() ?? []) {
    if (leftOut.has(field.name)) continue;
    const parts = field.types.includes('array') ? [] : field.properties();
    // A sentence may stand for the mapping, and is what most people write.
    const isSaid = field.types.includes('string') && field.shortFor === undefined;
    if (parts.length === 0 || isSaid)
      columns.push(columnOf([field.name], field, undefined, titleOf(field), project));
    for (const part of parts) {
      const title = project.language.text(
        say.nested({ holder: titleOf(field), field: lowerFirst(titleOf(part)) }),
      );
      columns.push(columnOf([field.name, part.name], part, field.shortFor, title, project));
    }
  }
  return columns;
}

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

function columnOf(
  path: readonly string[],
  field: FieldDoc,
  short: string | undefined,
  title: string,
  project: Project,
): FieldColumn {
  const kind = columnKind(path, field);
  const why = whyNot(kind);
  const choices = choicesOf(field, kind, project);
  const isOpen = choices.length > 0 && field.enumValues.length === 0 && kind !== 'boolean';
  const isShown = false;
  return {
    path,
    field,
    short,
    shown: {
      key: path.join('.'),
      title,
      description: field.description ?? '',
      kind,
      ...(choices.length > 0 && { choices }),
      ...(isOpen && { isOpen }),
      ...(field.refs.length > 0 && { types: field.refs.includes('any') ? [] : field.refs }),
      isEditable: why === null,
      whyNot: why === null ? null : project.language.text(why),
      isRequired: field.required && path.length === 1,
      isShown,
    },
  };
}

function whyNot(kind: ColumnKind) {
  switch (kind) {
    case 'id':
      return say.id();
    case 'other':
      return say.parts();
    case 'file':
      return say.file();
    default:
      return null;
  }
}

const choiceOf = ({ value, description }: FieldValue): TableChoice => ({
  value,
  label: keyInWords(value),
  detail: description ?? null,
});

/** What may be picked: the values of the schema, usual words, or words of the organization. */
function choicesOf(field: FieldDoc, kind: ColumnKind, project: Project): readonly TableChoice[] {
  if (kind === 'boolean')
    return [
      { value: 'true', label: project.language.text(say.yes()), detail: null },
      { value: 'false', label: project.language.text(say.no()), detail: null },
    ];
  if (kind === 'other' || field.refs.length > 0) return [];
  if (field.vocabulary === 'type')
    return project.catalogue.types().map((type) => ({ value: type, label: typeTitle(type), detail: null }));
  if (field.vocabulary !== undefined)
    return vocabularyOf({ project }, field.vocabulary).map(({ value, description }) => ({
      value,
      label: field.vocabulary === 'theme' ? (description ?? value) : value,
      detail: field.vocabulary === 'theme' ? null : (description ?? null),
    }));
  return [...field.enumValues, ...field.suggestions].map(choiceOf);
}
