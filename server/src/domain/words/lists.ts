import { listed } from '../../messages/listed.ts';
import type { MessageList } from '../../model/message.ts';

const shown = 5;

/** `a`, `a and b`, `a, b and c`; more than five end in `and 3 more`. */
export function listWords(items: readonly string[], word: 'and' | 'or' = 'and', limit = shown): string {
  const rest = items.length - limit;
  if (rest > 0) return `${items.slice(0, limit).join(', ')} and ${rest} more`;
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** A count with its noun: `1 record`, `3 records`. */
export const countWords = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : plural}`;

/** Keys to be typed, as one value of a message: `` `owner` and `due` ``. */
export const keysListed = (
  keys: readonly string[],
  joint: MessageList['joint'] = 'and',
  most?: number,
): MessageList =>
  listed(
    keys.map((key) => `\`${key}\``),
    joint,
    most,
  );
