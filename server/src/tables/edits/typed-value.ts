import { Names } from '../../authoring/cell-values/names.ts';
import { type Reading, readValue } from '../../authoring/cell-values/value.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Json } from '../../model/json.ts';
import type { Message } from '../../model/message.ts';
import type { Project } from '../../workspace/project.ts';
import type { Column } from '../facts/column.ts';

const say = defineMessages('table.value', {
  required: 'A record cannot be read without `{key}`. Write something else in its place.',
  lines: '`{key}` is one line. Write it without line breaks.',
});

/** What somebody typed or picked; several values as a list or one a line. */
export type Typed = string | readonly string[] | null;

/** How what is typed at a table is read: days as numbers alone are taken by nobody's guess. */
export const tableReading = (project: Project, given: ReadonlySet<string> = new Set()): Reading => ({
  place: 'table',
  dates: { order: null, pointsAreDmy: true },
  words: new Map(),
  names: new Names(project, given, 'table'),
});

/** The value a record is to have, undefined for none, or why it cannot have it. */
export function typedValue(
  typed: Typed,
  { shown, field }: Column,
  reading: Reading,
): { readonly value: Json | undefined } | { readonly fault: Message } {
  const isLong = shown.kind === 'long-text';
  const text = typeof typed === 'string' ? typed : (typed ?? []).join('\n');
  if (text.trim() === '')
    return shown.isRequired ? { fault: say.required({ key: shown.key }) } : { value: undefined };
  const isText = field === null || shown.kind === 'text' || isLong;
  if (isText && !isLong && /[\r\n]/.test(text.trim())) return { fault: say.lines({ key: shown.key }) };
  const plain = isLong ? text.replace(/\r\n?/g, '\n').trimEnd() : text.trim();
  const isSaid = shown.kind === 'text' && field !== null && field.properties().length > 0;
  if ((isLong && field !== null) || isSaid) return { value: plain };
  const read = readValue({ kind: 'text', text: plain }, field, reading);
  if (read === null) return { value: undefined };
  return 'fault' in read ? { fault: read.fault } : { value: read.value };
}
