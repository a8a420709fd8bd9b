import type { Days } from './dates.ts';
import type { LetteredMark, Mark } from './drawing.ts';
import { timeLine } from './time-line.ts';

/** Left and right end of what a chart of lines draws. */
export const lineRange = [40, 326] as const;

const mostMarks = 6;
/** Room a letter needs; marks closer than that share one. */
const letterWidth = 11;

/** The latest marks that fall on a chart, each with its letter. */
export function letteredMarks<T extends Mark>(
  marks: readonly T[],
  points: readonly Days[],
  until: string,
): readonly (T & LetteredMark)[] {
  const time = timeLine(points, until, lineRange);
  const seen = marks.flatMap((mark) => {
    const x = time.at(mark.date);
    return x === null ? [] : [{ mark, x }];
  });
  const placed: (T & LetteredMark)[] = [];
  let letters = 0;
  let lastX = Number.NEGATIVE_INFINITY;
  for (const { mark, x } of seen.slice(-mostMarks)) {
    if (x - lastX >= letterWidth) {
      letters++;
      lastX = x;
    }
    placed.push({ ...mark, letter: String.fromCharCode(64 + letters) });
  }
  return placed;
}
