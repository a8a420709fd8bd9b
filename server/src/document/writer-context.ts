import type { Language } from '../messages/language.ts';
import type { Text } from './inline.ts';
import type { Anchors } from './prose-tree.ts';

/** What every format is written with. */
export interface WriterContext {
  readonly language: Language;
  readonly anchors: Anchors;
}

/** The words of a text. */
export const wordsOf = ({ language }: WriterContext, text: Text): string => language.text(text);
