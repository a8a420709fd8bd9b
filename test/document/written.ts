import type { Blocks } from '../../server/src/document/blocks.ts';
import { htmlBox } from '../../server/src/document/html/page.ts';
import type { Inline } from '../../server/src/document/inline.ts';

/** Blocks as HTML, in a box of their own. */
export const htmlOf = (blocks: Blocks): string => htmlBox('box', blocks).html;

/** What is read of a line, with plain blanks; null for nothing. */
export function wordsOf(of: Inline): string | null {
  const read = htmlOf({ is: 'paragraph', look: null, of })
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
    .trim();
  return read === '' ? null : read;
}
