import type { TextEdit } from 'vscode-languageserver-types';

/** Offsets of the beginnings of lines; `\r\n`, `\n` and `\r` end one. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
}

/** The text after edits, all of which are about the text as it was. */
export function editedText(text: string, edits: readonly TextEdit[]): string {
  const starts = lineStarts(text);
  const offset = ({ line, character }: TextEdit['range']['start']): number =>
    Math.min((starts[line] ?? text.length) + character, starts[line + 1] ?? text.length);
  // Of several at one place the first stands first.
  const placed = edits
    .map(({ range, newText }, order) => ({
      from: offset(range.start),
      to: offset(range.end),
      newText,
      order,
    }))
    .sort((left, right) => right.from - left.from || right.order - left.order);
  let result = text;
  for (const { from, to, newText } of placed) result = result.slice(0, from) + newText + result.slice(to);
  return result;
}
