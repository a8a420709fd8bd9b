import type { Pack } from '../model.ts';
import { cleanText } from './clean-text.ts';
import { day } from './format.ts';
import { sans } from './style/fonts.ts';

/** A text as a CSS string that says exactly that: everything but letters, digits and blanks is escaped. */
export function cssString(text: string, limit = 90): string {
  const escaped = cleanText(text, limit).replace(
    /[^\p{L}\p{N} ]/gu,
    (character) => `\\${character.codePointAt(0)!.toString(16)} `,
  );
  return `"${escaped}"`;
}

/** The digest of the review's record, or null when the pack does not list it. */
export function reviewDigest(pack: Pack): string | null {
  const { id, version } = pack.review.link;
  return (
    pack.appendix.records.items.find(({ link }) => link.id === id && link.version === version)?.digest ?? null
  );
}

/**
 * Header and footer of every printed page but the first's header: what was reviewed, record id, version
 * and digest, page of pages. As margin boxes of the page, so that a browser's own printing has them too.
 */
export function pageMargins(pack: Pack): string {
  const { link, title } = { link: pack.review.link, title: pack.review.link.title };
  const name = [pack.organization, title ?? 'Management review'].filter((part) => part !== null).join(' · ');
  const record = `${link.id}${link.version === null ? '' : `, version ${link.version}`}, as of ${day(pack.asOf)}`;
  const digest = reviewDigest(pack);
  const box = (place: string, content: string) =>
    `@${place}{content:${content};font:7.5pt ${sans};color:#59626c;vertical-align:middle}`;
  return `@page{margin:18mm 17mm 17mm;${box('top-left', cssString(name))}${box('top-right', cssString(record))}${box(
    'bottom-left',
    cssString(digest === null ? '' : `Record ${digest}`),
  )}${box('bottom-right', 'counter(page) " / " counter(pages)')}}@page:first{@top-left{content:""}}`;
}
