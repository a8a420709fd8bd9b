import type { WriterContext } from '../writer-context.ts';

/** What every part of a text is written with. */
export interface MarkdownContext extends WriterContext {
  /** How much deeper headings stand: one deeper within a chapter. */
  readonly depth: number;
}
