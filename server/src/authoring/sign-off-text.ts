import { defineMessages } from '../messages/define-messages.ts';
import type { Json } from '../model/json.ts';
import type { SpanEdit } from '../model/text.ts';
import { addKey, insertItem } from '../text/edit.ts';
import { keyText, resolveAlias, type YamlMap } from '../text/node.ts';
import { writeFlow, writeScalar } from '../text/write-scalar.ts';
import { Refusal } from './refusal.ts';

const say = defineMessages('sign.list', {
  noList: '`{key}` is not a plain list of sign-offs. Correct it and sign then.',
});

/** Keys and values of a sign-off block in the order they are written. */
export type BlockEntries = readonly (readonly [key: string, value: Json])[];

/** Versions are always quoted, so that people learn it from what they see: 1.10 is not 1.1. */
const valueText = (key: string, value: Json): string =>
  key === 'version' && typeof value === 'string' ? writeScalar(value, 'double') : writeFlow(value);

const oneLine = (block: BlockEntries): string =>
  `{ ${block.map(([key, value]) => `${key}: ${valueText(key, value)}`).join(', ')} }`;

const inLines = (block: BlockEntries): string =>
  block.map(([key, value]) => `${key}: ${valueText(key, value)}`).join('\n');

const indented = (lines: string): string => lines.replaceAll('\n', '\n  ');

/**
 * The edits that append a block to the sign-offs of a record, in the style of the blocks that stand there.
 * @param record the record's mapping, with offsets into `text`
 * @param key name of the key in this repository (`signOffs` unless `aliases` says otherwise)
 */
export function appendSignOff(text: string, record: YamlMap, key: string, block: BlockEntries): SpanEdit[] {
  const written = record.pairs.findLast((pair) => keyText(pair.key) === key);
  if (written === undefined) {
    return addKey(text, record, key, record.flow ? `[${oneLine(block)}]` : `- ${indented(inLines(block))}`);
  }
  const list = written.value;
  if (list.kind === 'scalar' && list.value === null)
    return insertItem(text, list, record.flow ? oneLine(block) : inLines(block));
  if (list.kind !== 'seq') throw new Refusal(say.noList({ key }));
  const last = list.items.at(-1);
  const style = last === undefined ? null : resolveAlias(last);
  const flow = list.flow || (style?.kind === 'map' && style.flow);
  return insertItem(text, list, flow ? oneLine(block) : inLines(block));
}
