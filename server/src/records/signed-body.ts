import { isCostlyToParse } from '../text/parsing-cost.ts';
import { topLevelCommentLines } from '../text/remark-markdown.ts';

/**
 * A Markdown body as the digest sees it: LF line ends, no blanks at line ends, one blank line where there were several,
 * none at the beginning and the end, and no ignore comment that is a paragraph of its own.
 */
export function signedBody(body: string): string {
  if (!mayDiffer.test(body)) return body.replace(/^\n+/, '').replace(/\n{1,2}$/, '');
  const lines = body.replace(/\r\n?/g, '\n').split('\n').map(withoutBlanksAtEnd);
  const left = withoutIgnoreComments(lines).filter(
    (line, index, all) => line !== '' || all[index - 1] !== '',
  );
  return left.slice(left[0] === '' ? 1 : 0, left.at(-1) === '' ? -1 : undefined).join('\n');
}

/** Cheap first look: most bodies lose nothing but the blank lines at their ends. */
const mayDiffer = /\r|[ \t](?:\n|$)|\n{3}|qms-ignore/;

/** Linear in the length of the line, which a regular expression for it is not. */
function withoutBlanksAtEnd(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ' || line[end - 1] === '\t') end -= 1;
  return line.slice(0, end);
}

/** A line that may be an ignore comment and nothing else. */
const ignoreComment = /^ {0,3}<!--[ \t]*qms-ignore(?!\S)(?:(?!-->).)*-->$/;

/**
 * Takes out ignore comments that the Markdown parser sees as a block of their own at the top level, below a blank line,
 * another such comment or the beginning: they silence a finding and say nothing.
 */
function withoutIgnoreComments(lines: readonly string[]): readonly string[] {
  const removed = new Set<number>();
  lines.forEach((line, index) => {
    const isBelowNothing = index === 0 || lines[index - 1] === '' || removed.has(index - 1);
    if (isBelowNothing && ignoreComment.test(line)) removed.add(index);
  });
  if (removed.size === 0) return lines;
  const text = lines.join('\n');
  const alone = isCostlyToParse(text) ? new Set<number>() : topLevelCommentLines(text);
  return lines.filter((_, index) => !removed.has(index) || !alone.has(index));
}
