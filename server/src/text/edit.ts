import type { Span, SpanEdit } from '../model/text.ts';
import { insertHosted, replaceHosted } from './hosted.ts';
import { endOfLine, isBlank, isBreak, skipSpaceAndComments } from './layout.ts';
import {
  keyText,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
  type YamlSeq,
} from './node.ts';
import type { ScalarValue } from './scalar.ts';
import { writeFlow, writeScalar } from './write-scalar.ts';
import { readYaml } from './yaml.ts';

/**
 * Minimal edits of YAML text. All functions take the text of the whole file and nodes whose offsets are
 * into it, and leave every byte outside their edits as it is.
 */

/** Puts a scalar in the place of a value, in the quotes the value had where they can hold it. */
export function replaceValue(text: string, target: Span | YamlNode, value: ScalarValue): SpanEdit[] {
  if ('kind' in target && target.host !== undefined)
    return replaceHosted(text, target, String(value ?? ''), target.host);
  const style = 'kind' in target && target.kind === 'scalar' ? target.style : 'plain';
  const written = writeScalar(
    value,
    typeof value === 'string' && style !== 'plain' ? quotesOf(style) : 'plain',
  );
  if (target.start !== target.end) return [edit(target.start, target.end, written)];
  const before = text.charCodeAt(target.start - 1);
  const space = target.start === 0 || isBlank(before) || isBreak(before) ? '' : ' ';
  return [edit(target.start, target.end, space + written)];
}

/** Gives a key another name, in the quotes it had. */
export function renameKey(key: YamlNode, name: string): SpanEdit[] {
  if (key.host !== undefined) return [];
  return [edit(key.start, key.end, writeScalar(name, key.kind === 'scalar' ? quotesOf(key.style) : 'plain'))];
}

/** Puts a plain scalar in quotes of this kind, so that its characters are its value; others are left alone. */
export function quoteScalar(node: YamlNode, quotes: 'single' | 'double'): SpanEdit[] {
  if (node.kind !== 'scalar' || node.style !== 'plain' || node.start === node.end || node.host !== undefined)
    return [];
  const value = typeof node.value === 'string' ? node.value : node.source;
  return [edit(node.start, node.end, writeScalar(value, quotes))];
}

/**
 * Adds `key: valueText` to a mapping.
 * @param map the mapping, or an empty value that is to become one
 * @param valueText YAML of the value as it would stand at the start of a line; several lines are
 *   put below the key and indented as the neighbours are; in a flow mapping they become one line
 * @param after the key behind which to add; at the end when absent or not found
 */
export function addKey(
  text: string,
  map: YamlMap | YamlScalar,
  key: string,
  valueText: string,
  after?: string,
): SpanEdit[] {
  const name = writeScalar(key);
  if (map.kind === 'map' && (map.header !== undefined || map.emptyCells !== undefined))
    return addElsewhere(text, map, key, valueText, after);
  if (map.kind === 'scalar') {
    const column = lineIndent(text, map.start) + 2;
    return replaceEmpty(text, map, entry(text, column, 2, name, valueText), column);
  }
  const anchor = map.pairs.find((pair) => keyText(pair.key) === after) ?? map.pairs.at(-1);
  if (map.flow) {
    const value = onOneLine(valueText);
    if (anchor === undefined) return [edit(map.start + 1, map.start + 1, `${name}: ${value}`)];
    const end = Math.max(anchor.key.end, anchor.value.end);
    return [edit(end, end, `, ${name}: ${value}`)];
  }
  const column = columnOf(text, map.start);
  const lines = entry(text, column, step(text, map, column), name, valueText);
  return [insertLineBelow(text, anchor!.value, `${' '.repeat(column)}${lines}`)];
}

/**
 * Writes `key: valueText` into a mapping, in the place of a comment that stands for it (`# summary: what the period
 * showed`), or at the end where there is none. For texts whose comments we wrote ourselves.
 */
export function writeKey(text: string, map: YamlMap, key: string, valueText: string): SpanEdit[] {
  const comment = map.flow || map.pairs.length === 0 ? null : commentFor(text, map, key);
  if (comment === null) return addKey(text, map, key, valueText);
  const column = columnOf(text, map.start);
  const lines = entry(text, column, step(text, map, column), writeScalar(key), valueText);
  return [edit(comment.start, comment.end, lines)];
}

