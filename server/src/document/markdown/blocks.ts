import { defineMessages } from '../../messages/define-messages.ts';
import type { Block, Blocks, Chart, Facts, Item, Masthead } from '../blocks.ts';
import { type Inline, isGiven, joined, strong, type Text } from '../inline.ts';
import { wordsOf } from '../writer-context.ts';
import type { MarkdownContext } from './context.ts';
import { bold, escaped, inlineMarkdown, lineStart } from './inline.ts';
import { proseMarkdown } from './prose.ts';
import { tableMarkdown } from './table.ts';

const say = defineMessages('document.markdown', { labelled: '{name}:' });

/** Blocks as Markdown: pieces that are to stand apart by an empty line. */
export function blocksMarkdown(context: MarkdownContext, blocks: Blocks): readonly string[] {
  if (blocks === null || blocks === false) return [];
  if ('is' in blocks) return blockMarkdown(context, blocks).filter((piece) => piece !== '');
  return blocks.flatMap((each) => blocksMarkdown(context, each));
}

/** A heading, so many levels deep. */
export const headingMarkdown = (context: MarkdownContext, level: number, of: Inline): string =>
  `${'#'.repeat(Math.min(6, level + context.depth))} ${inlineMarkdown(context, of).trim()}`;

function blockMarkdown(context: MarkdownContext, block: Block): readonly string[] {
  const line = (of: Inline): string => lineStart(inlineMarkdown(context, of));
  switch (block.is) {
    case 'heading':
      return [headingMarkdown(context, block.level, block.of)];
    case 'paragraph':
      if (block.look === 'label') return [bold(line(block.of))];
      return block.look === 'band' ? quoted([line(block.of)]) : [line(block.of)];
    case 'facts':
      return [factsMarkdown(context, block)];
    case 'table':
      return tableMarkdown(context, block);
    case 'list':
      return [block.items.map((item) => itemMarkdown(context, item)).join('\n')];
    case 'prose':
      return [proseMarkdown(block.of, context.anchors, block.lift + context.depth)];
    case 'note':
      return quoted([bold(line(block.label)), ...blocksMarkdown(context, block.blocks)]);
    case 'group':
      return [
        ...(block.name === undefined ? [] : [bold(line(block.name))]),
        ...blocksMarkdown(context, block.blocks),
      ];
    case 'fold':
      return foldMarkdown(context, block.title, blocksMarkdown(context, block.blocks));
    case 'entry':
      return blocksMarkdown(context, block.blocks);
    case 'section':
      return [
        headingMarkdown(context, 2, [block.number, ' ', block.title]),
        ...blocksMarkdown(context, block.blocks),
      ];
    case 'masthead':
      return mastheadMarkdown(context, block);
    case 'chart':
      return chartMarkdown(context, block);
    case 'notice':
      return quoted([line(block.of)]);
    case 'toolbar':
      return [];
  }
}

/** Pieces as a quotation. */
const quoted = (pieces: readonly string[]): readonly string[] => {
  const given = pieces.filter((piece) => piece !== '');
  return given.length === 0
    ? []
    : [
        given
          .join('\n\n')
          .split('\n')
          .map((each) => `> ${each}`.trimEnd())
          .join('\n'),
      ];
};

const bullet = (context: MarkdownContext, of: Inline): string =>
  `- ${lineStart(inlineMarkdown(context, of))}`;

const factsMarkdown = (context: MarkdownContext, { pairs }: Facts): string =>
  pairs
    .filter(([, value]) => isGiven(value))
    .map(([name, value]) => bullet(context, [strong(say.labelled({ name })), ' ', value]))
    .join('\n');

const itemMarkdown = (context: MarkdownContext, { cells }: Item): string =>
  bullet(context, joined(cells, ' · '));

const mastheadMarkdown = (
  context: MarkdownContext,
  { title, owner, band, when }: Masthead,
): readonly string[] => [
  headingMarkdown(context, 1, title),
  lineStart(inlineMarkdown(context, owner)),
  ...quoted([lineStart(inlineMarkdown(context, band))]),
  lineStart(inlineMarkdown(context, when)),
];

/** A chart in words, with its data to open. */
function chartMarkdown(context: MarkdownContext, chart: Chart): readonly string[] {
  const { title, description, below, dataTitle, data, drawing } = chart;
  const course: Inline = {
    is: 'spark',
    values: drawing.points.map(({ value }) => value),
    target: null,
  };
  return [
    lineStart(
      inlineMarkdown(context, joined([strong(say.labelled({ name: title })), course, ...description], ' ')),
    ),
    ...blocksMarkdown(context, below),
    ...foldMarkdown(context, dataTitle, tableMarkdown(context, data)),
  ];
}

/** Pieces to be opened. */
const foldMarkdown = (
  context: MarkdownContext,
  title: Text,
  pieces: readonly string[],
): readonly string[] => [
  `<details><summary>${escaped(wordsOf(context, title))}</summary>`,
  ...pieces,
  '</details>',
];
