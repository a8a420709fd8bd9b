import { structuredPatch } from 'diff';
import type { LineSpan } from './changed-lines.ts';

/** Longer than this, in milliseconds, nobody waits to learn which lines of a file differ. */
const longestSearch = 200;

/**
 * The lines of a text that differ from what it was; next to lines that are gone, those on both sides.
 * @param before null for a file that was not there
 */
export function differingLines(before: string | null, after: string): readonly LineSpan[] {
  const whole = [{ from: 0, to: Number.MAX_SAFE_INTEGER }];
  if (before === null) return whole;
  if (before === after) return [];
  const patch = structuredPatch('', '', before, after, '', '', { context: 0, timeout: longestSearch });
  if (patch === undefined) return whole;
  return patch.hunks.map(({ newStart, newLines }) =>
    newLines === 0
      ? { from: Math.max(0, newStart - 2), to: newStart - 1 }
      : { from: newStart - 1, to: newStart - 1 + newLines - 1 },
  );
}
