import { IntlMessageFormat } from 'intl-messageformat';
import type { Message, MessageList, MessageValue } from '../model/message.ts';
import { defineMessages } from './define-messages.ts';

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
  const formats = new Map<string, IntlMessageFormat>();
  // Made when the first list is said: loading what they need takes a good part of a short run.
  const lists: { and?: Intl.ListFormat; or?: Intl.ListFormat } = {};
  const and = (): Intl.ListFormat => (lists.and ??= listFormat(tag, 'conjunction'));
  const or = (): Intl.ListFormat => (lists.or ??= listFormat(tag, 'disjunction'));

  const formatOf = ({ id, template }: Message): IntlMessageFormat => {
    const known = formats.get(id);
    if (known !== undefined) return known;
    const own = Object.hasOwn(translation, id) ? translation[id] : undefined;
    const format = readable(own, tag) ?? new IntlMessageFormat(template, 'en', undefined, options);
    formats.set(id, format);
    return format;
  };
  const listWords = ({ items, joint, most }: MessageList): string => {
    const rest = items.length - most;
    const named = items.slice(0, most).map(text);
    if (rest > 0) return and().format([...named, text(words.more({ count: rest }))]);
    return (joint === 'and' ? and() : or()).format(named);
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
      return String(formatOf(message).format(values));
    } catch (error) {
      if (tag === 'en') throw error;
      return english.text(message);
    }
  };
  return { tag, text };
}

/** Angle brackets are text: no message of the product holds markup. */
const options = { ignoreTag: true };

function readable(template: string | undefined, tag: string): IntlMessageFormat | null {
  if (template === undefined) return null;
  try {
    return new IntlMessageFormat(template, tag, undefined, options);
  } catch {
    return null;
  }
}

/** `en` separates the last of three by a comma before `and`; the product writes English without it. */
const listFormat = (tag: string, type: 'conjunction' | 'disjunction'): Intl.ListFormat =>
  new Intl.ListFormat(tag === 'en' ? 'en-GB' : tag, { type });

export const english = languageOf('en');
