import type { FieldDoc } from '../../schemas/field-doc.ts';
import type { ColumnKind } from '../model.ts';

/** What fields are called that say a day by which something is to be done, in schemas of a company's own too. */
const due =
  /^(?:due|dueDate|deadline|until|validUntil|evaluateBy|plannedFor|responseDue|expires|expiresOn|next[A-Z]\w*)$/;

/** A list that may hold mappings is nothing that fits a cell, nor is a mapping without a sentence that may stand for it. */
const holdsMappings = ({ types, properties }: FieldDoc): boolean =>
  properties().length > 0 && (types.includes('array') || !types.includes('string'));

/** What kind of value a field has, and so how its cells are shown and edited. */
export function columnKind(path: readonly string[], field: FieldDoc): ColumnKind {
  const { types, format, enumValues, refs } = field;
  const isList = types.includes('array');
  if (path.length === 1 && field.name === 'id') return 'id';
  if (holdsMappings(field)) return 'other';
  if (refs.length > 0) return isList ? 'references' : 'reference';
  if (isList) return 'list';
  if (enumValues.length > 0) return 'enum';
  if (format === 'date') return due.test(field.name) ? 'due' : 'date';
  if (types.includes('boolean')) return 'boolean';
  if (field.file) return 'file';
  if (types.some((type) => type === 'number' || type === 'integer') && !types.includes('string'))
    return 'number';
  if (types.length > 0 && !types.includes('string')) return 'other';
  return field.paragraphs ? 'long-text' : 'text';
}
