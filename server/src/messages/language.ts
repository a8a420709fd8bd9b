import type { Message, MessageList, MessageValue } from '../model/message.ts';
import { defineMessages } from './define-messages.ts';
import { type MessageFormat, messageFormats } from './message-format.ts';

/** Puts messages into words. */
export interface Language {
  /** BCP 47 tag, such as `en`. */
  readonly tag: string;
  /** The words of a message; text that is none of ours is passed through as it is. */
  text(message: Message | string): string;
}

/** Templates of another language, by the ids of the English ones. */
export type Translation = Readonly<Record<string, string>>;

const words = defineMessages('list', {
  more: '{count, plural, one {# more} other {# more}}',
});

/**
 * A language of the product. What a translation lacks, or has in a form that cannot be read, is said in English, so
 * that a sentence is never lost.
 * @param tag BCP 47 tag; it decides plural forms, lists and digits.
 * @param translation Templates by id; none for English.
 */
export function languageOf(tag: string, translation: Translation = {}): Language {
  const formats = new Map<string, MessageFormat>();
  const [readOwn, readEnglish] = [messageFormats(tag), messageFormats('en')];
  const lists = new Map<MessageList['joint'], JoinList>();
  const listFor = (joint: MessageList['joint']): JoinList => {
    const join = lists.get(joint) ?? joinerOf(tag, joint);
    lists.set(joint, join);
    return join;
  };

  const formatOf = ({ id, template }: Message): MessageFormat => {
    const known = formats.get(id);
    if (known !== undefined) return known;
    const own = Object.hasOwn(translation, id) ? translation[id] : undefined;
    const format = readable(own, readOwn) ?? readEnglish(template);
    formats.set(id, format);
    return format;
  };
  const listWords = ({ items, joint, most }: MessageList): string => {
    const rest = items.length - most;
    const named = items.slice(0, most).map(text);
    if (rest > 0) return listFor('and')([...named, text(words.more({ count: rest }))]);
    return listFor(joint)(named);
  };
  const valueWords = (value: MessageValue): string | number => {
    if (typeof value === 'string' || typeof value === 'number') return value;
    return 'items' in value ? listWords(value) : text(value);
  };
  const text = (message: Message | string): string => {
    if (typeof message === 'string') return message;
    const values = Object.fromEntries(
      Object.entries(message.values).map(([name, value]) => [name, valueWords(value)]),
    );
    try {
      return formatOf(message)(values);
    } catch (error) {
      if (tag === 'en') throw error;
      return english.text(message);
    }
  };
  return { tag, text };
}

/** A translation that is there and can be read. */
function readable(
  template: string | undefined,
  read: (template: string) => MessageFormat,
): MessageFormat | null {
  if (template === undefined) return null;
  try {
    return read(template);
  } catch {
    return null;
  }
}

type JoinList = (items: readonly string[]) => string;

/**
 * How several things are listed. `Intl.ListFormat` looks its locale up among all there are, which a short run in English
 * is spared; there, the product writes no comma before the last.
 */
function joinerOf(tag: string, joint: MessageList['joint']): JoinList {
  if (tag === 'en') return (items) => joinedInEnglish(items, joint);
  const format = new Intl.ListFormat(tag, { type: joint === 'and' ? 'conjunction' : 'disjunction' });
  return (items) => format.format(items);
}

function joinedInEnglish(items: readonly string[], joint: MessageList['joint']): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${joint} ${last}`;
}

export const english = languageOf('en');
