import type { Span } from '../../model/text.ts';
import type { Indent, KeySlot, YamlPlace } from '../yaml-place.ts';
import { type Frame, type Frames, latest } from './frames.ts';
import type { YamlLines } from './lines.ts';
import type { Quote } from './tokens.ts';

/** A place where nothing can be written yet. */
export const emptyPlace = (at: number, column: number): YamlPlace => ({
  key: null,
  scalar: null,
  item: null,
  word: { start: at, end: at },
  quote: '',
  column,
  others: new Set(),
  flow: false,
  inline: false,
  needsSpace: false,
  indent: null,
  continues: null,
});

/** On a key of a mapping that has its colon already. */
export const keyPlace = (frame: Frame, word: Span, column: number, quote: Quote): YamlPlace => ({
  ...emptyPlace(word.start, column),
  word,
  quote,
  key: { path: frame.path, present: frame.keys, hasColon: true },
});

/** What can be written on an empty line at a column, where the lines behind it leave room for it. */
export function blankPlace(lines: YamlLines, frames: Frames, at: number, column: number): YamlPlace | null {
  const { stack } = frames;
  const next = lines.nextColumn(at);
  if (next > column) return null;
  const nothing = emptyPlace(at, column);
  let depth = stack.length;
  while (depth > 0 && stack[depth - 1]!.column > column) depth -= 1;
  const frame = stack[depth - 1];
  const inner = stack[depth];
  if (frame === undefined) {
    if (inner !== undefined || column > 0) return null;
    return { ...nothing, key: { path: [], present: frames.push('map', 0, []).keys, hasColon: false } };
  }
  if (frame.column === column) {
    if (frame.kind === 'seq') {
      const below = stack[depth - 2];
      const key: KeySlot | null =
        below?.kind === 'map' && below.column === column
          ? { path: below.path, present: below.keys, hasColon: false }
          : null;
      return { ...nothing, item: frame.path, others: frame.texts, key };
    }
    return { ...nothing, key: { path: frame.path, present: frame.keys, hasColon: false } };
  }
  if (!frame.open || inner !== undefined || (frame.column < next && next < column)) return null;
  const path = latest(frame);
  const present = frames.push('map', column, path).keys;
  if (frame.kind === 'seq') return { ...nothing, scalar: path, key: { path, present, hasColon: false } };
  return { ...nothing, scalar: path, item: path, key: { path, present, hasColon: false } };
}

/**
 * What can be written behind a `-` with nothing after it yet.
 * @param start of the line
 * @param dash offset of the dash
 */
export function entryPlace(
  lines: YamlLines,
  frames: Frames,
  start: number,
  dash: number,
  cursor: number,
): YamlPlace | null {
  const frame = frames.top!;
  const path = latest(frame);
  const needsSpace = cursor === dash + 1;
  const indent = dashIndent(frame, start, dash);
  const shift = indent === null ? 0 : indent.column - (dash - start);
  const column = cursor - start + (needsSpace ? 1 : 0) + shift;
  const next = lines.nextColumn(dash);
  if (next > frame.column && next !== column) return null;
  const present = frames.push('map', column, path).keys;
  return {
    ...emptyPlace(cursor, column),
    scalar: path,
    others: frame.texts,
    key: { path, present, hasColon: false },
    needsSpace,
    indent,
  };
}

/** The indentation a dash needs that does not stand with those of its list. */
export const dashIndent = ({ column }: Frame, start: number, dash: number): Indent | null =>
  dash - start === column ? null : { span: { start, end: dash }, column };
