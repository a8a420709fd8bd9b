import type { Language } from '../../messages/language.ts';
import type { Text } from '../inline.ts';

/** What every part of a text is written with. */
export interface MarkdownContext {
  readonly language: Language;
  readonly anchors: ReadonlyMap<string, string>;
  /** How much deeper headings stand: one deeper within a chapter. */
  readonly depth: number;
}

/** The words of a text. */
export const wordsOf = ({ language }: MarkdownContext, text: Text): string => language.text(text);
