import { cleanText } from '../characters.ts';
import type { Document } from '../document.ts';
import { wordsOf } from '../writer-context.ts';
import type { HtmlContext } from './context.ts';
import { sans } from './style.ts';

/** A text as a CSS string that says exactly that: everything but letters, digits and blanks is escaped. */
export function cssString(text: string, limit = 90): string {
  const escaped = cleanText(text, limit).replace(
    /[^\p{L}\p{N} ]/gu,
    (character) => `\\${character.codePointAt(0)!.toString(16)} `,
  );
  return `"${escaped}"`;
}

/**
 * Header and footer of every printed page but the first's header, with page of pages. As margin boxes of the page, so
 * that a browser's own printing has them too.
 */
export function pageMargins(context: HtmlContext, { margins: { left, right, foot } }: Document): string {
  const box = (place: string, content: string) =>
    `@${place}{content:${content};font:7.5pt ${sans};color:#59626c;vertical-align:middle}`;
  const words = (text: Document['title']): string => cssString(wordsOf(context, text));
  return `@page{margin:18mm 17mm 17mm;${box('top-left', words(left))}${box('top-right', words(right))}${box(
    'bottom-left',
    words(foot ?? ''),
  )}${box('bottom-right', 'counter(page) " / " counter(pages)')}}@page:first{margin:11mm 17mm 13mm;@top-left{content:""}}`;
}
