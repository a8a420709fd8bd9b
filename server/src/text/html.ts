import type { Span } from '../model/text.ts';
import type { Comment } from './comments.ts';

/** A comment within a stretch of HTML. An unclosed one runs to the end of the stretch. */
export function htmlComments(text: string, span: Span): Span[] {
  const found: Span[] = [];
  let start = text.indexOf('<!--', span.start);
  while (start !== -1 && start < span.end) {
    const close = text.indexOf('-->', start + 2);
    const end = close === -1 || close + 3 > span.end ? span.end : close + 3;
    found.push({ start, end });
    start = text.indexOf('<!--', end);
  }
  return found;
}

/** A stretch of HTML with the comments in it taken out. */
export function withoutComments(text: string, span: Span, comments: readonly Span[]): string {
  let rest = '';
  let at = span.start;
  for (const comment of comments) {
    rest += text.slice(at, comment.start);
    at = comment.end;
  }
  return rest + text.slice(at, span.end);
}

/** The comment that `<!--` … `-->` at `span` is. */
export function commentAt(text: string, span: Span, base: number, line: number): Comment {
  const source = text.slice(span.start, span.end);
  const inner = source.endsWith('-->') ? source.slice(4, -3) : source.slice(4);
  return { text: inner.trim(), span: { start: base + span.start, end: base + span.end }, line };
}

const IDENTIFIER = /\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/i;

/** Ids that `<a id="…">` and `<a name="…">` define within a stretch of HTML. */
export function explicitAnchors(html: string): string[] {
  const anchors: string[] = [];
  let start = html.indexOf('<');
  while (start !== -1) {
    const next = html.indexOf('<', start + 1);
    const tag = html.slice(start, next === -1 ? html.length : next);
    if (/^<a\s/i.test(tag)) {
      const close = tag.indexOf('>');
      const match = close === -1 ? null : IDENTIFIER.exec(tag.slice(0, close));
      const id = match?.[1] ?? match?.[2] ?? match?.[3];
      if (id) anchors.push(id);
    }
    start = next;
  }
  return anchors;
}

const SOURCE = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/i;

/** What `<img src="…">` names within a stretch of HTML without comments. */
export function imageSources(html: string): string[] {
  return html.split('<').flatMap((tag) => {
    const match = /^img\s/i.test(tag) ? SOURCE.exec(tag) : null;
    const source = match?.[1] ?? match?.[2] ?? match?.[3];
    return source ? [source] : [];
  });
}
