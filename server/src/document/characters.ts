/** Characters that reorder all text after them, whatever its own direction. */
const BIDI_OVERRIDES = /[\u202a-\u202e]/g;
/** Control characters other than tab and line ends, lone surrogates and noncharacters have no place on a page. */
const UNPRINTABLE = /[[\p{Cc}\p{Cs}\ufffe\uffff]--[\n\r\t]]/gv;
/** Letters and marks written from right to left, or characters that set a direction. */
const DIRECTIONAL =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200e\u200f\u2066-\u2069]/u;

/** Of the letters and signs that most texts are made of, which means nothing to HTML and has no direction. */
const PLAIN = /^[\w .,;:!?()[\]/%+*=#@$€–—’äöüÄÖÜß-]*$/;

/** Longest plain text put on a page; documents hold shorter ones unless made by someone else. */
const LIMIT = 4000;

/**
 * Text of any origin, fit for a page: bounded, without control characters, and with the characters that
 * would reorder their surroundings shown as escapes such as `\u202e`. Markup is not touched.
 */
export function cleanText(text: string, limit: number = LIMIT): string {
  const kept = text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
  return kept
    .replace(UNPRINTABLE, '\ufffd')
    .replace(BIDI_OVERRIDES, (found) => `\\u${found.charCodeAt(0).toString(16)}`);
}

/** True when a text has a direction of its own, which must not reach what stands next to it. */
export const hasDirection = (text: string): boolean => DIRECTIONAL.test(text);

/** True for a text that stands in HTML as it is: nothing to escape, to bound, to clean or to isolate. */
export const isPlain = (text: string): boolean =>
  text.length <= LIMIT && PLAIN.test(text) && !text.includes('##') && !text.includes('::');

/** A text with a capital first letter, as a language writes it. */
export const capitalised = (text: string, language: string): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
