import type { Reading } from '../../authoring/cell-values/value.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Span, SpanEdit } from '../../model/text.ts';
import { readText } from '../../records/read-file.ts';
import { recordNode } from '../../records/record-node.ts';
import { difference } from '../../text/difference.ts';
import { isConflict } from '../../text/slips/conflict.ts';
import { applyEdits } from '../../text/span-edits.ts';
import { LocatedFile } from '../../workspace/located-file.ts';
import type { Project } from '../../workspace/project.ts';
import type { Column } from '../facts/column.ts';
import { valueUnder } from '../facts/field-value.ts';
import type { CellChange } from '../model.ts';
import { cellEdit } from './cell-edit.ts';
import { type ReadText, sameValue, saysOnly, type WantedCell } from './read-back.ts';
import { typedValue } from './typed-value.ts';

const say = defineMessages('table.cells', {
  unread: '{file} is being edited, or cannot be read. Mend it in the text first.',
  conflict:
    'Two branches changed {file}, and both versions stand in it. Choose between them in the text first.',
  gone: 'The record is gone from {file}, or has another id or version now.',
  changed: '`{key}` has been changed meanwhile. Look at what it says now, and try again.',
  otherwise:
    '`{key}` would not be read as it was typed, or something next to it would change. Change it in the text.',
});

/** A change of a cell, of a record as the table knows it. */
export interface CellOfRecord {
  readonly change: CellChange;
  readonly column: Column;
  readonly record: QmsRecord;
}

/** Why a cell cannot be changed, and where to look. */
export interface CellFault {
  readonly change: CellChange;
  readonly reason: Message;
  readonly file: LocatedFile;
  readonly at: Span;
}

/** The edits of a file, with the text they leave; or why some cells cannot be changed. */
export type EditedFile =
  | { readonly edits: readonly SpanEdit[]; readonly after: string }
  | { readonly faults: readonly CellFault[] };

const nowhere: Span = { start: 0, end: 0 };

/** Changes cells of the records of one file, all or none. */
export function editFile(
  file: LocatedFile,
  cells: readonly CellOfRecord[],
  project: Project,
  reading: Reading,
): EditedFile {
  const { setup, configuration } = project;
  const { records, unread, issues, ignores } = readText(file.path, file.text, setup);
  const fault = ({ change }: CellOfRecord, reason: Message, at: Span = nowhere): CellFault => ({
    ...{ change, reason, file, at },
  });
  if (unread !== undefined) {
    const conflict = issues.find(({ message }) => isConflict(message));
    const why = conflict === undefined ? say.unread : say.conflict;
    const at = (conflict ?? issues.find(({ rule }) => rule === unread.rule))?.span;
    return { faults: cells.map((cell) => fault(cell, why({ file: file.path }), at)) };
  }
  const faultIn = (cell: CellOfRecord, record: QmsRecord, reason: Message): CellFault => {
    const place = { file: file.path, record: record.key, path: cell.column.path ?? ['id'] };
    return fault(cell, reason, file.spanOf(place, record, configuration.aliases));
  };
  const faults: CellFault[] = [];
  const wanted: (WantedCell & { readonly cell: CellOfRecord })[] = [];
  for (const cell of cells) {
    const { column, change } = cell;
    const record = sameRecord(cell.record, records);
    if (record === undefined) {
      faults.push(fault(cell, say.gone({ file: file.path })));
      continue;
    }
    const now = valueUnder(record.data, column.path ?? [], column.short);
    const typed = typedValue(change.value, column, reading);
    if (change.seen !== undefined && !sameValue(change.seen, now))
      faults.push(faultIn(cell, record, say.changed({ key: column.shown.key })));
    else if ('fault' in typed) faults.push(faultIn(cell, record, typed.fault));
    else if (!sameValue(now, typed.value)) wanted.push({ cell, record, column, value: typed.value });
  }
  if (faults.length > 0) return { faults };
  const before = { path: file.path, text: file.text, records, ignores };
  const together = editsOf(file, wanted, project);
  if ('edits' in together) {
    if (!overlaps(together.edits) && saysOnly(before, together.edits, wanted, setup))
      return { ...together, after: applyEdits(file.text, together.edits) };
  }
  return oneByOne(before, wanted, project, fault, faultIn);
}

/** The same record in the text as it is now. */
const sameRecord = (record: QmsRecord, records: readonly QmsRecord[]): QmsRecord | undefined => {
  const alike = records.filter(
    ({ id, version, type }) => id === record.id && version === record.version && type === record.type,
  );
  return alike.length < 2 ? alike[0] : alike.find(({ ordinal }) => ordinal === record.ordinal);
};

function editsOf(
  file: LocatedFile,
  wanted: readonly WantedCell[],
  { configuration: { aliases } }: Project,
): { readonly edits: readonly SpanEdit[] } | { readonly fault: Message; readonly at: Span } {
  const edits: SpanEdit[] = [];
  for (const { record, column, value } of wanted) {
    const node = recordNode(file.documents[record.document] ?? null, record.item, aliases);
    if (node?.kind !== 'map') return { fault: say.gone({ file: file.path }), at: nowhere };
    const made = cellEdit({ text: file.text, map: node, aliases }, column, value);
    if ('fault' in made) return made;
    edits.push(...made.edits);
  }
  return { edits };
}

/** True for edits that share text; several insertions in one place do not. */
function overlaps(edits: readonly SpanEdit[]): boolean {
  const sorted = [...edits].sort(
    (one, other) => one.span.start - other.span.start || one.span.end - other.span.end,
  );
  return sorted.some(({ span }, at) => at > 0 && span.start < sorted[at - 1]!.span.end);
}

/** Each cell in the text that the one before it left, which also shows which of them cannot be changed. */
function oneByOne(
  before: ReadText,
  wanted: readonly (WantedCell & { readonly cell: CellOfRecord })[],
  project: Project,
  fault: (cell: CellOfRecord, reason: Message, at: Span) => CellFault,
  faultIn: (cell: CellOfRecord, record: QmsRecord, reason: Message) => CellFault,
): EditedFile {
  const { path } = before;
  const faults: CellFault[] = [];
  let present = before;
  for (const { cell, record, column, value } of wanted) {
    const at = new LocatedFile(path, present.text, null, project.setup);
    const one = { record: present.records[record.ordinal]!, column, value };
    const made = editsOf(at, [one], project);
    if ('fault' in made) faults.push(fault(cell, made.fault, made.at));
    else if (!saysOnly(present, made.edits, [one], project.setup))
      faults.push(faultIn(cell, record, say.otherwise({ key: column.shown.key })));
    else {
      const text = applyEdits(present.text, made.edits);
      present = { ...readText(path, text, project.setup), text };
    }
  }
  if (faults.length > 0) return { faults };
  return { edits: [difference(before.text, present.text)], after: present.text };
}
