import type { Json } from '../model/json.ts';
import type { Path } from '../model/text.ts';

/** How faults of form speak of values, keys and places. */

const longestShown = 60;
const mostListed = 20;

/** A text cut to a length that fits a sentence, without control characters. */
function shown(text: string): string {
  const plain = text.slice(0, longestShown * 4).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  const characters = [...plain];
  return characters.length > longestShown ? `${characters.slice(0, longestShown - 1).join('')}…` : plain;
}

/** What is typed, as a sentence shows it. */
export const code = (text: string): string => `\`${shown(text).replaceAll('`', "'")}\``;

/** `a, b or c`. */
export function either(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? 'nothing') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** What a place is called in a sentence: its key, or which entry of which list. */
export function placeName(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the record';
  if (typeof last === 'string') return code(last);
  const list = path.findLast((step) => typeof step === 'string');
  return list === undefined ? `entry ${last + 1}` : `entry ${last + 1} of ${code(String(list))}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Values a field may have, as a sentence lists them. */
export function listed(values: readonly Json[]): string {
  const names = values.slice(0, mostListed).map((value) => code(String(value)));
  return values.length > mostListed
    ? `${names.join(', ')} and ${values.length - mostListed} more`
    : names.join(', ');
}
