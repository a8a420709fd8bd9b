import type { Message, MessageList } from '../model/message.ts';

/** More than this many in a sentence nobody reads. */
const shown = 5;

/** Several things as one value of a message: `a`, `a and b`, `a, b and c`. */
export const listed = (
  items: readonly (string | Message)[],
  joint: MessageList['joint'] = 'and',
  most = shown,
): MessageList => ({ items, joint, most });
