import { defineMessages } from '../messages/define-messages.ts';
import type { Span } from '../model/text.ts';
import { readFastMarkdown } from './fast-markdown.ts';
import { anchorsOf, type MarkdownBody } from './markdown-body.ts';
import { isCostlyToParse } from './parsing-cost.ts';
import { readWithRemark } from './remark-markdown.ts';
import { scanAnchors } from './scan-anchors.ts';
import { readYaml, type TextFault, type YamlStream } from './yaml.ts';

const say = defineMessages('front-matter', {
  open: 'The front matter that begins here is never closed. Add a line --- behind its last field.',
});

export type { Heading } from './markdown-body.ts';

export interface MarkdownDocument {
  /** The YAML between the fences, or null when the file has no front matter. */
  readonly frontMatter: { readonly span: Span; readonly yaml: YamlStream } | null;
  /** Set when the file opens with `---` that is never closed. */
  readonly frontMatterFault: TextFault | null;
  /** Offset of the body: behind the closing fence's line break, or 0 without front matter. */
  readonly bodyStart: number;
  /** What stands in the body, read on first call. All offsets are into the file. */
  body(): MarkdownBody;
  /** What links into the body can name, found without reading the rest of it where that leaves no doubt. */
  anchors(): readonly string[];
}

/** Reads a Markdown file with optional YAML front matter. Never throws. */
export function readMarkdown(text: string): MarkdownDocument {
  const fences = findFences(text);
  const bodyStart = fences?.bodyStart ?? 0;
  let read: MarkdownBody | null = null;
  const body = (): MarkdownBody => {
    read ??= readBody(text, bodyStart);
    return read;
  };
  return {
    frontMatter:
      fences?.content == null
        ? null
        : {
            span: fences.content,
            yaml: readYaml(text.slice(fences.content.start, fences.content.end), fences.content.start),
          },
    frontMatterFault:
      fences !== null && fences.content === null
        ? {
            message: say.open(),
            span: { start: 0, end: 3 },
            document: 0,
          }
        : null,
    bodyStart,
    body,
    anchors: () => (read === null ? scanAnchors(text, bodyStart) : null) ?? anchorsOf(body()),
  };
}

/** Where the front matter stands; `content` is null when it is not closed (then all is taken for body). */
function findFences(text: string): { content: Span | null; bodyStart: number } | null {
  if (!text.startsWith('---') || !isRestBlank(text, 3)) return null;
  const start = afterLine(text, 3);
  let line = start;
  while (line < text.length) {
    if ((text.startsWith('---', line) || text.startsWith('...', line)) && isRestBlank(text, line + 3)) {
      return { content: { start, end: line }, bodyStart: afterLine(text, line + 3) };
    }
    line = afterLine(text, line);
  }
  return { content: null, bodyStart: 0 };
}

/** True when only spaces and tabs stand between `offset` and the end of its line. */
function isRestBlank(text: string, offset: number): boolean {
  let i = offset;
  while (text[i] === ' ' || text[i] === '\t') i++;
  return i >= text.length || text[i] === '\n' || text[i] === '\r';
}

/** Offset behind the line break that ends the line at `offset`. */
function afterLine(text: string, offset: number): number {
  let i = offset;
  while (i < text.length && text[i] !== '\n' && text[i] !== '\r') i++;
  return Math.min(text.length, text[i] === '\r' && text[i + 1] === '\n' ? i + 2 : i + 1);
}

/** Longest body in UTF-16 units that is given to the full parser, whose time can grow faster than the text. */
const PARSED_LENGTH = 256_000;

/** The fast reader where it is sure, the full parser elsewhere; the fast reader's best guess beyond its reach. */
function readBody(text: string, start: number): MarkdownBody {
  const fast = readFastMarkdown(text, start, false);
  if (fast.sure) return fast.body;
  if (text.length - start <= PARSED_LENGTH && !isCostlyToParse(text.slice(start))) {
    try {
      return readWithRemark(text, start);
    } catch (error) {
      // Nested more deeply than the parser's recursion allows.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return readFastMarkdown(text, start, true).body;
}
