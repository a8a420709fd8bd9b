import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { Span } from '../model/text.ts';
import type { Comment } from './comments.ts';
import { commentAt, explicitAnchors, htmlComments, imageSources, withoutComments } from './html.ts';
import { LineIndex } from './lines.ts';
import type { Heading, Link, MarkdownBody, WikiLink } from './markdown-body.ts';
import { Slugger } from './slug.ts';
import { isEscaped, wikiLinkAt } from './wiki-link.ts';

/** The part of a Markdown syntax tree that is looked at here. */
interface MarkdownNode {
  readonly type: string;
  readonly children?: readonly MarkdownNode[];
  readonly value?: string;
  readonly url?: string;
  readonly identifier?: string;
  readonly depth?: number;
  readonly position?: {
    readonly start: { readonly offset: number; readonly line: number };
    readonly end: { readonly offset: number };
  };
  data?: { destination?: Span };
}

interface DestinationToken {
  readonly start: { readonly offset: number };
  readonly end: { readonly offset: number };
}

interface TreeContext {
  readonly stack: readonly (MarkdownNode & { url?: string })[];
  resume(): string;
}

/** Notes on links, images and definitions where their target stands: the tree itself does not say. */
function destinations(this: Processor): void {
  const data = this.data() as { fromMarkdownExtensions?: unknown[] };
  function note(this: TreeContext, token: DestinationToken): void {
    const url = this.resume();
    const node = this.stack.at(-1)!;
    node.url = url;
    node.data = { ...node.data, destination: { start: token.start.offset, end: token.end.offset } };
  }
  const extensions = data.fromMarkdownExtensions ?? [];
  data.fromMarkdownExtensions = extensions;
  extensions.push({ exit: { resourceDestinationString: note, definitionDestinationString: note } });
}

let processor: { parse(text: string): unknown } | null = null;

/** Parses GitHub-flavoured Markdown; the parser is set up on first use. */
function parse(text: string): MarkdownNode {
  processor ??= unified().use(remarkParse).use(remarkGfm).use(destinations).freeze();
  return processor.parse(text) as MarkdownNode;
}

/**
 * Reads a Markdown body (CommonMark with GitHub's extensions) by building its full syntax tree.
 * Slow, and slower than in proportion on degenerate text: the caller bounds the length.
 * @param file text of the whole file
 * @param start offset of the body in it
 * @throws RangeError when the nesting is deeper than the call stack allows
 */
export function readWithRemark(file: string, start: number): MarkdownBody {
  const base = start;
  const body = file.slice(start);
  // The parser drops a byte-order mark at the start, which would shift all offsets.
  const text = body.startsWith('\uFEFF') ? ` ${body.slice(1)}` : body;
  const lines = new LineIndex(file);
  const links: Link[] = [];
  const images: Link[] = [];
  const headings: Heading[] = [];
  const anchors: string[] = [];
  const comments: Comment[] = [];
  const hidden: Span[] = [];
  const linkStarts = new Set<number>();
  /** Definitions by label, of which the first counts, and the labels that images use. */
  const definitions = new Map<string, Link>();
  const imageLabels = new Set<string>();
  const slugger = new Slugger();

  const pending: MarkdownNode[] = [parse(text)];
  while (pending.length > 0) {
    const node = pending.pop()!;
    const span = spanOf(node);
    switch (node.type) {
      case 'code':
      case 'inlineCode':
        hidden.push(span);
        break;
      case 'html': {
        const found = htmlComments(text, span);
        for (const comment of found) {
          hidden.push(comment);
          comments.push(commentAt(text, comment, base, lines.positionAt(base + comment.start).line));
        }
        const rest = withoutComments(text, span, found);
        anchors.push(...explicitAnchors(rest));
        const place = { start: base + span.start, end: base + span.end };
        images.push(...imageSources(rest).map((url) => ({ url, span: place, urlSpan: place })));
        break;
      }
      case 'link':
      case 'image':
      case 'definition': {
        // `<https://…>` and bare addresses are links too, but never lead into the repository.
        if (node.type === 'link' && (node.position === undefined || text[span.start] !== '[')) break;
        const target = node.data?.destination ?? { start: span.end - 1, end: span.end - 1 };
        const link: Link = {
          url: node.url ?? '',
          span: { start: base + span.start, end: base + span.end },
          urlSpan: { start: base + target.start, end: base + target.end },
        };
        (node.type === 'image' ? images : links).push(link);
        if (node.type === 'definition' && node.identifier !== undefined && !definitions.has(node.identifier))
          definitions.set(node.identifier, link);
        hidden.push(target);
        linkStarts.add(span.start);
        break;
      }
      case 'imageReference':
        imageLabels.add(node.identifier ?? '');
        break;
      case 'heading': {
        const heading = plainText(node);
        headings.push({
          text: heading,
          depth: node.depth ?? 1,
          anchor: slugger.slug(heading),
          span: { start: base + span.start, end: base + withoutBlanks(text, span.end) },
        });
        break;
      }
    }
    if (node.children) for (let i = node.children.length - 1; i >= 0; i--) pending.push(node.children[i]!);
  }
  for (const label of imageLabels) {
    const image = definitions.get(label);
    if (image !== undefined) images.push(image);
  }
  const wikiLinks = visibleWikiLinks(text, base, hidden, linkStarts);
  return { wikiLinks, links, images, headings, anchors, comments };
}

/** Zero-based lines of a Markdown text on which a comment stands alone, as a block of its own at the top level. */
export function topLevelCommentLines(text: string): ReadonlySet<number> {
  const blocks = parse(text).children ?? [];
  return new Set(
    blocks.flatMap(({ type, value, position }) =>
      type === 'html' && value !== undefined && isOneComment(value) && position !== undefined
        ? [position.start.line - 1]
        : [],
    ),
  );
}

const isOneComment = (html: string): boolean => /^ *<!--(?:(?!-->)[^\n\r])*-->[ \t]*$/.test(html);

/** The offset `end` moved in front of the spaces and tabs before it. */
function withoutBlanks(text: string, end: number): number {
  let i = end;
  while (text[i - 1] === ' ' || text[i - 1] === '\t') i--;
  return i;
}

function spanOf(node: MarkdownNode): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** Text of a heading as GitHub takes it for the anchor: no markup, no HTML, no image descriptions. */
function plainText(node: MarkdownNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value ?? '';
  return node.children ? node.children.map(plainText).join('') : '';
}

/** Wiki links that stand neither in hidden text (code, comments, link targets) nor where a link begins. */
function visibleWikiLinks(
  text: string,
  base: number,
  hidden: Span[],
  linkStarts: ReadonlySet<number>,
): WikiLink[] {
  hidden.sort((a, b) => a.start - b.start);
  const found: WikiLink[] = [];
  let next = 0;
  let start = text.indexOf('[[');
  while (start !== -1) {
    while (next < hidden.length && hidden[next]!.end <= start) next++;
    const cover = hidden[next];
    if (cover !== undefined && cover.start <= start) {
      start = text.indexOf('[[', cover.end);
      continue;
    }
    const link = isEscaped(text, start) || linkStarts.has(start) ? null : wikiLinkAt(text, start, base);
    if (link !== null && !(cover !== undefined && base + cover.start < link.span.end)) {
      found.push(link);
      start = text.indexOf('[[', link.span.end - base);
    } else {
      start = text.indexOf('[[', start + 1);
    }
  }
  return found;
}
