import { type DocumentOutline, readOutline } from './header.ts';
import { languageOf } from './language-of.ts';

/** What the body of a Markdown document shows at a glance, whatever it is read as. */
export interface Glance {
  readonly outline: DocumentOutline;
  /** As a tag; null where the text does not show it. */
  readonly language: string | null;
}

/**
 * Looks through the body of a Markdown document. Whoever reads one text several times looks once.
 * @param start offset of the body in the file
 */
export const glanceAt = (text: string, start: number): Glance => ({
  outline: readOutline(text, start),
  language: languageOf(text.slice(start)),
});
