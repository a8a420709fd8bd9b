import type { TextEdit } from 'vscode-languageserver-types';

/** Offsets of the beginnings of lines up to one, and of the one behind it; `\r\n`, `\n` and `\r` end one. */
function lineStarts(text: string, last: number): readonly number[] {
  const starts = [0];
  let [at, mark] = [0, text.indexOf('\r')];
  while (starts.length <= last + 1) {
    const feed = text.indexOf('\n', at);
    if (mark !== -1 && mark < at) mark = text.indexOf('\r', at);
    const isFeed = mark === -1 || (feed !== -1 && feed < mark);
    if (isFeed && feed === -1) break;
    at = isFeed ? feed + 1 : mark + (feed === mark + 1 ? 2 : 1);
    starts.push(at);
  }
  return starts;
}

/** The text after edits, all of which are about the text as it was. */
export function editedText(text: string, edits: readonly TextEdit[]): string {
  const last = edits.reduce((most, { range }) => Math.max(most, range.end.line), 0);
  const starts = lineStarts(text, last);
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
