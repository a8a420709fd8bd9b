import type { Language } from '../../messages/language.ts';
import type { Text } from '../inline.ts';

/** What every part of a page is written with. */
export interface HtmlContext {
  readonly language: Language;
  /** Where an id, or `id@version`, is shown. */
  readonly anchors: ReadonlyMap<string, string>;
  /** On which page each anchor is printed, as far as that is known. */
  readonly pages: ReadonlyMap<string, number>;
}

/** The words of a text. */
export const wordsOf = ({ language }: HtmlContext, text: Text): string => language.text(text);
