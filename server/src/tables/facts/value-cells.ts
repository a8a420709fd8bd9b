import { shortNameOf } from '../../domain/sign-off/still-to-sign.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Json } from '../../model/json.ts';
import { isBlank, isObject, listOf, splitReference } from '../../records/values.ts';
import type { Project } from '../../workspace/project.ts';
import type { ColumnKind, TableCell, TableChoice, TableColumn } from '../model.ts';

const say = defineMessages('table.cell', {
  parts: 'It has several parts, each of which has a column of its own.',
});

/** Characters that a cell shows of a text; its value is whole. */
const longestShown = 300;

/** A value as a cell of its column; what does not have the form of the column is shown as it is. */
export function valueCell(
  value: Json | undefined,
  { kind, choices = [] }: TableColumn,
  project: Project,
): TableCell {
  // Most cells of a wide table are empty.
  if (value === undefined || isBlank(value)) return '';
  switch (kind) {
    case 'enum':
    case 'boolean':
      return choiceCell(value, choices);
    case 'reference':
    case 'references':
      return listCell(value, (each) => referenceName(each, project));
    case 'list':
      return listCell(value, (each) => labelOf(each, choices));
    case 'number':
      return typeof value === 'number' ? { text: String(value), value, sort: value } : plainCell(value);
    default:
      if (kind === 'text' && isObject(value))
        return { text: inShort(value), value: null, locked: project.language.text(say.parts()) };
      return kind === 'other' ? { text: inShort(value), value: null } : plainCell(value);
  }
}

function plainCell(value: Json): TableCell {
  if (typeof value !== 'string') return { text: inShort(value), value };
  const text = value.length > longestShown ? `${value.slice(0, longestShown - 1)}…` : value;
  return text === value ? value : { text, value };
}

const labelOf = (value: Json, choices: readonly TableChoice[]): string =>
  choices.find((choice) => choice.value === String(value))?.label ?? inShort(value);

function choiceCell(value: Json, choices: readonly TableChoice[]): TableCell {
  const text = labelOf(value, choices);
  const at = choices.findIndex((choice) => choice.value === String(value));
  return at < 0 ? { text, value } : { text, value, sort: at };
}

function listCell(value: Json, name: (each: Json) => string): TableCell {
  const parts = listOf(value).map(name);
  return { text: parts.join(', '), value, ...(parts.length > 1 && { parts }) };
}

/** A record by its title, with the id where it has none. */
function referenceName(value: Json, { queries }: Project): string {
  if (typeof value !== 'string') return inShort(value);
  return shortNameOf(splitReference(value).id, queries);
}

/** Any value on one line. */
function inShort(value: Json): string {
  if (Array.isArray(value)) return value.map(inShort).join('; ').slice(0, longestShown);
  if (isObject(value)) return Object.values(value).map(inShort).join(', ').slice(0, longestShown);
  return String(value ?? '').slice(0, longestShown);
}

/** Kinds by whose values people group records. */
export const isGrouping = (kind: ColumnKind): boolean =>
  kind === 'enum' || kind === 'boolean' || kind === 'reference' || kind === 'references';
