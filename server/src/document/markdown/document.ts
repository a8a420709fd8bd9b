import { english, type Language } from '../../messages/language.ts';
import { type Document, opensChapter, type Part } from '../document.ts';
import { joined } from '../inline.ts';
import { blocksMarkdown, headingMarkdown } from './blocks.ts';
import type { MarkdownContext } from './context.ts';
import { inlineMarkdown, lineStart } from './inline.ts';

/**
 * A document as GitHub Markdown, ending with a line feed. Text of the user's own stands there as text, and its
 * Markdown as Markdown of which nothing links, mentions or loads.
 */
export function documentMarkdown(document: Document, language: Language = english): string {
  const context: MarkdownContext = { language, anchors: document.anchors, depth: 0 };
  const shown = document.parts.filter(({ onPaper }) => !onPaper);
  const pieces = shown.flatMap((part, i) => partMarkdown(context, part, shown[i - 1]));
  const end = joined(document.colophon, ' ');
  return `${[...pieces, '---', lineStart(inlineMarkdown(context, end))].join('\n\n')}\n`;
}

function partMarkdown(context: MarkdownContext, part: Part, before: Part | undefined): readonly string[] {
  if (part.kind === 'front') return blocksMarkdown(context, part.blocks);
  const inner = part.chapter === null ? context : { ...context, depth: context.depth + 1 };
  return [
    ...(opensChapter(part, before) ? [headingMarkdown(context, 2, part.chapter)] : []),
    headingMarkdown(inner, 2, part.title),
    ...blocksMarkdown(inner, part.blocks),
  ];
}
