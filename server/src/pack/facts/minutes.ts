import { isPlaceholder } from '../../records/scan-text.ts';
import { readMarkdownBody } from '../../text/markdown.ts';
import { clip, limits } from './limits.ts';

/** A heading, or an underline that makes one of the line above. */
const headingLine = /^\s{0,3}(?:#{1,6}(?:\s|$)|=+\s*$)/;

/**
 * The minutes as they are to be read: without comments, which speak to those who write, and without lines
 * that only hold a place (`TBD`). Null where nothing but headings is left.
 */
export function minutesOf(body: string | null): string | null {
  if (body === null) return null;
  let text = body;
  const { comments } = readMarkdownBody(body);
  for (const { span } of [...comments].reverse())
    text = `${text.slice(0, span.start)}${text.slice(span.end)}`;
  const lines = text.split('\n').filter((line) => !isPlaceholder(line));
  const said = lines.some((line) => line.trim() !== '' && !headingLine.test(line));
  return said ? clip(lines.join('\n').trim(), limits.minutes) : null;
}
