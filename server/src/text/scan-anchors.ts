import type { Span } from '../model/text.ts';
import { endWithoutBlanks } from './blanks.ts';
import { scanBlocks } from './block-scanner.ts';
import { explicitAnchors, htmlComments, withoutComments } from './html.ts';
import { PLAIN_TAG } from './html-block.ts';
import { readWithRemark } from './remark-markdown.ts';
import { namedAnchors, Slugger } from './slug.ts';

/**
 * What links into a Markdown text can name, its headings and explicit anchors, found without a look at the rest;
 * null where that takes a full parser.
 * @param text text of the whole file
 * @param start offset of the body in it
 */
export function scanAnchors(text: string, start: number): readonly string[] | null {
  const ofHeadings: string[] = [];
  const explicit: string[] = [];
  const named: string[] = [];
  const slugger = new Slugger();
  let sure = true;
  let parsed = 0;
  const mayBeExplicit = /<a[ \t\r\n]/i.test(text);
  const noteExplicit = (anchors: readonly string[]): void => {
    for (const anchor of anchors) explicit.push(anchor);
  };
  const note = (source: string, marked: string): void => {
    let heading = readPlainHeading(source);
    if (heading === null && sure) {
      parsed += marked.length;
      heading = parsed > PARSED_LENGTH ? null : readMarkedHeading(marked);
    }
    if (heading === null) sure = false;
    else {
      ofHeadings.push(slugger.slug(heading.text));
      noteExplicit(heading.anchors);
      named.push(...namedAnchors(heading.text));
    }
  };
  const isScanned = scanBlocks(text, start, {
    heading: ({ start: from, end, span }) => {
      note(text.slice(from, end), text.slice(span.start, span.end));
    },
    underlinedHeading: (lines) => {
      const joined = (endOf: (line: Span) => number): string =>
        lines.map((line) => text.slice(line.start, endOf(line))).join('\n');
      const source = joined(({ start: from, end }) => endWithoutBlanks(text, from, end));
      note(source, `${joined(({ end }) => end)}\n===`);
    },
    paragraph: (span, isTable) => {
      const found = mayBeExplicit ? inlineAnchors(text.slice(span.start, span.end), isTable) : [];
      if (found === null) sure = false;
      else noteExplicit(found);
    },
    html: (span) => {
      if (mayBeExplicit) noteExplicit(blockAnchors(text, span));
    },
  });
  return isScanned && sure ? [...ofHeadings, ...explicit, ...named] : null;
}

/** Explicit anchors in an HTML block. */
const blockAnchors = (text: string, span: Span): string[] =>
  explicitAnchors(withoutComments(text, span, htmlComments(text, span)));

/** Explicit anchors in running text; null where they may stand in code, a comment, a link or an escape. */
function inlineAnchors(source: string, isTable: boolean): readonly string[] | null {
  const possible = explicitAnchors(source);
  if (possible.length === 0) return possible;
  if (/[`\\]|<[!?]|\]\(|\]:/.test(source) || (isTable && source.includes('[['))) return null;
  const certain = (source.match(PLAIN_TAG) ?? []).flatMap(explicitAnchors);
  return certain.length === possible.length ? certain : null;
}

/** Markup in a heading that may change its anchor; most leaves only characters that an anchor does not have. */
const TELLING_MARKUP = /\\|&[#A-Za-z]|\]\(|\]\[|\[\^|(?:^|[^\p{L}\p{N}])_|_(?:$|[^\p{L}\p{N}])/u;

/** Longest heading that is given to the full parser, and longest text of all these together. */
const PARSED_HEADING = 1_000;
const PARSED_LENGTH = 20_000;

/** The text of a heading as far as its anchor is made of it, and explicit anchors in it. */
interface HeadingText {
  readonly text: string;
  readonly anchors: readonly string[];
}

/** Null where markup may change the anchor. */
function readPlainHeading(source: string): HeadingText | null {
  if (TELLING_MARKUP.test(source) || (source.includes('`') && source.includes('<'))) return null;
  const text = source.replace(PLAIN_TAG, '').replace(/`([^`\s](?:[^`\n]*[^`\s])?)`/g, '$1');
  if (text.includes('`') || /<[A-Za-z/!?]/.test(text)) return null;
  return { text, anchors: (source.match(PLAIN_TAG) ?? []).flatMap(explicitAnchors) };
}

/**
 * A heading as the full parser reads it, alone. Null for what depends on definitions or on how its lines are indented,
 * or is no single heading on its own.
 * @param marked the heading with its marks, as a document of its own
 */
function readMarkedHeading(marked: string): HeadingText | null {
  if (marked.length > PARSED_HEADING) return null;
  if (/\]\[|\[\^/.test(marked) || (marked.includes('`') && marked.includes('\n'))) return null;
  const { headings, anchors } = readWithRemark(marked, 0);
  const [heading] = headings;
  const isWhole = headings.length === 1 && heading!.span.start === 0 && heading!.span.end === marked.length;
  return isWhole ? { text: heading!.text, anchors } : null;
}
