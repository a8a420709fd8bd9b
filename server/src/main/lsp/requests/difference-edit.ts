import type { TextEdit } from 'vscode-languageserver-types';
import { LineIndex } from '../../../text/lines.ts';

/** The one edit that makes `after` of `before`, without what both begin and end with. */
export function differenceEdit(before: string, after: string): TextEdit {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  const lines = new LineIndex(before);
  return {
    range: lines.rangeOf({ start, end: before.length - same }),
    newText: after.slice(start, after.length - same),
  };
}
