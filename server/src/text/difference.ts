import type { SpanEdit } from '../model/text.ts';

/** Characters that are compared at once while nothing differs. */
const stretch = 4096;

/**
 * One edit that makes one text of another, without what both begin and end with.
 * @param base added to its offsets
 */
export function difference(before: string, after: string, base = 0): SpanEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.startsWith(after.slice(start, Math.min(start + stretch, most)), start))
    start = Math.min(start + stretch, most);
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  const left = most - start;
  while (end < left && endsAlike(before, after, end, Math.min(end + stretch, left)))
    end = Math.min(end + stretch, left);
  while (end < left && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return {
    span: { start: base + start, end: base + before.length - end },
    text: after.slice(start, after.length - end),
  };
}

/** Whether two texts are the same from so many characters before their ends to so many. */
const endsAlike = (before: string, after: string, near: number, far: number): boolean =>
  before.slice(before.length - far, before.length - near) ===
  after.slice(after.length - far, after.length - near);