/** The line of a mapping that says in a comment what is to stand under a key; null for none, or one that goes on below. */
function commentFor(text: string, map: YamlMap, key: string): Span | null {
  const column = columnOf(text, map.start);
  const isDeeper = (line: string): boolean => /^ *# {2,}/.test(line);
  for (let at = behindBreak(text, endOfLine(text, map.start)); at < text.length; ) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    const words = line.trimStart();
    const indent = line.length - words.length;
    const next = behindBreak(text, end);
    if (words.startsWith('#')) {
      const stands = indent === column && new RegExp(`^# ?${key}:(?: |$)`).test(words);
      const goesOn = isDeeper(text.slice(next, endOfLine(text, next)));
      if (stands && !goesOn && !isInScalar(map, at + indent))
        return { start: at + indent, end: at + line.trimEnd().length };
    } else if (
      words !== '' &&
      !isInScalar(map, at + indent) &&
      (indent < column || /^(?:---|\.\.\.)/.test(line))
    )
      return null;
    if (next === end) return null;
    at = next;
  }
  return null;
}

function isInScalar(node: YamlNode, offset: number): boolean {
  if (offset < node.start || offset >= node.end) return false;
  if (node.kind === 'map') return node.pairs.some(({ value }) => isInScalar(value, offset));
  return node.kind === 'seq' ? node.items.some((item) => isInScalar(item, offset)) : true;
}

/** Adds a key to a row of a table, into the empty cell of its column, or to a document with a header, into its front matter. */
function addElsewhere(
  text: string,
  map: YamlMap,
  key: string,
  valueText: string,
  after?: string,
): SpanEdit[] {
  if (map.emptyCells !== undefined) {
    const cell = map.emptyCells.get(key);
    const value = readYaml(valueText).documents[0]?.data ?? null;
    const written = typeof value === 'object' && value !== null ? writeFlow(value) : String(value ?? '');
    return cell === undefined || map.host === undefined ? [] : replaceHosted(text, cell, written, map.host);
  }
  const { frontMatter, emptyFrontMatter } = map.header!;
  if (frontMatter !== null) return addKey(text, frontMatter, key, valueText, after);
  const eol = lineBreak(text);
  const line = entry(text, 0, 2, writeScalar(key), valueText) + eol;
  if (emptyFrontMatter !== null) return [edit(emptyFrontMatter, emptyFrontMatter, line)];
  const start = text.startsWith('\ufeff') ? 1 : 0;
  return [edit(start, start, `---${eol}${line}---${eol}`)];
}

/** Takes a key and its value out of a mapping; the last one leaves `{}`. */
export function removeKey(text: string, map: YamlMap, key: string): SpanEdit[] {
  const index = map.pairs.findLastIndex((pair) => keyText(pair.key) === key);
  const pair = map.pairs[index];
  if (pair === undefined) return [];
  if (pair.value.host !== undefined) return [edit(pair.value.start, pair.value.end, '')];
  if (map.header?.frontMatter != null) return removeKey(text, map.header.frontMatter, key);
  const span = { start: pair.key.start, end: Math.max(pair.key.end, pair.value.end) };
  if (map.flow) return [removeFromFlow(text, map.pairs.map(pairSpan), index)];
  if (map.pairs.length === 1) return [edit(span.start, span.end, '{}')];
  return [removeLines(text, span, lastScalar(pair.value), index === 0)];
}

/**
 * Adds an item to the end of a list.
 * @param seq the list, or an empty value that is to become one
 * @param itemText YAML of the item as it would stand at the start of a line; further lines are indented, and
 *   in a list in brackets they become one line
 */
export function insertItem(text: string, seq: YamlSeq | YamlScalar, itemText: string): SpanEdit[] {
  if (seq.host !== undefined) return insertHosted(text, { ...seq, host: seq.host }, onOneLine(itemText));
  if (seq.kind === 'scalar') {
    const column = lineIndent(text, seq.start) + 2;
    return replaceEmpty(text, seq, item(text, column, ' ', itemText), column);
  }
  const last = seq.items.at(-1);
  if (seq.flow) {
    const item = onOneLine(itemText);
    if (last === undefined) return [edit(seq.start + 1, seq.start + 1, item)];
    return [edit(last.end, last.end, `, ${item}`)];
  }
  const column = columnOf(text, seq.start);
  const lines = item(text, column, gapBehindDash(text, seq), itemText);
  return [insertLineBelow(text, last!, `${' '.repeat(column)}${lines}`)];
}

