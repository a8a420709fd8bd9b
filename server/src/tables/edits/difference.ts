import type { SpanEdit } from '../../model/text.ts';

/**
 * One edit that makes one text of another, without what both begin and end with.
 * @param base added to its offsets
 */
export function difference(before: string, after: string, base = 0): SpanEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return {
    span: { start: base + start, end: base + before.length - end },
    text: after.slice(start, after.length - end),
  };
}
