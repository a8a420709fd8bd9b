import { at } from './coordinates.ts';

/** A level that holds over a stretch of the horizontal axis; null where there is none. */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly y: number | null;
}

/** Levels as one path: level over each stretch, straight up or down where the next begins, open where there is none. */
export function stepPath(steps: readonly Step[]): string | null {
  let path = '';
  let level: number | null = null;
  for (const { from, to, y } of steps) {
    if (y === null) {
      level = null;
      continue;
    }
    path += level === null ? `M${at(from)} ${at(y)}` : `H${at(from)}V${at(y)}`;
    path += `H${at(to)}`;
    level = y;
  }
  return path === '' ? null : path;
}
