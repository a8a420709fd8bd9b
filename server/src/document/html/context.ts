import type { Block } from '../blocks.ts';
import type { WriterContext } from '../writer-context.ts';
import type { Content } from './markup.ts';

/** Blocks and sections as they were written in one language, with the same anchors. */
export interface Written {
  readonly blocks: WeakMap<Block, Content>;
  readonly parts: WeakMap<object, { readonly id: string; readonly opens: boolean; readonly html: string }>;
}

/** What every part of a page is written with. */
export interface HtmlContext extends WriterContext {
  /** On which page each anchor is printed, as far as that is known. */
  readonly pages: ReadonlyMap<string, number>;
  /** What blocks of earlier pages looked like: blocks that stay the same objects are not written again. */
  readonly written?: Written | undefined;
}
