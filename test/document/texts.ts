import type { Block, Blocks } from '../../server/src/document/blocks.ts';
import { contentOf, shownColumns } from '../../server/src/document/columns.ts';
import { type Inline, isGiven, isMessage, splitAtParts } from '../../server/src/document/inline.ts';
import { proseAsLine } from '../../server/src/document/prose-tree.ts';
import { english } from '../../server/src/messages/language.ts';

/** The texts of a line in their order. */
function textsIn(of: Inline): readonly string[] {
  if (!isGiven(of) || of === null || of === undefined || of === false) return [];
  if (typeof of === 'string') return [of];
  if (Array.isArray(of)) return (of as readonly Inline[]).flatMap(textsIn);
  const given = of as Exclude<Inline, null | undefined | false | string | readonly Inline[]>;
  if (isMessage(given)) return [english.text(given)];
  switch (given.is) {
    case 'sentence':
      return splitAtParts(english.text(given.of)).flatMap((piece, i) =>
        i % 2 === 0 ? [piece] : textsIn(given.parts[piece]),
      );
    case 'prose':
      return [proseAsLine(given.of, new Map())];
    case 'progress':
      return [english.text(given.of), english.text(given.spoken)];
    case 'lines':
      return given.of.flatMap(textsIn);
    case 'page':
    case 'bar':
    case 'spark':
    case 'button':
    case 'choice':
    case 'status':
      return [];
    default:
      return textsIn(given.of);
  }
}

/** The texts of blocks in their order, as far as every format is to show them. */
export function textsOf(blocks: Blocks): readonly string[] {
  if (blocks === null || blocks === false) return [];
  return 'is' in blocks ? textsOfBlock(blocks) : blocks.flatMap(textsOf);
}

function textsOfBlock(block: Block): readonly string[] {
  switch (block.is) {
    case 'heading':
    case 'paragraph':
      return textsIn(block.of);
    case 'facts':
      return block.pairs.flatMap(([name, value]) =>
        isGiven(value) ? [...textsIn(name), ...textsIn(value)] : [],
      );
    case 'table': {
      if (block.rows.length === 0) return [];
      const columns = shownColumns(block);
      return [
        // One that repeats its heading is there for those who do not see the page.
        ...(block.quietCaption ? [] : textsIn(block.caption)),
        ...columns.flatMap(({ title }) => textsIn(title)),
        ...block.rows.flatMap(({ cells }) =>
          columns.flatMap(({ index }) => textsIn(contentOf(cells[index]))),
        ),
      ];
    }
    case 'list':
      return block.items.flatMap(({ cells }) => cells.flatMap(textsIn));
    case 'prose':
      return [proseAsLine(block.of, new Map())];
    case 'note':
      return [...textsIn(block.label), ...textsOf(block.blocks)];
    case 'fold':
      return [...textsIn(block.title), ...textsOf(block.blocks)];
    case 'group':
    case 'entry':
      return textsOf(block.blocks);
    case 'section':
      return [block.number, ...textsIn(block.title), ...textsOf(block.blocks)];
    case 'masthead':
      return [block.title, block.owner, block.band, block.when].flatMap(textsIn);
    case 'chart':
      return [
        ...textsIn(block.title),
        ...block.description.flatMap(textsIn),
        ...textsOf(block.below),
        ...textsIn(block.dataTitle),
        ...textsOf(block.data),
      ];
    case 'notice':
      return textsIn(block.of);
    case 'toolbar':
      return [];
  }
}

/** A text as letters and digits alone, whatever marks stand between them. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** What is read of HTML or Markdown, as letters and digits alone. */
export const bareOf = (written: string): string =>
  bare(
    written
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replace(/&(?:lt|gt|quot|amp);/g, ' '),
  );

/** The first of the texts that does not come in its turn; null where all do. */
export function firstMissing(texts: readonly string[], read: string): string | null {
  let from = 0;
  for (const text of texts) {
    const wanted = bare(text);
    const at = read.indexOf(wanted, from);
    if (at === -1) return text;
    from = at + wanted.length;
  }
  return null;
}

/** Every block there is, with those within others. */
export function allBlocks(blocks: Blocks): readonly Block[] {
  if (blocks === null || blocks === false) return [];
  if (!('is' in blocks)) return blocks.flatMap(allBlocks);
  return 'blocks' in blocks ? [blocks, ...allBlocks(blocks.blocks)] : [blocks];
}
