import type { SpanEdit } from '../model/text.ts';
import { addKey, removeKey, replaceValue, startOfLine } from './edit.ts';
import { keyText, type YamlMap } from './node.ts';
import type { ScalarValue } from './scalar.ts';
import { writeFlow, writeScalar } from './write-scalar.ts';

/**
 * Makes a mapping of plain values hold these and no others: what is there already stays as it is written, and what is
 * new comes behind it. A mapping in brackets, and one of which nothing stays, is written anew.
 */
export function setEntries(
  text: string,
  map: YamlMap,
  wanted: ReadonlyMap<string, ScalarValue>,
): readonly SpanEdit[] {
  const span = { start: map.start, end: map.end };
  if (map.flow) return [{ span, text: writeFlow(Object.fromEntries(wanted)) }];
  const there = new Map(map.pairs.map((pair) => [keyText(pair.key), pair]));
  if (![...there.keys()].some((key) => wanted.has(key))) {
    const column = map.start - startOfLine(text, map.start);
    const lines = [...wanted].map(([key, value]) => `${writeScalar(key)}: ${writeScalar(value)}`);
    return [{ span, text: lines.join(`\n${' '.repeat(column)}`) }];
  }
  const edits: SpanEdit[] = [];
  for (const [key, { value }] of there) {
    const now = wanted.get(key);
    if (now === undefined) edits.push(...removeKey(text, map, key));
    else if (value.kind !== 'scalar' || value.value !== now) edits.push(...replaceValue(text, value, now));
  }
  for (const [key, value] of wanted)
    if (!there.has(key)) edits.push(...addKey(text, map, key, writeScalar(value)));
  return edits;
}
