import type { Json } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import type { SpanEdit } from '../model/text.ts';
import type { ReadSetup } from '../records/read-setup.ts';
import { addKey, insertItem, replaceValue, writeKey } from '../text/edit.ts';
import { findNode } from '../text/node.ts';
import { applyEdits } from '../text/span-edits.ts';
import { writeFlow } from '../text/write-scalar.ts';
import { recordMap } from './record-edit.ts';

/** A comment on one line that shows how a key would be written. */
function shownKey(text: string, key: string): SpanEdit['span'] | null {
  const match = new RegExp(`^# ${key}: .*$(?!\\r?\\n#  )`, 'm').exec(text);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}

/**
 * The text of a file with a field of a record set: in place of what stands for it, of the comment that shows it, or as a
 * new key. Of a list, one more entry, or several.
 * @param path of one step, two, to a key of a list's entry, or to a place that is there
 */
export function withAnswer(
  record: QmsRecord,
  text: string,
  path: readonly (string | number)[],
  value: Json,
  setup: ReadSetup,
): string {
  const map = recordMap(record, text, setup);
  if (map === null) return text;
  const found = findNode(map, path)?.node;
  if (found?.kind === 'scalar' && (typeof value !== 'object' || value === null))
    return applyEdits(text, replaceValue(text, found, value));
  if (found?.kind === 'seq') {
    const [first, ...others] = Array.isArray(value) ? value : [value];
    if (first === undefined) return text;
    const edited = applyEdits(text, insertItem(text, found, writeFlow(first)));
    return others.length === 0 ? edited : withAnswer(record, edited, path, others, setup);
  }
  const entry = typeof path[1] === 'number' ? findNode(map, path.slice(0, 2))?.node : undefined;
  if (entry?.kind === 'map')
    return applyEdits(text, writeKey(text, entry, String(path[2] ?? ''), writeFlow(value)));
  const [name, inner] = path.map(String);
  if (name === undefined) return text;
  const parent = findNode(map, [name])?.node;
  if (inner !== undefined && parent?.kind === 'map')
    return applyEdits(text, addKey(text, parent, inner, writeFlow(value)));
  const written = writeFlow(inner === undefined ? value : { [inner]: value });
  const shown = shownKey(text, name);
  return applyEdits(
    text,
    shown === null ? addKey(text, map, name, written) : [{ span: shown, text: `${name}: ${written}` }],
  );
}
