import { defineMessages } from '../../messages/define-messages.ts';
import type { Json } from '../../model/json.ts';
import type { Message } from '../../model/message.ts';
import type { Span, SpanEdit } from '../../model/text.ts';
import { writtenKey } from '../../records/record-node.ts';
import { isObject } from '../../records/values.ts';
import { difference } from '../../text/difference.ts';
import { addKey, removeKey, replaceValue, startOfLine } from '../../text/edit.ts';
import { keyText, type YamlMap, type YamlNode, type YamlPair } from '../../text/node.ts';
import { writeFlow, writeScalar } from '../../text/write-scalar.ts';
import type { Column } from '../facts/column.ts';
import { inItsLines, textAsYaml } from './block-text.ts';
import { listEdits } from './list-edits.ts';

const say = defineMessages('table.edit', {
  shared:
    '`{key}` is written once and used in several places (`&`, `*` or `<<`). Change it in the text, where all of them can be seen.',
  tagged: '`{key}` has a tag (`!`). Change it in the text.',
  parts: '`{key}` is written in another form than the table knows. Change it in the text.',
  inherited:
    '`{key}` comes from the `defaults` of the register. Change it there, or write another value here.',
  noPlace: '`{key}` has no place in this table of the document. Add a column for it in the text.',
});

/** The edits of a text that give a cell its value, or why there are none, with the place to look at. */
export type CellEdit =
  | { readonly edits: readonly SpanEdit[] }
  | { readonly fault: Message; readonly at: Span };

/** What a cell is edited in. */
export interface EditedText {
  readonly text: string;
  /** The mapping of the record. */
  readonly map: YamlMap;
  readonly aliases: Readonly<Record<string, string>>;
}

const spanOf = ({ start, end }: YamlNode): Span => ({ start, end });

/** The smallest edits that make a record say a value under a column's path, or nothing there. */
export function cellEdit(
  { text, map, aliases }: EditedText,
  { path, short, shown }: Column,
  value: Json | undefined,
): CellEdit {
  const { key } = shown;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const fault = (message: Message, node: YamlNode = map): CellEdit => ({ fault: message, at: spanOf(node) });
  const [first = '', second] = path ?? [];
  const name = writtenKey(map, first, aliases);
  const pair = pairOf(map, name);
  if (pair === undefined && isMerged(map)) return fault(say.shared({ key }));
  if (pair !== undefined && isShared(pair.value)) return fault(say.shared({ key }), pair.value);
  if (pair !== undefined && pair.value.tag !== undefined) return fault(say.tagged({ key }), pair.value);
  if (second === undefined) return valueEdit(map, name, pair, null);
  const holder = pair?.value;
  if (holder === undefined || isEmpty(holder))
    return value === undefined
      ? fault(say.inherited({ key }))
      : holder === undefined
        ? added(map, name, writeFlow({ [second]: value }))
        : fault(say.parts({ key }), holder);
  if (holder.kind === 'scalar' && second === short) return valueEdit(map, name, pair, null);
  if (holder.kind !== 'map') return fault(say.parts({ key }), holder);
  const inner = pairOf(holder, second);
  if (inner === undefined && isMerged(holder)) return fault(say.shared({ key }), holder);
  if (inner !== undefined && isShared(inner.value)) return fault(say.shared({ key }), inner.value);
  if (inner !== undefined && inner.value.tag !== undefined) return fault(say.tagged({ key }), inner.value);
  return valueEdit(holder, second, inner, name);

  function valueEdit(
    parent: YamlMap,
    written: string,
    at: YamlPair | undefined,
    holderKey: string | null,
  ): CellEdit {
    if (value === undefined) {
      if (at === undefined) return fault(say.inherited({ key }), parent);
      // A mapping of which nothing stays goes as a whole.
      const isLast = holderKey !== null && parent.pairs.length === 1;
      return { edits: isLast ? removeKey(text, map, holderKey) : removeKey(text, parent, written) };
    }
    if (at === undefined) return added(parent, written, asYaml(value, parent.flow));
    const node = at.value;
    if (node.kind === 'seq' || Array.isArray(value)) {
      const edits = listEdits(text, node, value, key);
      return 'fault' in edits ? { fault: edits.fault, at: spanOf(node) } : edits;
    }
    if (node.kind !== 'scalar' || isObject(value)) return fault(say.parts({ key }), node);
    if (typeof value === 'string' && node.host === undefined) {
      const lines = inItsLines(node, value, eol);
      if (lines !== null) return { edits: [difference(text.slice(node.start, node.end), lines, node.start)] };
      if (value.includes('\n')) return { edits: manyLines(parent, node, value) };
    }
    return { edits: replaceValue(text, node, value) };
  }

  /** A text of several lines in the place of one line. */
  function manyLines(parent: YamlMap, node: YamlNode, lines: string): readonly SpanEdit[] {
    const space = node.start === node.end ? ' ' : '';
    const [rest = ''] = /^.*/.exec(text.slice(node.end, node.end + 1_000)) ?? [];
    // Between braces, and before a comment, it stays on its line.
    const yaml = asYaml(lines, parent.flow || rest.trim() !== '');
    const indent = ' '.repeat(parent.start - startOfLine(text, parent.start) + 2);
    const [head = '', ...body] = yaml.split('\n');
    const written = [head, ...body.map((line) => (line === '' ? '' : indent + line))].join(eol);
    return [{ span: spanOf(node), text: space + written }];
  }

  function added(parent: YamlMap, written: string, yaml: string): CellEdit {
    const after = parent.pairs.map((each) => keyText(each.key)).findLast((each) => !atTheEnd.has(each));
    const edits = addKey(text, parent, written, yaml, after);
    return edits.length === 0 ? fault(say.noPlace({ key }), parent) : { edits };
  }
}

/** Keys that people leave at the end of a record. */
const atTheEnd: ReadonlySet<string> = new Set(['signOffs', 'history', 'custom', 'attachments', 'evidence']);

const pairOf = (map: YamlMap, key: string): YamlPair | undefined =>
  map.pairs.findLast((pair) => keyText(pair.key) === key);

const isMerged = (map: YamlMap): boolean => map.pairs.some(({ key }) => keyText(key) === '<<');

/** True for a value, or part of one, that other places use. */
function isShared(node: YamlNode): boolean {
  if (node.kind === 'alias' || node.anchor !== undefined) return true;
  if (node.kind === 'seq') return node.items.some(isShared);
  return node.kind === 'map' && node.pairs.some(({ value }) => isShared(value));
}

const isEmpty = (node: YamlNode): boolean => node.kind === 'scalar' && node.value === null;

const asYaml = (value: Json, isOneLine: boolean): string => {
  if (typeof value !== 'string') return writeFlow(value);
  return isOneLine && value.includes('\n') ? writeScalar(value, 'double') : textAsYaml(value);
};
