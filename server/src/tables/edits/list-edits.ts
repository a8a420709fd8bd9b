import { defineMessages } from '../../messages/define-messages.ts';
import type { Json } from '../../model/json.ts';
import type { Message } from '../../model/message.ts';
import type { SpanEdit } from '../../model/text.ts';
import { listOf } from '../../records/values.ts';
import { yamlComments } from '../../text/comments.ts';
import { difference } from '../../text/difference.ts';
import { insertItem, removeItem, replaceValue } from '../../text/edit.ts';
import type { YamlNode, YamlSeq } from '../../text/node.ts';
import type { ScalarValue } from '../../text/scalar.ts';
import { writeFlow, writeScalar } from '../../text/write-scalar.ts';

const say = defineMessages('table.list', {
  comments:
    'There are comments within `{key}`. Change it in the text, so that they stay with what they are about.',
  parts: '`{key}` is written in another form than the table knows. Change it in the text.',
});

type ListEdit = { readonly edits: readonly SpanEdit[] } | { readonly fault: Message };

/** The edits that make a list, or a single value that may be one, say these values; what stays is left as written. */
export function listEdits(text: string, node: YamlNode, value: Json, key: string): ListEdit {
  const wanted = listOf(value).filter(
    (each): each is ScalarValue => typeof each !== 'object' || each === null,
  );
  const span = { start: node.start, end: node.end };
  const said = text.slice(span.start, span.end);
  if (node.host !== undefined) {
    if (said.includes('[')) return { fault: say.parts({ key }) };
    const separator = node.host === 'csv' || said.includes(';') ? '; ' : ', ';
    return { edits: replaceValue(text, node, wanted.map(String).join(separator)) };
  }
  if (said.includes('#') && yamlComments(said).length > 0) return { fault: say.comments({ key }) };
  const [only, ...others] = wanted;
  if (node.kind === 'scalar') {
    if (only !== undefined && others.length === 0) return { edits: replaceValue(text, node, only) };
    return { edits: [{ span, text: (node.start === node.end ? ' ' : '') + writeFlow([...wanted]) }] };
  }
  if (node.kind !== 'seq' || node.items.some(({ kind }) => kind !== 'scalar'))
    return { fault: say.parts({ key }) };
  if (node.flow || node.items.length === 0)
    return { edits: [difference(said, inBrackets(text, node, wanted), span.start)] };
  return { edits: inLines(text, node, wanted) };
}

const scalarOf = (node: YamlNode): ScalarValue => (node.kind === 'scalar' ? node.value : null);

/** A list between brackets, entries that stay as they are written. */
function inBrackets(text: string, { items }: YamlSeq, wanted: readonly ScalarValue[]): string {
  const written = new Map(items.map((item) => [scalarOf(item), text.slice(item.start, item.end)]));
  const entries = wanted.map((each) => written.get(each) ?? writeScalar(each));
  return `[${entries.join(', ')}]`;
}

/** The edits of a list with a line for each entry. */
function inLines(text: string, seq: YamlSeq, wanted: readonly ScalarValue[]): readonly SpanEdit[] {
  const before = seq.items.map(scalarOf);
  const removed = leftOut(before, wanted);
  if (removed !== null) return removed.flatMap((index) => removeItem(text, seq, index));
  return [
    ...wanted.flatMap((each, index) => {
      const item = seq.items[index];
      if (item === undefined) return insertItem(text, seq, writeScalar(each));
      return before[index] === each ? [] : replaceValue(text, item, each);
    }),
    ...before.flatMap((_, index) => (index < wanted.length ? [] : removeItem(text, seq, index))),
  ];
}

/** Positions of what is left out, where nothing else differs; else null. */
function leftOut(before: readonly ScalarValue[], after: readonly ScalarValue[]): readonly number[] | null {
  let at = 0;
  const positions = before.flatMap((each, index) => {
    if (at < after.length && each === after[at]) {
      at += 1;
      return [];
    }
    return [index];
  });
  return at === after.length ? positions : null;
}
