import type { WriterContext } from '../writer-context.ts';

/** What every part of a page is written with. */
export interface HtmlContext extends WriterContext {
  /** On which page each anchor is printed, as far as that is known. */
  readonly pages: ReadonlyMap<string, number>;
}
