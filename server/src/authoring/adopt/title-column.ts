import { fieldOfLabel } from '../../records/labels.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import type { EntryDraft } from './proposal.ts';
import type { SeenFile } from './seen-file.ts';
import type { SeenColumn } from './seen-table.ts';
import { entryOf, tryEntry } from './trial.ts';

/** Keys by whose text people recognize a record that has no title, the best first. */
const likeTitle = ['description', 'statement', 'what', 'name'];
/** So many of its cells differ in a column that says what each row is about. */
const mostlyDifferent = 0.8;

/**
 * The column or key that has to stand for the title, where none is called so: the one that describes each record, else
 * of those that stand for nothing the one that says most. Null where there is a title, or nothing like one.
 */
export function titleColumn(
  files: readonly SeenFile[],
  columns: readonly SeenColumn[],
  draft: EntryDraft,
  setup: ReadSetup,
): string | null {
  const { type } = draft;
  const fields = new Map(columns.map(({ name }) => [fieldOfLabel(name, type), name]));
  if (type === 'person' || fields.has('title')) return null;
  const { records, unknownKeys } = tryEntry(files, entryOf(draft), setup);
  if (records.some(({ data }) => Object.hasOwn(data, 'title'))) return null;
  const said = likeTitle.find((field) => fields.has(field));
  if (said !== undefined) return fields.get(said)!;
  const [telling] = columns
    .filter(({ name, filled, distinct, ids, numbers }) => {
      const isText = ids + numbers === 0 && filled > 0;
      return isText && distinct >= filled * mostlyDifferent && unknownKeys.includes(name);
    })
    .sort((one, other) => other.length - one.length);
  return telling?.name ?? null;
}
