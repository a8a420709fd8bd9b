import { defineMessages } from '../messages/define-messages.ts';
import type { Span } from '../model/text.ts';
import { readFastMarkdown } from './fast-markdown.ts';
import { readFast } from './fast-yaml.ts';
import { anchorsOf, type MarkdownBody } from './markdown-body.ts';
import { isCostlyToParse } from './parsing-cost.ts';
import { readWithRemark } from './remark-markdown.ts';
import { scanAnchors } from './scan-anchors.ts';
import { conflictFaults, upperVersion } from './slips/conflict.ts';
import { readYaml, type TextFault, type YamlStream } from './yaml.ts';

const say = defineMessages('front-matter', {
  open: 'The front matter that begins here is never closed. Add a line --- behind its last field.',
  blankAbove: 'The front matter must begin on the first line. Delete the blank lines above it.',
  textAbove:
    'The front matter must begin on the first line. Move what stands above it below its closing ---.',
  deleteBlank: 'Delete the blank lines above the front matter',
  moveBelow: 'Move what stands above the front matter below it',
});

export type { Heading } from './markdown-body.ts';

export interface MarkdownDocument {
  /** The YAML between the fences, or null when the file has no front matter. */
  readonly frontMatter: { readonly span: Span; readonly yaml: YamlStream } | null;
  /** Set when front matter is never closed, or begins below something else. */
  readonly frontMatterFault: TextFault | null;
  /** Whether text stands above the front matter, which is neither in it nor in the body. */
  readonly hasTextAbove: boolean;
  /** Offset of the body: behind the closing fence's line break, or 0 without front matter. */
  readonly bodyStart: number;
  /** What stands in the body, read on first call. All offsets are into the file. */
  body(): MarkdownBody;
  /** What links into the body can name, found without reading the rest of it where that leaves no doubt. */
  anchors(): readonly string[];
}

/** Reads Markdown that has no front matter, whatever it begins with. */
export const readMarkdownBody = (text: string): MarkdownBody => readBody(text, 0);

/** Reads a Markdown file with optional YAML front matter. Never throws. */
export function readMarkdown(text: string): MarkdownDocument {
  const conflicts = conflictFaults(text, 0);
  const plain = conflicts.length === 0 ? text : upperVersion(text, conflicts);
  const fences = findFences(plain) ?? findFencesBelow(plain);
  const bodyStart = fences?.bodyStart ?? 0;
  const above = fences === null ? '' : text.slice(0, fences.start).trim();
  let read: MarkdownBody | null = null;
  const body = (): MarkdownBody => {
    read ??= readBody(text, bodyStart);
    return read;
  };
  return {
    frontMatter:
      fences?.content == null
        ? null
        : { span: fences.content, yaml: frontMatterOf(plain, fences.content, bodyStart, conflicts) },
    frontMatterFault: fences === null ? null : faultOf(text, fences, above),
    hasTextAbove: above !== '',
    bodyStart,
    body,
    anchors: () => (read === null ? scanAnchors(text, bodyStart) : null) ?? anchorsOf(body()),
  };
}

/** The YAML of front matter; where two versions of it stand side by side, the upper one with this as its fault. */
function frontMatterOf(
  plain: string,
  { start, end }: Span,
  bodyStart: number,
  conflicts: readonly TextFault[],
): YamlStream {
  const yaml = readYaml(plain.slice(start, end), start);
  const inside = conflicts.filter(({ span }) => span.start < bodyStart);
  return inside.length === 0 ? yaml : { documents: yaml.documents, faults: inside };
}

function faultOf(text: string, { start, content, bodyStart }: Fences, above: string): TextFault | null {
  const span = { start, end: start + 3 };
  if (content === null) return { message: say.open(), span, document: 0 };
  if (start === 0) return null;
  const remove = { span: { start: 0, end: start }, text: '' };
  if (above === '')
    return {
      message: say.blankAbove(),
      span,
      document: 0,
      fixes: [{ title: say.deleteBlank(), certain: true, edits: [remove] }],
    };
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const isAlone = text.slice(bodyStart).trim() === '';
  const behindFence = isAtLineStart(text, bodyStart) ? '' : lineEnd;
  const moved = `${behindFence}${lineEnd}${above}${lineEnd}${isAlone ? '' : lineEnd}`;
  // Blank lines that stood between the fence and the body would stand twice.
  const blank = /^(?:[ \t]*(?:\r\n|[\r\n]))*/.exec(text.slice(bodyStart))![0].length;
  const insert = { span: { start: bodyStart, end: bodyStart + blank }, text: moved };
  return {
    message: say.textAbove(),
    span,
    document: 0,
    fixes: [{ title: say.moveBelow(), certain: false, edits: [remove, insert] }],
  };
}

const isAtLineStart = (text: string, offset: number): boolean =>
  offset === 0 || text[offset - 1] === '\n' || text[offset - 1] === '\r';

interface Fences {
  /** Where the opening fence stands. */
  readonly start: number;
  /** What stands between the fences; null when they are not closed (then all is taken for body). */
  readonly content: Span | null;
  readonly bodyStart: number;
}

/** Front matter where it belongs. */
function findFences(text: string): Fences | null {
  if (!text.startsWith('---') || !isRestBlank(text, 3)) return null;
  return fencesAt(text, 0) ?? { start: 0, content: null, bodyStart: 0 };
}

/** The front matter that an opening fence begins; null for one that is never closed. */
function fencesAt(text: string, opening: number): Fences | null {
  const start = afterLine(text, opening + 3);
  let line = start;
  while (line < text.length) {
    if ((text.startsWith('---', line) || text.startsWith('...', line)) && isRestBlank(text, line + 3)) {
      return { start: opening, content: { start, end: line }, bodyStart: afterLine(text, line + 3) };
    }
    line = afterLine(text, line);
  }
  return null;
}

/** Front matter further down than this is taken for something else. */
const farthestBelow = 4000;
/** Lines that only front matter of a record has: all else between two lines of dashes is text. */
const ownKeys = /^(?:id|type)[ \t]*:/m;
const codeFence = /^ {0,3}(?:```|~~~)/m;

/** Front matter with something above it, which no program takes for any: the first thing between lines of dashes. */
function findFencesBelow(text: string): Fences | null {
  const opening = /(?:^|[\r\n])---[ \t]*[\r\n]/.exec(text.slice(0, farthestBelow));
  if (opening === null) return null;
  const start = opening.index + opening[0].indexOf('-');
  if (codeFence.test(text.slice(0, start))) return null;
  const fences = fencesAt(text, start);
  const { content } = fences ?? {};
  if (fences === null || content == null) return null;
  const inside = text.slice(content.start, content.end);
  return ownKeys.test(inside) && readFast(inside, 0).kind !== 'fault' ? fences : null;
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
