import { oneLine } from '../sanitize.ts';

/**
 * Text of any origin as part of one line of Markdown, without any HTML, so that it reads well as plain text too: words
 * stand as they are, what stands between backticks is code, and so is every word that a service could take for markup, a
 * link, a mention or a reference. It must not begin a line, where blanks and figures have a meaning of their own.
 * @param limit UTF-16 units, after which it is cut with `…`
 */
export function spannedText(text: string, limit: number): string {
  let spanned = '';
  let code = '';
  for (const [piece] of oneLine(text, limit).matchAll(/(?:`[^`]+`|\S)+|\s+/g)) {
    if (piece.trim() === '' && code !== '') code += piece;
    else if (isCalm(piece)) {
      spanned += inCode(code) + piece;
      code = '';
    } else code += piece;
  }
  return spanned + inCode(code);
}

/** Text of any origin as one span of code, whatever backticks are in it; empty where the text is. */
export const codeSpan = (text: string, limit: number): string => inCode(oneLine(text, limit));

/** Words in code, with the blanks behind them outside. */
function inCode(words: string): string {
  const content = words.trimEnd();
  if (content === '') return words;
  const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .*\S.* $/.test(content) ? ' ' : '';
  return `${fence}${pad}${content}${pad}${fence}${words.slice(content.length)}`;
}

/** Signs of Markdown, of HTML, and of what services refer to things by. */
const sign = /[`*_<>&@#[\]\\|~^${}]/;
/** What they refer to things by without such a sign, or draw a small picture for: `!12`, `%12`, `GH-12`, `:tada:`, a commit. */
const reference = /:\/\/|www\.|![\d[]|%["\w]|\bGH-\d|:[\w+-]+:|\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40}\b/i;

function isCalm(word: string): boolean {
  const outside = word.replace(/`[^`]+`/g, '\0');
  return !sign.test(outside) && !reference.test(outside) && !outside.includes('\0\0');
}