/** Takes an item out of a list; the last one leaves `[]`. Comments above it stay. */
export function removeItem(text: string, seq: YamlSeq, index: number): SpanEdit[] {
  const item = seq.items[index];
  if (item === undefined || seq.host !== undefined) return [];
  if (seq.flow) return [removeFromFlow(text, seq.items, index)];
  if (seq.items.length === 1) return [edit(seq.start, Math.max(seq.end, item.end), '[]')];
  return removeItemLines(text, seq, index);
}

/** Takes out the lines of an item of a list that is not in brackets, which may leave nothing of it. */
export function removeItemLines(text: string, seq: YamlSeq, index: number): SpanEdit[] {
  const item = seq.items[index];
  if (item === undefined) return [];
  const span = { start: dashOf(text, seq, item), end: item.end };
  return [removeLines(text, span, lastScalar(item), index === 0)];
}

/** Offset of the dash in front of an item of a list that is not in brackets; comments may stand between the two. */
export function dashOf(text: string, seq: YamlSeq, item: YamlNode): number {
  const column = columnOf(text, seq.start);
  for (let line = startOfLine(text, item.start); line > seq.start; line = startOfLine(text, line - 1))
    if (text[line + column] === '-' && text.slice(line, line + column).trim() === '') return line + column;
  return seq.start;
}

/** Puts a scalar that stands where a list belongs between brackets. */
export function wrapInList(node: YamlNode): SpanEdit[] {
  if (node.kind !== 'scalar' || node.start === node.end || node.host !== undefined) return [];
  if (node.style === 'plain')
    return [
      edit(
        node.start,
        node.end,
        `[${writeScalar(typeof node.value === 'string' ? node.value : node.source)}]`,
      ),
    ];
  return node.style === 'single' || node.style === 'double'
    ? [edit(node.start, node.start, '['), edit(node.end, node.end, ']')]
    : [];
}

/** YAML of several lines as it can stand between brackets. */
function onOneLine(yaml: string): string {
  if (!/[\r\n]/.test(yaml)) return yaml;
  return writeFlow(readYaml(yaml).documents[0]?.data ?? null);
}

function edit(start: number, end: number, text: string): SpanEdit {
  return { span: { start, end }, text };
}

function quotesOf(style: YamlScalar['style']): YamlScalar['style'] {
  return style === 'single' || style === 'double' ? style : 'plain';
}

function pairSpan(pair: YamlPair): Span {
  return { start: pair.key.start, end: Math.max(pair.key.end, pair.value.end) };
}

/** The line break the file uses: that of its first line. */
function lineBreak(text: string): string {
  const end = endOfLine(text, 0);
  if (text[end] !== '\r') return '\n';
  return text[end + 1] === '\n' ? '\r\n' : '\r';
}

export function startOfLine(text: string, offset: number): number {
  let i = offset;
  while (i > 0 && !isBreak(text.charCodeAt(i - 1))) i--;
  return i;
}

function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

/** Column of the first key on the line at `offset`: behind its spaces and list dashes. */
function lineIndent(text: string, offset: number): number {
  const start = startOfLine(text, offset);
  let i = start;
  while (text[i] === ' ' || (text[i] === '-' && text[i + 1] === ' ')) i++;
  return i - start;
}

/** How much deeper the mapping's nested values are indented; two spaces when there is no example. */
function step(text: string, map: YamlMap, column: number): number {
  for (const { value } of map.pairs) {
    if (value.kind !== 'map' || value.flow) continue;
    const deeper = columnOf(text, value.start) - column;
    if (deeper > 0) return deeper;
  }
  return 2;
}

/** `name: valueText`, with further lines of the value indented below. */
function entry(text: string, column: number, deeper: number, name: string, valueText: string): string {
  const lines = valueText.split(/\r\n|\r|\n/);
  if (lines.length === 1) return `${name}: ${valueText}`;
  const indent = ' '.repeat(column + deeper);
  const below = (line: string) => (line === '' ? '' : indent + line);
  const eol = lineBreak(text);
  if (/^[|>]/.test(valueText)) return `${name}: ${[lines[0], ...lines.slice(1).map(below)].join(eol)}`;
  return `${name}:${eol}${lines.map(below).join(eol)}`;
}

