import type { Json } from '../model/json.ts';
import type { Queries } from '../model/queries.ts';
import { titleOf } from '../records/record-title.ts';
import { splitReference } from '../records/values.ts';
import type { Change } from './model.ts';

function* textsIn(value: Json | undefined): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) yield* textsIn(item);
}

/**
 * Titles of the records, and names of the people, whose ids stand in the values and in the sign-off of a change. What an
 * id leads to in the head counts, in the base where the head has it no more.
 */
export function namesIn(
  { values, signOffs }: Pick<Change, 'values' | 'signOffs'>,
  ...states: readonly Queries[]
): Readonly<Record<string, string>> {
  const texts = new Set<string>(
    values.flatMap(({ before, after }) => [...textsIn(before), ...textsIn(after)]),
  );
  for (const id of signOffs.flatMap(({ by, role }) => [by, role])) if (id !== null) texts.add(id);
  const names: Record<string, string> = {};
  for (const text of texts) {
    const { id } = splitReference(text);
    for (const queries of states) {
      const record = queries.record(id);
      const title = record === undefined ? null : titleOf(record);
      if (title === null) continue;
      names[id] = title;
      break;
    }
  }
  return names;
}
