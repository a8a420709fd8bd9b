import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import type { Json } from '../model/json.ts';
import type { Message, MessageList } from '../model/message.ts';
import type { Path } from '../model/text.ts';

/** How faults of form speak of values, keys and places. */
const say = defineMessages('schema.place', {
  record: 'the record',
  entry: 'entry {number}',
  entryOf: 'entry {number} of `{list}`',
  firstRecord: 'The record',
  firstEntry: 'Entry {number}',
  firstEntryOf: 'Entry {number} of `{list}`',
  key: '`{key}`',
});

const longestShown = 60;
const mostListed = 20;

/** What is typed, fit to stand between backticks in a sentence: cut to a length, without control characters. */
export function typed(text: string): string {
  const plain = text.slice(0, longestShown * 4).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  const characters = [...plain];
  const short =
    characters.length > longestShown ? `${characters.slice(0, longestShown - 1).join('')}…` : plain;
  return short.replaceAll('`', "'");
}

/** What is typed, where it is one of several values of a sentence. */
export const code = (text: string): string => `\`${typed(text)}\``;

/** What a place is called within a sentence: its key, or which entry of which list. */
export function placeName(path: Path): Message {
  return nameOf(path, say.record, say.entry, say.entryOf);
}

/** The same where the sentence begins with it. */
export function placeFirst(path: Path): Message {
  return nameOf(path, say.firstRecord, say.firstEntry, say.firstEntryOf);
}

function nameOf(
  path: Path,
  record: typeof say.record,
  entry: typeof say.entry,
  entryOf: typeof say.entryOf,
): Message {
  const last = path.at(-1);
  if (last === undefined) return record();
  if (typeof last === 'string') return say.key({ key: typed(last) });
  const list = path.findLast((step) => typeof step === 'string');
  return list === undefined
    ? entry({ number: last + 1 })
    : entryOf({ number: last + 1, list: typed(String(list)) });
}

/** Values a field may have, as a sentence lists them. */
export const values = (allowed: readonly Json[], joint: MessageList['joint'] = 'and'): MessageList =>
  listed(
    allowed.map((value) => code(String(value))),
    joint,
    mostListed,
  );
