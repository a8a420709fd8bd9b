/**
 * Record text and file names are untrusted and end up in terminals and CI logs. Two dangers:
 * characters that steer the display (control, bidirectional, zero-width), and text a log reader takes
 * for a command (`::error::` at a line's start, `##[…]`, `##vso[…]`, `##teamcity[…]` anywhere).
 */

/** Characters that have an effect but no shape of their own. */
const unseen = String.raw`\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{NChar}\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}`;
const anyUnseen = new RegExp(`[${unseen}]`, 'u');
/**
 * An emoji may need zero-width joiners and selectors to be itself: a well-formed one is kept whole. Made when it is
 * needed: the thousands of emoji take as long to load as a tenth of a check of a small repository.
 */
let emojiOrUnseen: RegExp | undefined;

function escapeOf(character: string): string {
  const code = character.codePointAt(0)!;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Replaces every character without a shape of its own by a visible escape such as `\u202e`. */
export function showUnseen(text: string): string {
  if (!anyUnseen.test(text)) return text;
  emojiOrUnseen ??= new RegExp(`(\\p{RGI_Emoji})|[${unseen}]`, 'gv');
  return text.replace(emojiOrUnseen, (match, emoji: string | undefined) => emoji ?? escapeOf(match));
}

/** Parts `##[`, `##vso[` and the like with a space (`# #[`), so that no CI log takes them for a command. */
export function breakLogCommands(text: string): string {
  return text.includes('##') ? text.replace(/##(?=[a-z]*\[)/gi, '# #') : text;
}

/**
 * Text for a place that holds one line: line ends become `⏎`, tabs spaces, all else unseen a visible
 * escape, log commands are parted. Cut after `limit` UTF-16 units with `…`.
 */
export function oneLine(text: string, limit = Number.POSITIVE_INFINITY): string {
  // Half of a character is none.
  const kept = text.length > limit ? `${text.slice(0, limit).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return breakLogCommands(showUnseen(kept.replace(/\r\n?|\n/g, '⏎').replaceAll('\t', ' ')));
}

/**
 * A finished line of a log: a `::` at its start (blanks and colour codes do not count, CI services skip
 * them) is parted to `: :`.
 */
export function guardLineStart(line: string): string {
  let at = 0;
  while (at < line.length) {
    if (line[at] === '\u001b') at = line.indexOf('m', at) + 1 || line.length;
    else if (line[at]!.trim() === '') at++;
    else break;
  }
  return line.startsWith('::', at) ? `${line.slice(0, at)}: ${line.slice(at + 1)}` : line;
}

/**
 * Makes JSON text fit for terminals and CI logs without changing what it says: unseen characters and log
 * commands can only stand inside strings, where JSON has escapes for them.
 */
export function escapeInJson(json: string): string {
  return json
    .replace(jsonUnseen, (match) =>
      Array.from(
        { length: match.length },
        (_, unit) => `\\u${match.charCodeAt(unit).toString(16).padStart(4, '0')}`,
      ).join(''),
    )
    .replace(/##(?=[a-z]*\[)/gi, '#\\u0023');
}

/** Line feeds are the layout of JSON text; inside its strings they are escaped already. */
const jsonUnseen = new RegExp(`[[${unseen}]--[\\n]]`, 'gv');