/** `- itemText`, with further lines of the item indented to its first. */
function item(text: string, column: number, gap: string, itemText: string): string {
  const indent = ' '.repeat(column + 1 + gap.length);
  const lines = itemText
    .split(/\r\n|\r|\n/)
    .map((line, index) => (index === 0 || line === '' ? line : indent + line));
  return `-${gap}${lines.join(lineBreak(text))}`;
}

/** The white space behind the dash of the last item, when the item stands on the same line. */
function gapBehindDash(text: string, seq: YamlSeq): string {
  const last = seq.items.at(-1)!;
  let i = last.start;
  while (i > 0 && text[i - 1] === ' ') i--;
  return text[i - 1] === '-' && i < last.start ? text.slice(i, last.start) : ' ';
}

/** Replaces an empty value or an explicit null by a block collection on lines of its own. */
function replaceEmpty(text: string, node: YamlScalar, lines: string, column: number): SpanEdit[] {
  const start = node.start;
  const below = `${lineBreak(text)}${' '.repeat(column)}${lines}`;
  let from = start;
  while (from > 0 && isBlank(text.charCodeAt(from - 1))) from--;
  if (node.start !== node.end) return [edit(from, node.end, below)];
  // A comment may follow on the same line: it stays with the key.
  const end = endOfLine(text, start);
  return [edit(end, end, below)];
}

/** The scalar that ends a value, for its effect on the lines below it. */
function lastScalar(node: YamlNode): YamlNode {
  if (node.kind === 'map' && !node.flow && node.pairs.length > 0) return lastScalar(node.pairs.at(-1)!.value);
  if (node.kind === 'seq' && !node.flow && node.items.length > 0) return lastScalar(node.items.at(-1)!);
  return node;
}

/** Offset of the end of the last line that belongs to a value; blank lines belong to `|+` and `>+`. */
function endOfValueLines(text: string, last: YamlNode): number {
  let end = endOfLine(text, last.end);
  const keeps = last.kind === 'scalar' && (last.style === 'literal' || last.style === 'folded');
  if (!keeps || !/^[|>][0-9]?\+/.test(last.source)) return end;
  for (;;) {
    const next = behindBreak(text, end);
    const nextEnd = endOfLine(text, next);
    if (next === end || text.slice(next, nextEnd).trim() !== '' || next === text.length) return end;
    end = nextEnd;
  }
}

/** Offset behind the line break at `offset`, or `offset` when there is none. */
function behindBreak(text: string, offset: number): number {
  if (text[offset] === '\r') return text[offset + 1] === '\n' ? offset + 2 : offset + 1;
  return text[offset] === '\n' ? offset + 1 : offset;
}

function insertLineBelow(text: string, node: YamlNode, line: string): SpanEdit {
  const end = endOfValueLines(text, lastScalar(node));
  return edit(end, end, lineBreak(text) + line);
}

/** Removes the lines of a block entry. The first entry of a compact mapping shares its line with a dash. */
function removeLines(text: string, span: Span, last: YamlNode, first: boolean): SpanEdit {
  const lineStart = startOfLine(text, span.start);
  const end = endOfValueLines(text, last);
  const next = behindBreak(text, end);
  const alone = text.slice(lineStart, span.start).trim() === '';
  if (!alone && first) {
    let i = next;
    while (isBlank(text.charCodeAt(i))) i++;
    return edit(span.start, i, '');
  }
  if (next !== end) return edit(alone ? lineStart : span.start, next, '');
  // The file ends here without a line break: the one before goes.
  let before = lineStart;
  if (before > 0 && text[before - 1] === '\n') before--;
  if (before > 0 && text[before - 1] === '\r') before--;
  return edit(before, end, '');
}

function removeFromFlow(text: string, spans: readonly Span[], index: number): SpanEdit {
  const span = spans[index]!;
  if (index > 0) return edit(spans[index - 1]!.end, span.end, '');
  if (spans.length === 1) return edit(span.start, span.end, '');
  const comma = skipSpaceAndComments(text, span.end);
  let end = comma + 1;
  while (isBlank(text.charCodeAt(end))) end++;
  return edit(span.start, end, '');
}
