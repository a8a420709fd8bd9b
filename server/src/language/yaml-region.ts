import type { Span } from '../model/text.ts';
import { documentMarkers, endOfLine } from '../text/layout.ts';
import type { LocatedFile } from '../workspace/located-file.ts';

/**
 * The YAML document around an offset, without its `---`: a document of a YAML file or the front matter of
 * a Markdown file, an unclosed one included; null in a Markdown body.
 */
export function yamlRegion(file: LocatedFile, offset: number): Span | null {
  const { markdown, text } = file;
  if (markdown !== null) {
    const front = markdown.frontMatter?.span;
    if (front !== undefined) return front.start <= offset && offset <= front.end ? front : null;
    if (!/^---[ \t]*(?:[\r\n]|$)/.test(text)) return null;
    const start = afterLine(text, 0);
    return start <= offset && (start > 3 || offset > 3) ? { start, end: text.length } : null;
  }
  let [start, end] = [0, text.length];
  for (const marker of documentMarkers(text)) {
    if (marker <= offset && offset < marker + 3) return null;
    const behind = afterLine(text, marker);
    if (marker + 3 <= offset) start = Math.min(behind, text.length);
    else {
      end = marker;
      break;
    }
  }
  return offset < start ? null : { start, end };
}

/** Offset behind the line break that ends the line at `offset`. */
function afterLine(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length);
}
