import type { IgnoreComment } from '../../model/facts.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { SpanEdit } from '../../model/text.ts';
import { groupedBy } from '../../records/grouped.ts';
import { readText } from '../../records/read-file.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import { isBlank, isObject, listOf } from '../../records/values.ts';
import { applyEdits } from '../../text/span-edits.ts';
import { deepEqual } from '../../workspace/deep-equal.ts';
import type { Column } from '../facts/column.ts';
import { valueUnder } from '../facts/field-value.ts';

/** A cell of a record with the value it is to have. */
export interface WantedCell {
  readonly record: QmsRecord;
  readonly column: Column;
  readonly value: Json | undefined;
}

/** A text that is edited, with what it holds. */
export interface ReadText {
  readonly path: string;
  readonly text: string;
  readonly records: readonly QmsRecord[];
  readonly ignores: readonly IgnoreComment[];
}

/**
 * Whether a text says of its records what the text before it did, but for these cells, and of them what is wanted, and
 * ignores what was ignored in it.
 * @param added how many records stand behind them
 */
export function saysOnly(
  { path, text, records: before, ignores: ignoredBefore }: ReadText,
  edits: readonly SpanEdit[],
  wanted: readonly WantedCell[],
  setup: ReadSetup,
  added = 0,
): boolean {
  const { records, unread, ignores } = readText(path, applyEdits(text, edits), setup);
  if (unread !== undefined || records.length !== before.length + added) return false;
  if (!deepEqual(ignores.map(ignoredBy), ignoredBefore.map(ignoredBy))) return false;
  const meant = groupedBy(wanted, (cell) => cell.record);
  return before.every((record, at) => {
    const now = records[at]!;
    const cells = meant.get(record) ?? [];
    if (now === record && cells.length === 0) return true;
    if (
      !cells.every(({ column, value }) =>
        sameValue(valueUnder(now.data, column.path ?? [], column.short), value),
      )
    )
      return false;
    // What a register holds are records of their own.
    const paths = record.type === 'register' ? [['items']] : cells.map(({ column }) => column.path ?? []);
    return (
      now.body === bodyAfter(text, edits, record) &&
      deepEqual(without(now.data, paths), without(record.data, paths))
    );
  });
}

const ignoredBy = ({ rule, reason }: IgnoreComment): readonly string[] => [rule, reason];

/** What edits leave of a body. Of documents that others wrote, titles and fields stand in it. */
function bodyAfter(text: string, edits: readonly SpanEdit[], { body }: QmsRecord): string | null {
  if (body === null) return null;
  const start = startOfBody(text, body);
  // What is put in front of it is front matter.
  const within = edits.filter(({ span }) => span.start > start || span.end > start);
  if (within.length === 0) return body;
  const shifted = within.map((each) => ({
    ...each,
    span: { start: each.span.start - start, end: each.span.end - start },
  }));
  return withLineFeeds(applyEdits(text.slice(start), shifted));
}

const withLineFeeds = (text: string): string => text.replaceAll('\r\n', '\n');

/** Where a body begins that a text ends with: it has lost the carriage returns before its line feeds. */
function startOfBody(text: string, body: string): number {
  let start = text.length - body.length;
  for (;;) {
    const lost = text.length - start - withLineFeeds(text.slice(start)).length;
    const earlier = text.length - body.length - lost;
    if (earlier === start) return start;
    start = earlier;
  }
}

/** Lines of their own end with a line break or without one; one value is as good as a list of it. */
export function sameValue(one: Json | undefined, other: Json | undefined): boolean {
  if (isBlank(one) || isBlank(other)) return isBlank(one) && isBlank(other);
  if (typeof one === 'string' && typeof other === 'string') return one.trimEnd() === other.trimEnd();
  if (Array.isArray(one) || Array.isArray(other)) return deepEqual(listOf(one), listOf(other));
  return deepEqual(one, other);
}

/** The data without some fields, and without mappings of which nothing is left then. */
function without(data: JsonObject, paths: readonly (readonly string[])[]): JsonObject {
  const rest: JsonObject = { ...data };
  for (const [first = '', second] of paths) {
    const holder = rest[first];
    if (second === undefined || !isObject(holder)) delete rest[first];
    else {
      const { [second]: _, ...others } = holder;
      if (Object.keys(others).length === 0) delete rest[first];
      else rest[first] = others;
    }
  }
  return rest;
}
