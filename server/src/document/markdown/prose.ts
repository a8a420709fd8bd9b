import remarkGfm from 'remark-gfm';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import { type Anchors, LONGEST_PROSE, type Node, readProse } from '../prose-tree.ts';
import { oneLine } from '../sanitize.ts';
import { guardedStart, markdownText } from './escape.ts';

/** Text within prose: what would be taken for structure, a link or a mention is an entity. */
const textLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => guardedStart(markdownText(line, LONGEST_PROSE)))
    .join('\n');

const settings: Options = {
  bullet: '-',
  emphasis: '_',
  rule: '-',
  fences: true,
  listItemIndent: 'one',
  handlers: { text: ({ value }: { readonly value: string }) => textLines(value) },
};

const writer = unified().use(remarkGfm).use(remarkStringify, settings).freeze();

/** Nothing but structure and text: links within the document have no place to lead to in a file of Markdown. */
function flattened(node: Node): readonly Node[] {
  const children = (node.children ?? []).flatMap(flattened);
  switch (node.type) {
    case 'link':
      return children;
    case 'inlineCode':
      return [{ type: 'inlineCode', value: oneLine(node.value ?? '') }];
    case 'code':
      return [
        {
          type: 'code',
          value: (node.value ?? '')
            .split('\n')
            .map((line) => oneLine(line))
            .join('\n'),
        },
      ];
    default:
      return [node.children === undefined ? node : { ...node, children }];
  }
}

/**
 * Markdown of the user's own as Markdown of which nothing links, loads or mentions.
 * @param lift how much deeper its headings stand
 */
export function proseMarkdown(markdown: string, anchors: Anchors, lift: number): string {
  const read = readProse(markdown, anchors, lift);
  if ('paragraphs' in read) return read.paragraphs.map((each) => textLines(trimmed(each))).join('\n\n');
  const [tree] = flattened(read.tree);
  return writer.stringify(tree as never).trim();
}

/** Indented lines would be code. */
const trimmed = (paragraph: string): string =>
  paragraph
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
